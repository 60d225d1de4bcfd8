package dev.lockstep.registry.exchange.schema;

import dev.lockstep.registry.exchange.draft.Item;
import dev.lockstep.registry.exchange.draft.Remarks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the types that a schema names, or means without naming them. */
final class Types {
  private static final Map<String, Set<String>> MEANT =
      Map.of(
          "object",
          Set.of(
              "properties",
              "required",
              "additionalProperties",
              "patternProperties",
              "minProperties",
              "maxProperties"),
          "array",
          Set.of("items", "prefixItems", "minItems", "maxItems", "uniqueItems"),
          "string",
          Set.of("pattern", "minLength", "maxLength", "format"),
          "number",
          Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"));
  private static final Set<String> NUMBERS = Set.of("integer", "int", "long", "double", "decimal");

  private final Keywords words;
  private final Remarks remarks;

  Types(Keywords words, Remarks remarks) {
    this.words = words;
    this.remarks = remarks;
  }

  /** The types of a place; empty where any may stand there. */
  Optional<List<Kind>> kinds(Spot spot) {
    List<List<Kind>> said = new ArrayList<>();
    words.all("bsonType").forEach(item -> said.add(bson(item)));
    words.all("type").forEach(item -> said.add(plain(item)));
    said.removeIf(List::isEmpty);
    return said.stream().reduce((one, other) -> common(one, other, spot)).or(() -> meant(spot));
  }

  /** Whether it is said that null does not fit, and nothing else. */
  static boolean refusesNull(Keywords words) {
    boolean refuses = words.peek("not").map(Types::isNull).orElse(false);
    return refuses && !words.all("not").isEmpty();
  }

  private static boolean isNull(Item refused) {
    return refused.members().size() == 1
        && refused.members().entrySet().stream()
            .allMatch(word ->
                Set.of("type", "bsonType").contains(word.getKey())
                    && word.getValue().text().equals(Optional.of(Kind.NULL)));
  }

  private List<Kind> bson(Item item) {
    return named(item, Kind::bson);
  }

  private List<Kind> plain(Item item) {
    // MongoDB's own words are taken here, too: people mix them up.
    return named(item, word -> Kind.plain(word).or(() -> Kind.bson(word)));
  }

  private List<Kind> named(Item item, Function<String, Optional<Kind>> named) {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    for (Item each : item.oneOrMore()) {
      // A null that somebody forgot to quote means the type.
      String word = each.isNull() ? Kind.NULL : each.text().orElse("");
      Optional<Kind> kind = named.apply(word);
      if (kind.isEmpty()) {
        remarks.add(each, "there is no such type");
      }
      kind.ifPresent(known -> kinds.putIfAbsent(known.word(), known));
    }
    return List.copyOf(kinds.values());
  }

  private List<Kind> common(List<Kind> one, List<Kind> other, Spot spot) {
    List<Kind> common =
        one.stream()
            .flatMap(a -> other.stream().flatMap(b -> narrower(a, b).stream()))
            .distinct()
            .toList();
    if (common.isEmpty()) {
      remarks.add(spot.parts().getFirst(), "no type is left that fits all parts of this schema");
    }
    return common.isEmpty() ? one : common;
  }

  private static Optional<Kind> narrower(Kind a, Kind b) {
    if (a.word().equals(b.word())) {
      return Optional.of(a);
    }
    if (b.word().equals("number") && NUMBERS.contains(a.word())) {
      return Optional.of(a);
    }
    return a.word().equals("number") && NUMBERS.contains(b.word())
        ? Optional.of(b)
        : Optional.empty();
  }

  private Optional<List<Kind>> meant(Spot spot) {
    List<String> meant =
        MEANT.entrySet().stream()
            .filter(entry -> words.hasOneOf(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    boolean isListed = words.hasOneOf(Set.of("enum", "const"));
    if (meant.size() != 1 || isListed) {
      return Optional.empty();
    }
    if (!spot.isRoot()) {
      remarks.add(
          spot.parts().getFirst(),
          "no type is said; the draft lets in values of type %s only".formatted(meant.getFirst()));
    }
    return Kind.plain(meant.getFirst()).map(List::of);
  }
}
