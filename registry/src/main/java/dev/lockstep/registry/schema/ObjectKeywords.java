package dev.lockstep.registry.schema;

import dev.lockstep.registry.formula.Formula;
import dev.lockstep.registry.formula.Formulas;
import dev.lockstep.registry.formula.Kind;
import dev.lockstep.registry.formula.Term;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.Json.Items;
import dev.lockstep.registry.json.Json.Members;
import dev.lockstep.registry.json.Json.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The keywords of objects. */
final class ObjectKeywords {
  private static final List<String> IN_PLACE =
      List.of(
          "$dynamicRef",
          "$recursiveRef",
          "$ref",
          "allOf",
          "anyOf",
          "dependentSchemas",
          "if",
          "not",
          "oneOf");

  private final Keywords keywords;
  private final Formulas formulas;

  ObjectKeywords(Keywords keywords) {
    this.keywords = keywords;
    this.formulas = keywords.formulas;
  }

  /** Whether another schema looks at the same value and may pass on what it has looked at. */
  static boolean looksInPlace(Keywords keywords) {
    return IN_PLACE.stream().anyMatch(keywords.values::containsKey);
  }

  Optional<Formula> formula(String keyword) {
    return switch (keyword) {
      case "properties" -> members(keyword, this::properties);
      case "patternProperties" -> members(keyword, this::patternProperties);
      case "additionalProperties" -> additional(keyword);
      case "required" ->
          keywords
              .value(keyword)
              .flatMap(Keywords::texts)
              .map(names -> formulas.where(Kind.OBJECT, hasAll(names)));
      case "minProperties" ->
          keywords.size(keyword).map(min -> ScalarKeywords.atLeast(formulas, Kind.OBJECT, min));
      case "maxProperties" ->
          keywords.size(keyword).map(max -> ScalarKeywords.atMost(formulas, Kind.OBJECT, max));
      case "propertyNames" ->
          keywords.since(Dialect.DRAFT_6)
              ? keywords.single(keyword).map(name -> each(formulas.not(name), formulas.never()))
              : Optional.empty();
      case "dependencies" ->
          keywords.until(Dialect.DRAFT_7)
              ? dependencies(keyword, this::dependency)
              : Optional.empty();
      case "dependentRequired" ->
          keywords.since(Dialect.DRAFT_2019_09)
              ? dependencies(keyword, (name, value) -> Keywords.texts(value).map(this::hasAll))
              : Optional.empty();
      case "dependentSchemas" ->
          keywords.since(Dialect.DRAFT_2019_09)
              ? dependencies(keyword, (name, value) -> inner(keyword, name, value))
              : Optional.empty();
      default -> keywords.since(Dialect.DRAFT_2019_09) ? unevaluated() : Optional.empty();
    };
  }

  private Optional<Formula> members(String keyword, Function<Map<String, Json>, Formula> read) {
    return keywords.values.get(keyword) instanceof Members members
        ? Optional.of(read.apply(members.values()))
        : Optional.empty();
  }

  private Formula each(Formula name, Formula value) {
    return value == formulas.always() || name == formulas.never()
        ? formulas.always()
        : formulas.of(new Term.Each(name, value));
  }

  private Formula named(String name) {
    return formulas.among(Set.of(new Text(name)));
  }

  private Formula properties(Map<String, Json> members) {
    List<Formula> parts = new ArrayList<>();
    members.forEach(
        (name, schema) -> parts.add(each(named(name), keywords.inner(schema, "properties", name))));
    return formulas.all(parts);
  }

  private Formula patternProperties(Map<String, Json> members) {
    List<Formula> parts = new ArrayList<>();
    members.forEach((pattern, schema) ->
        parts.add(
            each(
                ScalarKeywords.pattern(keywords, pattern),
                keywords.inner(schema, "patternProperties", pattern))));
    return formulas.all(parts);
  }

  private Optional<Formula> additional(String keyword) {
    Optional<Formula> value =
        keywords.values.get(keyword) instanceof Json.Bool bool
            ? Optional.of(bool.value() ? formulas.always() : formulas.never())
            : keywords.single(keyword);
    return value.flatMap(schema -> others().map(name -> each(name, schema)));
  }

  /** The names that neither a property nor a pattern of properties speaks of. */
  private Optional<Formula> others() {
    List<Formula> spoken = new ArrayList<>();
    for (String keyword : List.of("properties", "patternProperties")) {
      Optional<Json> value = keywords.value(keyword);
      if (value.isPresent() && !(value.get() instanceof Members)) {
        return Optional.empty();
      }
    }
    if (keywords.values.get("properties") instanceof Members members) {
      Set<Json> names = new LinkedHashSet<>();
      members.values().keySet().forEach(name -> names.add(new Text(name)));
      spoken.add(formulas.among(names));
    }
    if (keywords.values.get("patternProperties") instanceof Members members) {
      members
          .values()
          .keySet()
          .forEach(pattern -> spoken.add(ScalarKeywords.pattern(keywords, pattern)));
    }
    return Optional.of(formulas.not(formulas.any(spoken)));
  }

  private Formula hasAll(List<String> names) {
    return formulas.all(names.stream().map(name -> formulas.of(new Term.Has(name))).toList());
  }

  /** Reads what the presence of a member demands. */
  @FunctionalInterface
  private interface Dependency {
    Optional<Formula> read(String name, Json value);
  }

  private Optional<Formula> dependencies(String keyword, Dependency dependency) {
    if (!(keywords.values.get(keyword) instanceof Members members)) {
      return Optional.empty();
    }
    List<Formula> parts = new ArrayList<>();
    for (Map.Entry<String, Json> entry : members.values().entrySet()) {
      Optional<Formula> then = dependency.read(entry.getKey(), entry.getValue());
      if (then.isEmpty()) {
        return Optional.empty();
      }
      Formula has = formulas.of(new Term.Has(entry.getKey()));
      parts.add(formulas.any(List.of(formulas.not(has), then.get())));
    }
    return Optional.of(formulas.all(parts));
  }

  private Optional<Formula> dependency(String name, Json value) {
    return value instanceof Items
        ? Keywords.texts(value).map(this::hasAll)
        : inner("dependencies", name, value);
  }

  private Optional<Formula> inner(String keyword, String name, Json value) {
    return Keywords.isSchema(value)
        ? Optional.of(keywords.inner(value, keyword, name))
        : Optional.empty();
  }

  /** Where nothing beside it passes on what it has looked at, it is a plain keyword. */
  private Optional<Formula> unevaluated() {
    String keyword = "unevaluatedProperties";
    Optional<Formula> value = keywords.single(keyword);
    if (value.isPresent() && value.get() == formulas.always()) {
      return value;
    }
    if (looksInPlace(keywords)) {
      return Optional.of(keywords.reader.opaque(keywords.place, Optional.of(Kind.OBJECT), keyword));
    }
    return keywords.value("additionalProperties").isPresent()
        ? value.map(unused -> formulas.always())
        : additional(keyword);
  }
}
