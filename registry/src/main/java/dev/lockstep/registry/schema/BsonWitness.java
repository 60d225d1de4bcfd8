package dev.lockstep.registry.schema;

import dev.lockstep.registry.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for a document that tells two schemas of MongoDB apart where its types matter, which plain
 * JSON does not have.
 *
 * <p>A JSON text is read as extended JSON: a small whole number is an int, a large one a long,
 * others are doubles, and two objects stand for an objectId and a date. Both schemas are written
 * anew so that, of every text, they say as JSON Schemas what MongoDB says of the document it is
 * read as. So a text that only one of them takes is a document that only one validator takes. That
 * there is none proves nothing: not every document has a text.
 */
public final class BsonWitness {
  /** Up to here doubles tell whole numbers apart. */
  private static final BigDecimal LARGEST = BigDecimal.valueOf(1L << 53);

  private static final Json OBJECT_ID = one("$oid", new Json.Text("000000000000000000000000"));
  private static final Json DATE = one("$date", new Json.Text("2026-01-01T00:00:00Z"));
  private static final Json NOTHING = one("not", new Json.Members(Map.of()));
  private static final Json WHOLE = one("multipleOf", number(1));
  private static final Json SMALL =
      new Json.Members(
          Map.of("minimum", number(Integer.MIN_VALUE), "maximum", number(Integer.MAX_VALUE)));
  private static final Json NUMBER = one("type", new Json.Text("number"));
  private static final Map<String, Json> TYPES =
      Map.of(
          "double", all(NUMBER, not(WHOLE)),
          "int", all(NUMBER, WHOLE, SMALL),
          "long", all(NUMBER, WHOLE, not(SMALL)),
          "number", NUMBER,
          "string", one("type", new Json.Text("string")),
          "object", one("type", new Json.Text("object")),
          "array", one("type", new Json.Text("array")),
          "bool", one("type", new Json.Text("boolean")),
          "null", one("type", new Json.Text("null")));
  private static final Set<String> INSIDE = Set.of("items", "additionalItems", "not");
  private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "items");
  private static final Set<String> NAMED =
      Set.of("properties", "patternProperties", "dependencies");
  private static final Set<String> COMBINED = Set.of("allOf", "anyOf", "oneOf", "not");
  private static final Set<String> WORDS = Set.of("title", "description");

  private BsonWitness() {}

  /** A text of a document that the first schema takes and the other refuses, if one is found. */
  public static Optional<Json> between(Json takes, Json refuses) {
    if (hasTyped(takes) || hasTyped(refuses)) {
      return Optional.empty();
    }
    return new Schemas(Dialect.DRAFT_4).compare(asJson(takes), asJson(refuses))
            instanceof Compatibility.Incompatible(Json witness)
        ? Optional.of(witness).filter(BsonWitness::isRead)
        : Optional.empty();
  }

  /** Whether its numbers are read as the numbers that they are. */
  private static boolean isRead(Json json) {
    return switch (json) {
      case Json.Members members -> members.values().values().stream().allMatch(BsonWitness::isRead);
      case Json.Items items -> items.values().stream().allMatch(BsonWitness::isRead);
      case Json.Num number ->
          number.value().abs().compareTo(LARGEST) <= 0
              && new BigDecimal(Double.toString(number.value().doubleValue()))
                      .compareTo(number.value())
                  == 0;
      case Json.Null none -> true;
      case Json.Bool bool -> true;
      case Json.Text text -> true;
    };
  }

  /** Whether values in it are of types that their texts alone do not tell. */
  private static boolean hasTyped(Json json) {
    return switch (json) {
      case Json.Members members ->
          members.values().entrySet().stream()
              .anyMatch(each -> each.getKey().startsWith("$") || hasTyped(each.getValue()));
      case Json.Items items -> items.values().stream().anyMatch(BsonWitness::hasTyped);
      case Json.Null none -> false;
      case Json.Bool bool -> false;
      case Json.Num number -> false;
      case Json.Text text -> false;
    };
  }

  /** What is said of values as they are, and beside it what combines other schemas. */
  private static Json asJson(Json schema) {
    if (!(schema instanceof Json.Members(Map<String, Json> keywords))) {
      return schema;
    }
    Map<String, Json> plain = new LinkedHashMap<>();
    List<Json> parts = new ArrayList<>();
    keywords.forEach((word, said) -> {
      if (COMBINED.contains(word)) {
        parts.add(one(word, inside(word, said)));
      } else if (!word.equals("bsonType") && !WORDS.contains(word)) {
        plain.put(word, inside(word, said));
      }
    });
    Optional<Json> types = Optional.ofNullable(keywords.get("bsonType"));
    List<Json> single = new ArrayList<>(List.of(not(listed(List.of(OBJECT_ID, DATE)))));
    single.add(new Json.Members(plain));
    types.ifPresent(said -> single.add(any(names(said).stream().map(BsonWitness::type).toList())));
    List<Json> choices = new ArrayList<>(List.of(new Json.Members(Map.of("allOf", items(single)))));
    choices.addAll(typed(keywords, types));
    parts.add(any(choices));
    return one("allOf", items(parts));
  }

  /** The objectId and the date, which keywords for other types do not concern. */
  private static List<Json> typed(Map<String, Json> keywords, Optional<Json> types) {
    List<Json> taken = new ArrayList<>();
    boolean isOther = keywords.containsKey("type") || keywords.containsKey("enum");
    if (!isOther && types.map(said -> names(said).contains("objectId")).orElse(true)) {
      taken.add(OBJECT_ID);
    }
    if (!isOther && types.map(said -> names(said).contains("date")).orElse(true)) {
      taken.add(DATE);
    }
    return taken.isEmpty() ? List.of() : List.of(listed(taken));
  }

  private static Json inside(String word, Json said) {
    if (said instanceof Json.Items(List<Json> schemas) && LISTS.contains(word)) {
      return items(schemas.stream().map(BsonWitness::asJson).toList());
    }
    if (said instanceof Json.Members(Map<String, Json> schemas) && NAMED.contains(word)) {
      Map<String, Json> named = new LinkedHashMap<>();
      schemas.forEach((name, schema) -> named.put(name, asJson(schema)));
      return new Json.Members(named);
    }
    return INSIDE.contains(word) || word.equals("additionalProperties") ? asJson(said) : said;
  }

  /** A type that no text here is of takes none of them. */
  private static Json type(String name) {
    return TYPES.getOrDefault(name, NOTHING);
  }

  private static List<String> names(Json said) {
    List<Json> all = said instanceof Json.Items(List<Json> several) ? several : List.of(said);
    return all.stream()
        .filter(Json.Text.class::isInstance)
        .map(name -> ((Json.Text) name).value())
        .toList();
  }

  private static Json one(String word, Json said) {
    return new Json.Members(Map.of(word, said));
  }

  private static Json not(Json schema) {
    return one("not", schema);
  }

  private static Json all(Json... schemas) {
    return one("allOf", new Json.Items(List.of(schemas)));
  }

  private static Json any(List<Json> schemas) {
    return schemas.isEmpty() ? NOTHING : one("anyOf", items(schemas));
  }

  private static Json listed(List<Json> values) {
    return one("enum", items(values));
  }

  private static Json items(List<Json> items) {
    return new Json.Items(items);
  }

  private static Json number(long number) {
    return Json.Num.of(BigDecimal.valueOf(number));
  }
}
