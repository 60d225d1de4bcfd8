package dev.lockstep.registry.compare;

import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Kinds.Family;
import dev.lockstep.registry.compare.Kinds.Kind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether something can be asked of, or done to, the values at a place. */
public final class Operands {
  /** What a place holds, as operators care. */
  public enum Holding {
    NUMBER,
    TEXT,
    /** Elements in order, or a set. */
    LIST,
    MAP,
    /** A collection that is one cell, which no write changes in part. */
    FROZEN,
    COUNTER,
    OTHER
  }

  private static final Set<Family> NUMBERS =
      EnumSet.of(Family.INTEGER, Family.FLOATING, Family.DECIMAL);

  private Operands() {}

  /**
   * Whether a value of this type can equal one at the place.
   *
   * @param word the type in the words of a store, or as parameters declare it
   */
  public static Fit fit(Node node, String word) {
    return switch (node.shape()) {
      case Shape.Any any -> Fit.OPEN;
      case Shape.Elements all -> fit(all.element(), word);
      case Shape.Union union ->
          Fit.any(union.members().stream().map(member -> fit(member.node(), word)));
      case Shape.Fields fields -> among(Set.of(Family.DOCUMENT), word);
      case Shape.Entries entries -> among(Set.of(Family.DOCUMENT), word);
      case Shape.Single single -> among(families(node.type()), word);
    };
  }

  private static Fit among(Set<Family> families, String word) {
    Set<Family> asked =
        LogicalType.of(word.toLowerCase(Locale.ROOT))
            .filter(type -> Kinds.of(word).isEmpty())
            .map(Operands::families)
            .orElseGet(() -> families(word));
    if (families.isEmpty() || asked.isEmpty()) {
      return Fit.OPEN;
    }
    boolean meets =
        families.stream()
            .anyMatch(each ->
                asked.contains(each)
                    || (NUMBERS.contains(each) && asked.stream().anyMatch(NUMBERS::contains)));
    return Fit.when(meets);
  }

  private static Set<Family> families(DeclaredType type) {
    return type.physical().isPresent()
        ? families(type.physical().get())
        : type.logical().map(Operands::families).orElse(Set.of());
  }

  private static Set<Family> families(String word) {
    return Kinds.of(word).map(Kind::family).<Set<Family>>map(EnumSet::of).orElse(Set.of());
  }

  /** What may stand behind a type that no engine has. */
  private static Set<Family> families(LogicalType type) {
    return switch (type) {
      case STRING -> EnumSet.of(Family.TEXT, Family.OBJECT_ID, Family.UUID, Family.BINARY);
      case DATE, TIMESTAMP -> EnumSet.of(Family.MOMENT, Family.TEXT, Family.INTEGER);
      case TIME -> EnumSet.of(Family.TIME, Family.TEXT, Family.INTEGER);
      case NUMBER, INTEGER -> NUMBERS;
      case BOOLEAN -> EnumSet.of(Family.BOOL);
      case OBJECT -> EnumSet.of(Family.DOCUMENT);
      case ARRAY -> EnumSet.of(Family.ARRAY);
    };
  }

  /** What a place holds; empty where the contract does not say enough. */
  public static Optional<Holding> holding(Node node) {
    String physical = node.type().physical().orElse("").toLowerCase(Locale.ROOT);
    if (physical.startsWith("frozen<")) {
      return Optional.of(Holding.FROZEN);
    }
    if (physical.matches("(?s)(list|set)<.*")) {
      return Optional.of(Holding.LIST);
    }
    if (physical.matches("(?s)map<.*")) {
      return Optional.of(Holding.MAP);
    }
    return switch (node.shape()) {
      case Shape.Any any -> Optional.empty();
      case Shape.Union union -> Optional.empty();
      case Shape.Elements elements -> Optional.of(Holding.LIST);
      case Shape.Fields fields -> Optional.of(Holding.MAP);
      case Shape.Entries entries -> Optional.of(Holding.MAP);
      case Shape.Single single -> single(families(node.type()));
    };
  }

  private static Optional<Holding> single(Set<Family> families) {
    if (families.isEmpty()) {
      return Optional.empty();
    }
    if (NUMBERS.containsAll(families)) {
      return Optional.of(Holding.NUMBER);
    }
    if (families.contains(Family.TEXT)) {
      return Optional.of(Holding.TEXT);
    }
    return Optional.of(
        families.contains(Family.COUNTER)
            ? Holding.COUNTER
            : families.contains(Family.ARRAY)
                ? Holding.LIST
                : families.contains(Family.DOCUMENT) ? Holding.MAP : Holding.OTHER);
  }
}
