package dev.lockstep.registry.schema;

import dev.lockstep.registry.formula.Formula;
import dev.lockstep.registry.formula.Formulas;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.Json.Items;
import dev.lockstep.registry.json.Json.Members;
import dev.lockstep.registry.json.Json.Num;
import dev.lockstep.registry.json.Json.Text;
import dev.lockstep.registry.schema.References.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keywords of one schema object, each read as its dialect means it. Empty is the answer for
 * what the dialect does not know and for what is not well formed.
 */
final class Keywords {
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "$anchor",
          "$comment",
          "$defs",
          "$id",
          "$schema",
          "default",
          "definitions",
          "deprecated",
          "description",
          "examples",
          "id",
          "readOnly",
          "title",
          "writeOnly");
  private static final Set<String> ANNOTATIONS_OF_MONGODB = Set.of("description", "title");
  private static final Set<String> LATER_ANNOTATIONS =
      Set.of(
          "$dynamicAnchor",
          "$recursiveAnchor",
          "$vocabulary",
          "contentEncoding",
          "contentMediaType",
          "contentSchema");

  /** Sizes are compared up to here; no document is as large. */
  private static final BigDecimal SIZE_MAX = BigDecimal.valueOf(Long.MAX_VALUE / 2);

  final SchemaReader reader;
  final Place place;
  final Map<String, Json> values;
  final Formulas formulas;

  Keywords(SchemaReader reader, Place place, Members schema) {
    this.reader = reader;
    this.place = place;
    this.values = schema.values();
    this.formulas = reader.formulas();
  }

  /** What this keyword says; empty where that is not understood. */
  Optional<Formula> formula(String keyword) {
    if (isAnnotation(keyword)) {
      return Optional.of(formulas.always());
    }
    return switch (keyword) {
      case "type",
          "bsonType",
          "enum",
          "const",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "pattern",
          "format" ->
          new ScalarKeywords(this).formula(keyword);
      case "items",
          "prefixItems",
          "additionalItems",
          "minItems",
          "maxItems",
          "uniqueItems",
          "contains",
          "minContains",
          "maxContains",
          "unevaluatedItems" ->
          new ListKeywords(this).formula(keyword);
      case "properties",
          "patternProperties",
          "additionalProperties",
          "required",
          "minProperties",
          "maxProperties",
          "propertyNames",
          "dependencies",
          "dependentRequired",
          "dependentSchemas",
          "unevaluatedProperties" ->
          new ObjectKeywords(this).formula(keyword);
      default -> combinator(keyword);
    };
  }

  private boolean isAnnotation(String keyword) {
    if (is(Dialect.MONGODB)) {
      return ANNOTATIONS_OF_MONGODB.contains(keyword);
    }
    return ANNOTATIONS.contains(keyword)
        || (since(Dialect.DRAFT_2019_09) && LATER_ANNOTATIONS.contains(keyword));
  }

  private Optional<Formula> combinator(String keyword) {
    return switch (keyword) {
      case "allOf" -> list(keyword).map(formulas::all);
      case "anyOf" -> list(keyword).map(formulas::any);
      case "oneOf" -> list(keyword).map(formulas::one);
      case "not" -> single(keyword).map(formulas::not);
      case "if" -> since(Dialect.DRAFT_7) ? conditional() : Optional.empty();
      case "then", "else" ->
          since(Dialect.DRAFT_7) ? single(keyword).map(f -> formulas.always()) : Optional.empty();
      case "$ref" ->
          is(Dialect.MONGODB) ? Optional.empty() : Optional.of(reader.reference(place, keyword));
      default -> Optional.empty();
    };
  }

  private Optional<Formula> conditional() {
    Optional<Formula> condition = single("if");
    Optional<Formula> then = singleOr("then", formulas.always());
    Optional<Formula> otherwise = singleOr("else", formulas.always());
    if (condition.isEmpty() || then.isEmpty() || otherwise.isEmpty()) {
      return Optional.empty();
    }
    Formula test = condition.get();
    return Optional.of(
        formulas.all(
            List.of(
                formulas.any(List.of(formulas.not(test), then.get())),
                formulas.any(List.of(test, otherwise.get())))));
  }

  boolean is(Dialect dialect) {
    return reader.dialect() == dialect;
  }

  boolean since(Dialect dialect) {
    return reader.dialect().isAtLeast(dialect);
  }

  boolean until(Dialect dialect) {
    return dialect.isAtLeast(reader.dialect());
  }

  Optional<Json> value(String keyword) {
    return Optional.ofNullable(values.get(keyword));
  }

  /** The schema that is this keyword's value. */
  Optional<Formula> single(String keyword) {
    return value(keyword)
        .filter(Keywords::isSchema)
        .map(schema -> reader.schema(References.inside(place, schema, keyword)));
  }

  Optional<Formula> singleOr(String keyword, Formula absent) {
    return values.containsKey(keyword) ? single(keyword) : Optional.of(absent);
  }

  /** The schema in the list or map that is this keyword's value. */
  Formula inner(Json schema, String keyword, String step) {
    return reader.schema(References.inside(place, schema, keyword, step));
  }

  static boolean isSchema(Json value) {
    return value instanceof Members || value instanceof Json.Bool;
  }

  /** The list of schemas, which is not empty, that is this keyword's value. */
  Optional<List<Formula>> list(String keyword) {
    if (!(values.get(keyword) instanceof Items items) || items.values().isEmpty()) {
      return Optional.empty();
    }
    List<Formula> formulasOfList = new ArrayList<>();
    for (int i = 0; i < items.values().size(); i++) {
      formulasOfList.add(inner(items.values().get(i), keyword, String.valueOf(i)));
    }
    return Optional.of(formulasOfList);
  }

  Optional<BigDecimal> number(String keyword) {
    return values.get(keyword) instanceof Num number
        ? Optional.of(number.value())
        : Optional.empty();
  }

  /** The number of characters, items or members that is this keyword's value. */
  Optional<Long> size(String keyword) {
    return number(keyword)
        .filter(number -> number.signum() >= 0 && number.scale() <= 0)
        .map(number -> number.min(SIZE_MAX).longValueExact());
  }

  /** The texts in the list that is this keyword's value. */
  static Optional<List<String>> texts(Json value) {
    if (!(value instanceof Items items)) {
      return Optional.empty();
    }
    List<String> texts =
        items.values().stream()
            .flatMap(item ->
                item instanceof Text text
                    ? Optional.of(text.value()).stream()
                    : Optional.<String>empty().stream())
            .toList();
    return texts.size() == items.values().size() ? Optional.of(texts) : Optional.empty();
  }
}
