package dev.lockstep.registry.schema;

import dev.lockstep.registry.formula.Formula;
import dev.lockstep.registry.formula.Formulas;
import dev.lockstep.registry.formula.Kind;
import dev.lockstep.registry.formula.Term;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.Json.Items;
import dev.lockstep.registry.json.Json.Text;
import dev.lockstep.registry.pattern.PatternNotTakenException;
import dev.lockstep.registry.pattern.SearchPattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keywords of types, single values, numbers and texts. */
final class ScalarKeywords {
  private static final Map<String, Set<Kind>> TYPES =
      Map.of(
          "null", Set.of(Kind.NULL),
          "boolean", Set.of(Kind.BOOLEAN),
          "number", Set.of(Kind.NUMBER, Kind.NOT_A_NUMBER),
          "string", Set.of(Kind.STRING),
          "array", Set.of(Kind.ARRAY),
          "object", Set.of(Kind.OBJECT));
  private static final Map<String, Set<Kind>> BSON_TYPES =
      Map.of(
          "null", Set.of(Kind.NULL),
          "bool", Set.of(Kind.BOOLEAN),
          "number", Set.of(Kind.NUMBER, Kind.NOT_A_NUMBER),
          "string", Set.of(Kind.STRING),
          "array", Set.of(Kind.ARRAY),
          "object", Set.of(Kind.OBJECT));

  /** Types of BSON that are a part of a kind; which part, JSON cannot write. */
  private static final Map<String, Set<Kind>> PARTS_OF_KINDS =
      Map.ofEntries(
          Map.entry("int", Set.of(Kind.NUMBER)),
          Map.entry("long", Set.of(Kind.NUMBER)),
          Map.entry("double", Set.of(Kind.NUMBER, Kind.NOT_A_NUMBER)),
          Map.entry("decimal", Set.of(Kind.NUMBER, Kind.NOT_A_NUMBER)),
          Map.entry("objectId", Set.of(Kind.BSON)),
          Map.entry("date", Set.of(Kind.BSON)),
          Map.entry("timestamp", Set.of(Kind.BSON)),
          Map.entry("binData", Set.of(Kind.BSON)),
          Map.entry("regex", Set.of(Kind.BSON)),
          Map.entry("javascript", Set.of(Kind.BSON)),
          Map.entry("minKey", Set.of(Kind.BSON)),
          Map.entry("maxKey", Set.of(Kind.BSON)));

  /** The formats of the drafts, all of them of texts, with one that every validator takes. */
  private static final Map<String, String> FORMATS_OF_TEXTS =
      Map.ofEntries(
          Map.entry("date", "2020-02-03"),
          Map.entry("date-time", "2020-02-03T04:05:06Z"),
          Map.entry("duration", "P1D"),
          Map.entry("email", "someone@example.com"),
          Map.entry("hostname", "example.com"),
          Map.entry("idn-email", "someone@example.com"),
          Map.entry("idn-hostname", "example.com"),
          Map.entry("ipv4", "192.0.2.1"),
          Map.entry("ipv6", "2001:db8::1"),
          Map.entry("iri", "http://example.com/a"),
          Map.entry("iri-reference", "http://example.com/a"),
          Map.entry("json-pointer", "/a"),
          Map.entry("regex", "a"),
          Map.entry("relative-json-pointer", "1/a"),
          Map.entry("time", "04:05:06Z"),
          Map.entry("uri", "http://example.com/a"),
          Map.entry("uri-reference", "http://example.com/a"),
          Map.entry("uri-template", "http://example.com/{a}"),
          Map.entry("uuid", "123e4567-e89b-12d3-a456-426614174000"));

  private final Keywords keywords;
  private final Formulas formulas;

  ScalarKeywords(Keywords keywords) {
    this.keywords = keywords;
    this.formulas = keywords.formulas;
  }

  Optional<Formula> formula(String keyword) {
    return switch (keyword) {
      case "type" -> keywords.value(keyword).flatMap(value -> types(value, this::type));
      case "bsonType" ->
          keywords.is(Dialect.MONGODB)
              ? keywords.value(keyword).flatMap(value -> types(value, this::bsonType))
              : Optional.empty();
      case "enum" -> keywords.value(keyword).flatMap(this::among);
      case "const" ->
          keywords.since(Dialect.DRAFT_6)
              ? keywords.value(keyword).map(value -> formulas.among(Set.of(value)))
              : Optional.empty();
      case "minimum" ->
          bound(keyword, "exclusiveMinimum")
              .flatMap(open -> keywords.number(keyword).map(n -> new Term.Least(n, open)))
              .map(formulas::of);
      case "maximum" ->
          bound(keyword, "exclusiveMaximum")
              .flatMap(open -> keywords.number(keyword).map(n -> new Term.Most(n, open)))
              .map(formulas::of);
      case "exclusiveMinimum" -> exclusive(keyword, "minimum");
      case "exclusiveMaximum" -> exclusive(keyword, "maximum");
      case "multipleOf" ->
          keywords
              .number(keyword)
              .filter(number -> number.signum() > 0)
              .map(number -> formulas.of(new Term.Multiple(number)));
      case "minLength" -> keywords.size(keyword).map(min -> atLeast(formulas, Kind.STRING, min));
      case "maxLength" -> keywords.size(keyword).map(max -> atMost(formulas, Kind.STRING, max));
      case "pattern" ->
          keywords
              .value(keyword)
              .flatMap(value ->
                  value instanceof Text text
                      ? Optional.of(pattern(keywords, text.value()))
                      : Optional.empty());
      default ->
          keywords.is(Dialect.MONGODB)
              ? Optional.empty()
              : keywords.value("format").flatMap(this::format);
    };
  }

