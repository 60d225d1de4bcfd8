package dev.lockstep.registry.rule.column;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Field.Kind;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.compare.Types;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A table of Cassandra in two versions, and what its engine says to the step between them. */
record Table(Subject subject) {
  /** The columns that both versions have; none where it is no table of Cassandra. */
  List<Place.Kept> kept() {
    return places(Place.Kept.class);
  }

  /** The columns of one kind; none where it is no table of Cassandra. */
  <P extends Place> List<P> places(Class<P> kind) {
    return subject.isOn(Engine.CASSANDRA)
        ? subject.pair().places(kind).stream().filter(place -> isColumn(place.path())).toList()
        : List.of();
  }

  static boolean isColumn(Path path) {
    return path.steps().size() == 1;
  }

  /** The name of a column as statements write it. */
  static String name(Path path) {
    String name = path.steps().getFirst() instanceof Step.Field(String text) ? text : "";
    return quoted(name);
  }

  /** The name of the table as statements write it. */
  String name() {
    return quoted(subject.pair().before().storedName());
  }

  private static String quoted(String name) {
    return name.matches("[a-z][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Whether a column is part of what identifies rows. */
  static boolean isKey(CollectionPromise collection, Path path) {
    return Stream.of(
            collection.keys().primary().stream(),
            collection.keys().partition().stream(),
            collection.keys().clustering().stream().map(KeyPart::path))
        .flatMap(each -> each)
        .anyMatch(path::equals);
  }

  static boolean isCounter(Spot spot) {
    return kind(spot) == Kind.COUNTER
        || spot.node().type().physical().filter("counter"::equalsIgnoreCase).isPresent();
  }

  static Kind kind(Spot spot) {
    return spot.field().map(Field::kind).orElse(Kind.REGULAR);
  }

  /** The type of CQL, with small letters and without spaces, where the contract says it. */
  private static Optional<String> type(Spot spot) {
    return spot.node()
        .type()
        .physical()
        .map(word -> word.replace(" ", "").toLowerCase(Locale.ROOT))
        .map(word -> word.equals("varchar") ? "text" : word);
  }

  /** What is known of the types of one place in two versions. */
  enum Typing {
    SAME,
    OTHER,
    /** One version does not say the type of the engine. */
    OPEN
  }

  /** Two words of the engine that differ are two types, whatever they mean. */
  static Typing typing(Place.Kept place) {
    Optional<String> before = type(place.before());
    Optional<String> after = type(place.after());
    if (before.isPresent() && after.isPresent()) {
      return before.equals(after) ? Typing.SAME : Typing.OTHER;
    }
    return switch (Types.relation(place.before().node(), place.after().node())) {
      case SAME -> Typing.SAME;
      case UNKNOWN -> Typing.OPEN;
      case WIDER, NARROWER, ROUNDED, SCALAR_TO_ARRAY, ARRAY_TO_SCALAR, DISJOINT -> Typing.OTHER;
    };
  }

  /** The type as a statement writes it; text where the contract does not say it. */
  static String written(Spot spot) {
    return spot.node()
        .type()
        .physical()
        .or(() -> spot.node().type().logical().map(Table::usual))
        .orElse("text");
  }

  private static String usual(LogicalType type) {
    return switch (type) {
      case INTEGER -> "bigint";
      case NUMBER -> "double";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
      case TIMESTAMP -> "timestamp";
      case TIME -> "time";
      case STRING, OBJECT, ARRAY -> "text";
    };
  }

  /** A draft that the engine refuses this statement, whoever uses the table. */
  static Draft refused(Draft draft, String statement) {
    return bothWays(draft, Level.ERROR).shownBy(Value.text(statement));
  }

  /** The same level for readers of either version. */
  static Draft bothWays(Draft draft, Level level) {
    return draft.on(Edge.NEW_READER_OLD_DATA, level).on(Edge.OLD_READER_NEW_DATA, level);
  }
}
