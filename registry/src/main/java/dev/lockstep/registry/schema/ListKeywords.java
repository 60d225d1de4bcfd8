package dev.lockstep.registry.schema;

import dev.lockstep.registry.formula.Formula;
import dev.lockstep.registry.formula.Formulas;
import dev.lockstep.registry.formula.Kind;
import dev.lockstep.registry.formula.Term;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.Json.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keywords of lists. */
final class ListKeywords {
  private final Keywords keywords;
  private final Formulas formulas;

  ListKeywords(Keywords keywords) {
    this.keywords = keywords;
    this.formulas = keywords.formulas;
  }

  Optional<Formula> formula(String keyword) {
    return switch (keyword) {
      case "items" -> items();
      case "prefixItems" ->
          keywords.since(Dialect.DRAFT_2020_12) ? places(keyword) : Optional.empty();
      case "additionalItems" ->
          keywords.until(Dialect.DRAFT_2019_09) ? additional() : Optional.empty();
      case "minItems" ->
          keywords.size(keyword).map(min -> ScalarKeywords.atLeast(formulas, Kind.ARRAY, min));
      case "maxItems" ->
          keywords.size(keyword).map(max -> ScalarKeywords.atMost(formulas, Kind.ARRAY, max));
      case "uniqueItems" -> keywords.value(keyword).flatMap(this::unique);
      case "contains" -> keywords.since(Dialect.DRAFT_6) ? contains() : Optional.empty();
      case "unevaluatedItems" ->
          keywords.since(Dialect.DRAFT_2019_09) ? unevaluated() : Optional.empty();
      default ->
          keywords.since(Dialect.DRAFT_2019_09)
              ? keywords.size(keyword).map(size -> formulas.always())
              : Optional.empty();
    };
  }

  private Optional<Formula> unique(Json value) {
    return value instanceof Json.Bool bool
        ? Optional.of(bool.value() ? formulas.of(new Term.Unique()) : formulas.always())
        : Optional.empty();
  }

  private Formula from(int index, Formula item) {
    return item == formulas.always() ? item : formulas.of(new Term.From(index, item));
  }

  private Optional<Formula> items() {
    if (keywords.since(Dialect.DRAFT_2020_12)) {
      return keywords.single("items").map(item -> from(prefix("prefixItems"), item));
    }
    return keywords.value("items").orElseThrow() instanceof Items
        ? places("items")
        : keywords.single("items").map(item -> from(0, item));
  }

  private int prefix(String keyword) {
    return keywords.values.get(keyword) instanceof Items items ? items.values().size() : 0;
  }

  private Optional<Formula> places(String keyword) {
    if (!(keywords.values.get(keyword) instanceof Items items)) {
      return Optional.empty();
    }
    List<Formula> places = new ArrayList<>();
    for (int i = 0; i < items.values().size(); i++) {
      Formula item = keywords.inner(items.values().get(i), keyword, String.valueOf(i));
      places.add(item == formulas.always() ? item : formulas.of(new Term.At(i, item)));
    }
    return Optional.of(formulas.all(places));
  }

  /** It counts only beside a list of schemas. */
  private Optional<Formula> additional() {
    Optional<Formula> item = flag("additionalItems");
    return keywords.values.get("items") instanceof Items
        ? item.map(formula -> from(prefix("items"), formula))
        : item.map(unused -> formulas.always());
  }

  /** A schema that draft 4, too, may write as a word. */
  private Optional<Formula> flag(String keyword) {
    return keywords.values.get(keyword) instanceof Json.Bool bool
        ? Optional.of(bool.value() ? formulas.always() : formulas.never())
        : keywords.single(keyword);
  }

  private Optional<Formula> contains() {
    boolean counted = keywords.since(Dialect.DRAFT_2019_09);
    Optional<Formula> item = keywords.single("contains");
    Optional<Long> min =
        counted && keywords.value("minContains").isPresent()
            ? keywords.size("minContains")
            : Optional.of(1L);
    if (item.isEmpty() || min.isEmpty()) {
      return Optional.empty();
    }
    List<Formula> parts = new ArrayList<>();
    parts.add(atLeast(item.get(), min.get()));
    if (counted && keywords.value("maxContains").isPresent()) {
      keywords
          .size("maxContains")
          .ifPresent(max ->
              parts.add(formulas.where(Kind.ARRAY, formulas.not(atLeast(item.get(), max + 1)))));
      if (keywords.size("maxContains").isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(formulas.all(parts));
  }

  private Formula atLeast(Formula item, long min) {
    return min == 0 ? formulas.always() : formulas.of(new Term.Contains(item, min));
  }

  /** Where nothing beside it passes on what it has looked at, it is a plain keyword. */
  private Optional<Formula> unevaluated() {
    Optional<Formula> item = keywords.single("unevaluatedItems");
    if (item.isPresent() && item.get() == formulas.always()) {
      return item;
    }
    if (ObjectKeywords.looksInPlace(keywords)) {
      return Optional.of(
          keywords.reader.opaque(keywords.place, Optional.of(Kind.ARRAY), "unevaluatedItems"));
    }
    boolean later = keywords.since(Dialect.DRAFT_2020_12);
    boolean all =
        later
            ? keywords.value("items").isPresent()
            : keywords.value("items").filter(Keywords::isSchema).isPresent()
                || (prefix("items") > 0 && keywords.value("additionalItems").isPresent());
    if (all) {
      return item.map(unused -> formulas.always());
    }
    int prefix = prefix(later ? "prefixItems" : "items");
    Optional<Formula> contained = later ? keywords.single("contains") : Optional.empty();
    return item.map(formula ->
        from(prefix, contained.map(c -> formulas.any(List.of(c, formula))).orElse(formula)));
  }
}