  static Formula atLeast(Formulas formulas, Kind kind, long min) {
    return min == 0 ? formulas.always() : formulas.of(new Term.Size(kind, min));
  }

  static Formula atMost(Formulas formulas, Kind kind, long max) {
    return formulas.where(kind, formulas.not(formulas.of(new Term.Size(kind, max + 1))));
  }

  /** What a pattern says about a text, or about a name. */
  static Formula pattern(Keywords keywords, String source) {
    try {
      return keywords.formulas.of(new Term.Matches(SearchPattern.parse(source)));
    } catch (PatternNotTakenException e) {
      return keywords.formulas.of(
          new Term.Opaque(Optional.of(Kind.STRING), "pattern", "pattern:" + source, Set.of()));
    }
  }

  /** Reads the name of a type. */
  @FunctionalInterface
  private interface TypeReader {
    Optional<Formula> read(String name);
  }

  private Optional<Formula> types(Json value, TypeReader reader) {
    List<String> names =
        value instanceof Text text
            ? List.of(text.value())
            : Keywords.texts(value).orElse(List.of());
    List<Formula> types = new ArrayList<>();
    for (String name : names) {
      reader.read(name).ifPresent(types::add);
    }
    return names.isEmpty() || types.size() < names.size()
        ? Optional.empty()
        : Optional.of(formulas.any(merged(types)));
  }

  /** Kinds are one set, which is decided at once. */
  private List<Formula> merged(List<Formula> types) {
    Set<Kind> kinds = new LinkedHashSet<>();
    List<Formula> merged = new ArrayList<>();
    for (Formula type : types) {
      if (type.term() instanceof Term.Kinds some) {
        kinds.addAll(some.kinds());
      } else {
        merged.add(type);
      }
    }
    if (!kinds.isEmpty()) {
      merged.add(formulas.kinds(kinds));
    }
    return merged;
  }

  private Optional<Formula> type(String name) {
    if (name.equals("integer") && !keywords.is(Dialect.MONGODB)) {
      boolean formDisputed = keywords.until(Dialect.DRAFT_4);
      return Optional.of(
          formulas.all(
              List.of(
                  formulas.kinds(Set.of(Kind.NUMBER)), formulas.of(new Term.Whole(formDisputed)))));
    }
    return Optional.ofNullable(TYPES.get(name)).map(formulas::kinds);
  }

  private Optional<Formula> bsonType(String name) {
    Set<Kind> kinds = BSON_TYPES.get(name);
    if (kinds != null) {
      return Optional.of(formulas.kinds(kinds));
    }
    Set<Kind> outer = PARTS_OF_KINDS.get(name);
    if (outer == null) {
      return Optional.empty();
    }
    List<Formula> parts = new ArrayList<>();
    parts.add(formulas.kinds(outer));
    parts.add(formulas.of(new Term.Opaque(Optional.empty(), "bsonType", name, Set.of())));
    if (outer.equals(Set.of(Kind.NUMBER))) {
      parts.add(formulas.of(new Term.Whole(false)));
    }
    return Optional.of(formulas.all(parts));
  }

  private Optional<Formula> among(Json value) {
    return value instanceof Items items && !items.values().isEmpty()
        ? Optional.of(formulas.among(new LinkedHashSet<>(items.values())))
        : Optional.empty();
  }

  /** Whether a bound is open: in draft 4 a word beside it says so. */
  private Optional<Boolean> bound(String keyword, String exclusive) {
    Optional<Json> beside = keywords.value(exclusive);
    if (keywords.since(Dialect.DRAFT_6) || beside.isEmpty()) {
      return Optional.of(false);
    }
    return beside.get() instanceof Json.Bool bool
        ? Optional.of(bool.value())
        : keywords.value(keyword).map(unused -> false);
  }

  private Optional<Formula> exclusive(String keyword, String beside) {
    if (keywords.since(Dialect.DRAFT_6)) {
      return keywords
          .number(keyword)
          .map(bound ->
              keyword.equals("exclusiveMinimum")
                  ? new Term.Least(bound, true)
                  : new Term.Most(bound, true))
          .map(formulas::of);
    }
    boolean read =
        keywords
            .value(keyword)
            .filter(value ->
                value instanceof Json.Bool bool
                    && (!bool.value() || keywords.number(beside).isPresent()))
            .isPresent();
    return read ? Optional.of(formulas.always()) : Optional.empty();
  }

  /** Whether a format is demanded or only noted is up to the validator; so it is not decided. */
  private Optional<Formula> format(Json value) {
    if (!(value instanceof Text text)) {
      return Optional.empty();
    }
    String name = text.value();
    Optional<String> example = Optional.ofNullable(FORMATS_OF_TEXTS.get(name));
    return Optional.of(
        formulas.of(
            new Term.Opaque(
                example.map(unused -> Kind.STRING),
                "format",
                keywords.reader.dialect() + ":" + name,
                example.map(Set::of).orElse(Set.of()))));
  }
}
