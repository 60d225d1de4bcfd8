package dev.lockstep.registry.evolve.agreement;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Semantics;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.compare.Bounds;
import dev.lockstep.registry.compare.Types;
import dev.lockstep.registry.evolve.tree.Aspect;
import dev.lockstep.registry.evolve.tree.Leeway;
import dev.lockstep.registry.evolve.tree.Saying;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a contract says of one place otherwise than the operations. For one use. */
final class Differences {
  private final Path path;
  private final Leeway leeway;
  private final List<Difference> all = new ArrayList<>();

  private record Difference(String what, String derived, String said) {
    @Override
    public String toString() {
      return "%s is %s instead of %s".formatted(what, said, derived);
    }
  }

  Differences(Path path, Leeway leeway) {
    this.path = path;
    this.leeway = leeway;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  void add(String what, String derived, String said) {
    all.add(new Difference(what, derived, said));
  }

  private String joined(Function<Difference, String> part) {
    return all.stream().map(part).collect(Collectors.joining(", "));
  }

  String sentence() {
    return joined(Difference::toString);
  }

  String derived() {
    return joined(Difference::derived);
  }

  String said() {
    return joined(Difference::said);
  }

  /** Compares one aspect, as far as nothing is left open. */
  private <T> void compare(Aspect aspect, String what, Pair<T> pair, Function<T, String> words) {
    boolean agrees =
        switch (leeway.of(path, aspect)) {
          case EXACT -> pair.isSame();
          case LOOSER -> pair.isSame() || pair.isLooser();
          case ANY -> true;
        };
    if (!agrees) {
      add(what, words.apply(pair.derived()), words.apply(pair.said()));
    }
  }

  /** What follows, what is said, and whether the latter promises less. */
  private record Pair<T>(T derived, T said, boolean isLooser) {
    boolean isSame() {
      return derived.equals(said);
    }
  }

  void required(Field derived, Field said) {
    compare(
        Aspect.REQUIRED,
        "its presence",
        new Pair<>(derived.required(), said.required(), derived.required()),
        is -> is ? "required" : "optional");
    if (derived.kind() != said.kind()) {
      add("its kind", word(derived.kind()), word(said.kind()));
    }
  }

  private static String word(Field.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** Compares types; answers whether what is in them can be compared. */
  boolean type(Node derived, Node said) {
    boolean isStructure = derived.shape().getClass() == said.shape().getClass();
    boolean agrees =
        switch (leeway.of(path, Aspect.TYPE)) {
          case EXACT -> isStructure && derived.type().equals(said.type());
          case LOOSER -> isStructure && isOfType(derived, said);
          case ANY -> true;
        };
    if (!agrees) {
      add("the type", words(derived), words(said));
    }
    return isStructure;
  }

  private static String words(Node node) {
    String logical = node.type().logical().map(LogicalType::word).orElse("");
    String type = Types.words(node);
    return logical.isEmpty() || logical.equals(type) || !(node.shape() instanceof Shape.Single)
        ? type
        : "%s, %s".formatted(logical, type);
  }

  /** Whether a type that an operation settles is the one that is said, in whichever words. */
  private static boolean isOfType(Node derived, Node said) {
    if (!(derived.shape() instanceof Shape.Single) || derived.type().equals(said.type())) {
      return true;
    }
    Optional<String> physical = said.type().physical();
    if (physical.isPresent() && derived.type().physical().isPresent()) {
      return Types.isOneType(derived.type().physical().get(), physical.get());
    }
    return physical.isEmpty()
        && said.type()
            .logical()
            .filter(logical ->
                Saying.types(derived)
                    .filter(types -> types.stream().allMatch(logical::accepts))
                    .isPresent())
            .isPresent();
  }

  void facts(Node derived, Node said) {
    Facts one = derived.facts();
    Facts other = said.facts();
    if (derived.id().isPresent()) {
      compare(
          Aspect.ID, "the id", new Pair<>(derived.id(), said.id(), false), id -> id.orElse("none"));
    }
    compare(
        Aspect.NULLABLE,
        "null",
        new Pair<>(one.nullable(), other.nullable(), !one.nullable()),
        is -> is ? "allowed" : "forbidden");
    compare(
        Aspect.CHOICE,
        "the list of values",
        new Pair<>(listed(one.choice()), listed(other.choice()), isLooser(one, other)),
        Listed::words);
    compare(
        Aspect.UNIQUE,
        "uniqueness",
        new Pair<>(one.unique(), other.unique(), one.unique()),
        is -> is ? "promised" : "not promised");
    meaning(one.semantics(), other.semantics());
  }

  /** The values of a list, in whatever order. */
  private record Listed(Optional<HashSet<Value>> values, Optional<Choice.Extent> extent) {
    String words() {
      return values
          .map(known -> known.stream().map(Types::words).sorted().toList().toString())
          .orElse("none");
    }
  }

  private static Listed listed(Optional<Choice> choice) {
    return new Listed(
        choice.map(known -> new HashSet<>(known.values())), choice.map(Choice::extent));
  }

  /** Whether a list of values lets in all that another one does. */
  static boolean isLooser(Facts derived, Facts said) {
    return said.choice().isEmpty()
        || derived
            .choice()
            .filter(choice -> said.choice().get().values().containsAll(choice.values()))
            .isPresent();
  }

  private void meaning(Semantics derived, Semantics said) {
    compare(
        Aspect.MEANING,
        "the unit",
        new Pair<>(derived.unit(), said.unit(), false),
        Differences::orNone);
    compare(
        Aspect.MEANING,
        "the encoding",
        new Pair<>(derived.encoding(), said.encoding(), false),
        Differences::orNone);
    compare(
        Aspect.MEANING,
        "the encryption",
        new Pair<>(derived.encryption(), said.encryption(), false),
        Differences::orNone);
    compare(
        Aspect.MEANING,
        "what it refers to",
        new Pair<>(derived.references(), said.references(), false),
        references -> references.isEmpty() ? "nothing" : String.join(", ", references));
  }

  private static String orNone(Optional<String> text) {
    return text.orElse("none");
  }

  void limits(Shape derived, Shape said) {
    if (derived instanceof Shape.Single(Limits one) && said instanceof Shape.Single(Limits other)) {
      limits(one, other);
    } else if (derived instanceof Shape.Elements one && said instanceof Shape.Elements other) {
      size("the number of elements", one.size(), other.size());
      compare(
          Aspect.LIMITS,
          "whether elements are unique",
          new Pair<>(one.unique(), other.unique(), one.unique()),
          String::valueOf);
    } else if (derived instanceof Shape.Entries one && said instanceof Shape.Entries other) {
      size("the number of entries", one.size(), other.size());
      text("the pattern of keys", one.keyPattern(), other.keyPattern());
    } else if (derived instanceof Shape.Fields one && said instanceof Shape.Fields other) {
      compare(
          Aspect.CONTENT,
          "the content model",
          new Pair<>(one.content(), other.content(), false),
          content -> content.map(model -> model.word()).orElse("not said"));
    }
  }

  private void limits(Limits derived, Limits said) {
    compare(
        Aspect.LIMITS,
        "the range",
        new Pair<>(
            derived.range(),
            said.range(),
            Bounds.onlyIn(derived.range(), said.range(), false).isEmpty()),
        Bounds::words);
    size("the length", derived.length(), said.length());
    text("the earliest", derived.earliest(), said.earliest());
    text("the latest", derived.latest(), said.latest());
    text("the pattern", derived.pattern(), said.pattern());
    text("the format", derived.format(), said.format());
  }

  private void size(String what, Size derived, Size said) {
    compare(
        Aspect.LIMITS,
        what,
        new Pair<>(derived, said, Bounds.onlyIn(derived, said).isEmpty()),
        Bounds::words);
  }

  private void text(String what, Optional<String> derived, Optional<String> said) {
    compare(Aspect.LIMITS, what, new Pair<>(derived, said, said.isEmpty()), Differences::orNone);
  }
}
