package dev.lockstep.checks.simulation;

import dev.lockstep.checks.simulation.Scenario.Draw;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.stream.Stream;

/** Changes of columns only: no path belongs to both shapes, as on a store of cells. */
final class CellScenarios {
  static final List<Scenario> ALL =
      List.of(rename(), copy(), split(), merge(), derive(), convert(), add(), two(), labels());

  private CellScenarios() {}

  private static List<Path> paths(String... names) {
    return Stream.of(names).map(Path::of).toList();
  }

  private static Scenario rename() {
    return new Scenario(
        "rename",
        "- rename: {from: town, to: city}",
        paths("town"),
        paths("city"),
        (path, draw) -> Value.text(draw.word()),
        (path, draw) -> Value.text(draw.word()));
  }

  private static Scenario copy() {
    return new Scenario(
        "copy",
        "- copy: {from: email, to: contact}",
        paths("email"),
        paths("email"),
        (path, draw) -> Value.text(draw.word()),
        (path, draw) -> Value.text(draw.word()));
  }

  private static Scenario split() {
    return new Scenario(
        "split",
        "- split: {path: name, to: [first, last], template: \"{first} {last}\"}",
        paths("name"),
        paths("first", "last"),
        (path, draw) -> Value.text("a" + draw.word() + " b" + draw.word()),
        (path, draw) -> Value.text(draw.word()));
  }

  private static Scenario merge() {
    return new Scenario(
        "merge",
        "- merge: {from: [first, last], to: name, template: \"{first} {last}\"}",
        paths("first", "last"),
        paths("name"),
        (path, draw) -> Value.text(draw.word()),
        (path, draw) -> Value.text("a" + draw.word() + " b" + draw.word()));
  }

  private static Scenario derive() {
    return new Scenario(
        "derive",
        "- derive: {path: total, expression: price * quantity}",
        paths("price", "quantity"),
        paths("price", "quantity"),
        (path, draw) -> Value.int64(draw.unique()),
        (path, draw) -> Value.int64(draw.unique()));
  }

  private static Scenario convert() {
    return new Scenario(
        "convert",
        """
        - rename: {from: rating, to: stars}
        - convert: {path: stars, to: long, otherwise: keep}
        """,
        paths("rating"),
        paths("stars"),
        (path, draw) -> Value.text(Long.toString(draw.unique())),
        (path, draw) -> Value.int64(draw.unique()));
  }

  private static Scenario add() {
    return new Scenario(
        "add",
        "- add: {path: theme, value: light}",
        paths("town"),
        paths("theme"),
        (path, draw) -> Value.text(draw.word()),
        (path, draw) -> Value.text(draw.word()));
  }

  /** A set of which services add and remove single elements gets another name. */
  private static Scenario labels() {
    return new Scenario(
        "labels",
        "- rename: {from: labels, to: tags}",
        paths("labels"),
        paths("tags"),
        (path, draw) -> set(draw),
        (path, draw) -> set(draw));
  }

  /** In the order in which a set is read, one element that others have too and one of its own. */
  private static Value set(Draw draw) {
    Value common = Value.text("c" + draw.random().nextInt(3));
    return draw.random().nextBoolean()
        ? Value.Array.of(common, Value.text(draw.word()))
        : Value.Array.of(common);
  }

  private static Scenario two() {
    return new Scenario(
        "two",
        """
        - rename: {from: town, to: city}
        - merge: {from: [first, last], to: name, template: "{first} {last}"}
        """,
        paths("town", "first", "last"),
        paths("city", "name"),
        (path, draw) -> Value.text(draw.word()),
        (path, draw) ->
            path.equals(Path.of("city"))
                ? Value.text(draw.word())
                : Value.text("a" + draw.word() + " b" + draw.word()));
  }
}
