package dev.lockstep.registry.compare;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Kinds.Family;
import dev.lockstep.registry.compare.Kinds.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/** How the types of one place in two versions stand to each other. */
public final class Types {
  /** What the new type is to the old one. */
  public enum Relation {
    SAME,
    /** Every old value is one of the new type, and not the other way round. */
    WIDER,
    /** Every new value is one of the old type, and not the other way round. */
    NARROWER,
    /** Values go over, and some are not exactly the same afterwards. */
    ROUNDED,
    SCALAR_TO_ARRAY,
    ARRAY_TO_SCALAR,
    DISJOINT,
    /** A type is not known here, or said in one version only. */
    UNKNOWN
  }

  private Types() {}

  /** How the type of a place changed; what is in it is compared by itself. */
  public static Relation relation(Node before, Node after) {
    if (before.shape() instanceof Shape.Any || after.shape() instanceof Shape.Any) {
      return ofAnything(before, after);
    }
    boolean wasUnion = before.shape() instanceof Shape.Union;
    boolean isUnion = after.shape() instanceof Shape.Union;
    if (wasUnion || isUnion) {
      return ofUnions(before, after, wasUnion, isUnion);
    }
    if (before.shape().getClass() != after.shape().getClass()) {
      return ofStructures(before.shape(), after.shape());
    }
    if (before.shape() instanceof Shape.Single) {
      return ofSingles(before, after);
    }
    return before.type().equals(after.type()) ? Relation.SAME : Relation.UNKNOWN;
  }

  private static Relation ofAnything(Node before, Node after) {
    if (before.shape().getClass() == after.shape().getClass()) {
      return ofSingles(before, after);
    }
    return before.shape() instanceof Shape.Any ? Relation.NARROWER : Relation.WIDER;
  }

  /** Members come and go by rules of their own. */
  private static Relation ofUnions(Node before, Node after, boolean wasUnion, boolean isUnion) {
    if (wasUnion && isUnion) {
      return before.type().equals(after.type()) ? Relation.SAME : Relation.UNKNOWN;
    }
    Shape.Union union = (Shape.Union) (wasUnion ? before : after).shape();
    Node one = wasUnion ? after : before;
    boolean isMember =
        union.members().stream().anyMatch(member -> relation(member.node(), one) == Relation.SAME);
    if (!isMember) {
      return Relation.UNKNOWN;
    }
    return isUnion ? Relation.WIDER : Relation.NARROWER;
  }

  private static Relation ofStructures(Shape before, Shape after) {
    if (before instanceof Shape.Entries || after instanceof Shape.Entries) {
      return Relation.DISJOINT;
    }
    if (after instanceof Shape.Elements) {
      return Relation.SCALAR_TO_ARRAY;
    }
    return before instanceof Shape.Elements ? Relation.ARRAY_TO_SCALAR : Relation.DISJOINT;
  }

  private static Relation ofSingles(Node before, Node after) {
    DeclaredType old = before.type();
    DeclaredType fresh = after.type();
    if (old.equals(fresh)) {
      return Relation.SAME;
    }
    if (old.physical().isPresent() && fresh.physical().isPresent()) {
      Relation physical = ofPhysical(old.physical().get(), fresh.physical().get());
      // The same values at rest, and two words for what they mean.
      return physical == Relation.SAME && !old.equals(fresh) ? ofMeanings(old, fresh) : physical;
    }
    if (old.logical().isEmpty() || fresh.logical().isEmpty()) {
      return Relation.UNKNOWN;
    }
    Relation logical = ofLogical(old.logical().get(), fresh.logical().get());
    // One version says more of the type than the other.
    return logical == Relation.SAME ? Relation.UNKNOWN : logical;
  }

  private static Relation ofMeanings(DeclaredType old, DeclaredType fresh) {
    return old.logical().equals(fresh.logical()) ? Relation.SAME : Relation.UNKNOWN;
  }

  private static Relation ofLogical(LogicalType before, LogicalType after) {
    if (before == after) {
      return Relation.SAME;
    }
    if (before == LogicalType.INTEGER && after == LogicalType.NUMBER) {
      return Relation.WIDER;
    }
    return before == LogicalType.NUMBER && after == LogicalType.INTEGER
        ? Relation.NARROWER
        : Relation.DISJOINT;
  }

  /** Whether two words of engines mean one type of stored values. */
  public static boolean isOneType(String one, String other) {
    return ofPhysical(one, other) == Relation.SAME;
  }

  private static Relation ofPhysical(String before, String after) {
    if (before.equals(after)) {
      return Relation.SAME;
    }
    Optional<Kind> old = Kinds.of(before);
    Optional<Kind> fresh = Kinds.of(after);
    return old.isEmpty() || fresh.isEmpty() ? Relation.UNKNOWN : ofKinds(old.get(), fresh.get());
  }

  private static Relation ofKinds(Kind before, Kind after) {
    if (before.equals(after)) {
      return Relation.SAME;
    }
    if (before.family() == after.family()) {
      return before.family() == Family.MOMENT
          ? Relation.DISJOINT
          : before.width() < after.width() ? Relation.WIDER : Relation.NARROWER;
    }
    if (before.isNumber() && after.isNumber()) {
      return ofNumbers(before, after);
    }
    return Relation.DISJOINT;
  }

  /** A double holds 53 bits, a float 24, a decimal of 34 digits 112. */
  private static Relation ofNumbers(Kind before, Kind after) {
    if (before.family() == Family.INTEGER) {
      return before.width() <= after.exactBits() ? Relation.WIDER : Relation.ROUNDED;
    }
    if (after.family() == Family.INTEGER) {
      return after.width() <= before.exactBits() ? Relation.NARROWER : Relation.ROUNDED;
    }
    return Relation.ROUNDED;
  }

  /** Whether two types are one but for what is frozen in them. */
  public static boolean differInFreezing(Node before, Node after) {
    Optional<String> old = before.type().physical();
    Optional<String> fresh = after.type().physical();
    return !old.equals(fresh)
        && old.isPresent()
        && old.map(Types::thawed).equals(fresh.map(Types::thawed));
  }

  /** A type of CQL without the word frozen, in small letters and without spaces. */
  private static String thawed(String type) {
    StringBuilder thawed = new StringBuilder();
    Deque<Boolean> isFrozen = new ArrayDeque<>();
    String text = type.replace(" ", "").toLowerCase(Locale.ROOT);
    for (int at = 0; at < text.length(); at++) {
      if (text.startsWith("frozen<", at)) {
        isFrozen.push(true);
        at += "frozen".length();
      } else if (text.charAt(at) == '<') {
        isFrozen.push(false);
        thawed.append('<');
      } else if (text.charAt(at) != '>' || isFrozen.isEmpty() || !isFrozen.pop()) {
        thawed.append(text.charAt(at));
      }
    }
    return thawed.toString();
  }

  /** A type in words. */
  public static String words(Node node) {
    return switch (node.shape()) {
      case Shape.Any any -> "anything";
      case Shape.Fields fields -> "document";
      case Shape.Elements elements -> "array";
      case Shape.Entries entries -> "map";
      case Shape.Union union -> "union";
      case Shape.Single single ->
          node.type()
              .physical()
              .or(() -> node.type().logical().map(LogicalType::word))
              .orElse("unknown");
    };
  }

  /** A value as JSON. */
  public static String words(Value value) {
    return ExtendedJson.write(value, Notation.RELAXED);
  }
}
