package dev.lockstep.checks.simulation;

import dev.lockstep.checks.subject.Subjects;
import dev.lockstep.engine.rollout.OldWhen;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * A change with the values that its writers write.
 *
 * @param yaml the change as a user would write it, operations only
 * @param oldPaths the paths old-shape writers write
 * @param newPaths the paths new-shape writers write
 * @param value draws a value for an old path; the number makes it unique
 * @param newValue draws a value for a new path
 */
record Scenario(
    String name,
    String yaml,
    List<Path> oldPaths,
    List<Path> newPaths,
    BiFunction<Path, Draw, Value> value,
    BiFunction<Path, Draw, Value> newValue) {

  /** Where a value is drawn from. */
  record Draw(RandomGenerator random, long unique) {
    String word() {
      return "w" + unique;
    }
  }

  /** A component that gives a value another name and nothing else. */
  record Mirror(Path old, Path renewed) {}

  /** The component whose new side a service may write without knowing of the rollout. */
  Optional<Mirror> mirror() {
    return switch (name) {
      case "rename" -> Optional.of(new Mirror(Path.of("town"), Path.of("city")));
      case "restaurant" -> Optional.of(new Mirror(Path.of("address line 2"), Path.of("city")));
      default -> Optional.empty();
    };
  }

  /**
   * Whether the old shape has no place for a new value: one that a late write of an engine brought
   * back, after its source was deleted, stays as if a service had written it.
   */
  boolean hasNoWayBack() {
    return Set.of("copy", "derive", "add").contains(name);
  }

  /** The old fields that rows store by their parts. */
  Set<String> byParts() {
    return name.equals("labels") ? Set.of("labels") : Set.of();
  }

  /** What holds for old documents only, where both shapes claim a path. */
  Optional<OldWhen> oldWhen() {
    return switch (name) {
      case "restaurant" ->
          Optional.of(
              Subjects.oldWhen(
                  "has(doc.outcode) || has(doc.postcode) && !doc.postcode.contains(' ')"
                      + " || has(doc.rating) && !(type(doc.rating) in ['double',"
                      + " 'null'])"));
      case "wrap" -> Optional.of(Subjects.oldWhen("has(doc.tag) && type(doc.tag) != 'array'"));
      case "move" -> Optional.of(Subjects.oldWhen("has(doc.street)"));
      case "mapValues" -> Optional.of(Subjects.oldWhen("doc.theme in ['teint', 'noir']"));
      case "each" -> Optional.of(Subjects.oldWhen("'score' in doc.scores[0]"));
      case "add" -> Optional.of(Subjects.oldWhen("!has(doc.theme)"));
      default -> Optional.empty();
    };
  }

  static final List<Scenario> ALL =
      List.of(rename(), restaurant(), wrap(), move(), mapValues(), each(), add());

  private static Scenario rename() {
    return new Scenario(
        "rename",
        "- rename: {from: town, to: city}",
        List.of(Path.of("town")),
        List.of(Path.of("city")),
        (path, draw) -> Value.text(draw.word()),
        (path, draw) -> Value.text(draw.word()));
  }

  private static Scenario restaurant() {
    return new Scenario(
        "restaurant",
        """
        - rename:  {from: "address line 2", to: city}
        - merge:   {from: [outcode, postcode], to: postcode, template: "{outcode} {postcode}"}
        - convert: {path: rating, to: double, otherwise: null}
        - addIndex: {name: by_city_rating, keys: {city: 1, rating: -1}}
        """,
        List.of(
            Path.of("address line 2"), Path.of("outcode"), Path.of("postcode"), Path.of("rating")),
        List.of(Path.of("city"), Path.of("postcode"), Path.of("rating")),
        (path, draw) -> path.equals(Path.of("rating")) ? rating(draw) : Value.text(draw.word()),
        Scenario::restaurantNew);
  }

  private static Value rating(Draw draw) {
    return switch (draw.random().nextInt(3)) {
      case 0 -> Value.int32((int) draw.unique());
      case 1 -> Value.float64(draw.unique() + 0.5);
      default -> Value.text("Not yet rated");
    };
  }

  private static Value restaurantNew(Path path, Draw draw) {
    return switch (path.toString()) {
      case "rating" -> Value.float64(draw.unique() + 0.25);
      case "postcode" -> Value.text(draw.word() + " N" + draw.unique());
      default -> Value.text(draw.word());
    };
  }

  private static Scenario wrap() {
    return new Scenario(
        "wrap",
        "- wrap: {path: tag}",
        List.of(Path.of("tag")),
        List.of(Path.of("tag")),
        (path, draw) -> Value.text(draw.word()),
        (path, draw) ->
            draw.random().nextBoolean()
                ? Value.Array.of(Value.text(draw.word()))
                : Value.Array.of(Value.text(draw.word()), Value.text("more" + draw.unique())));
  }

  private static Scenario move() {
    return new Scenario(
        "move",
        "- move: {from: street, to: address.street}",
        List.of(Path.of("street")),
        List.of(Path.of("address", "street")),
        (path, draw) -> Value.text(draw.word()),
        (path, draw) -> Value.text(draw.word()));
  }

  private static Scenario mapValues() {
    return new Scenario(
        "mapValues",
        "- mapValues: {path: theme, values: {teint: light, noir: dark}, otherwise: keep}",
        List.of(Path.of("theme")),
        List.of(Path.of("theme")),
        (path, draw) ->
            Value.text(List.of("teint", "noir", draw.word()).get(draw.random().nextInt(3))),
        (path, draw) ->
            Value.text(List.of("light", "dark", draw.word()).get(draw.random().nextInt(3))));
  }

  private static Scenario each() {
    return new Scenario(
        "each",
        """
        - each: {path: "scores[]", key: type, operations: [{rename: {from: score, to: points}}]}
        """,
        List.of(Path.of("scores")),
        List.of(Path.of("scores")),
        (path, draw) -> scores("score", draw),
        (path, draw) -> scores("points", draw));
  }

  private static Value scores(String name, Draw draw) {
    Value exam = Document.of(name, Value.int32((int) draw.unique()), "type", Value.text("exam"));
    Value quiz = Document.of(name, Value.int32((int) -draw.unique()), "type", Value.text("quiz"));
    return draw.random().nextBoolean() ? Value.Array.of(exam, quiz) : Value.Array.of(quiz);
  }

  private static Scenario add() {
    return new Scenario(
        "add",
        "- add: {path: theme, value: light}",
        List.of(),
        List.of(Path.of("theme")),
        (path, draw) -> Value.text(draw.word()),
        (path, draw) -> Value.text(draw.word()));
  }
}
