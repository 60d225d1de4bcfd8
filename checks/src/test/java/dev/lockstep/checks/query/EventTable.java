package dev.lockstep.checks.query;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.Keys;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.query.QueryLanguage;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A table with keys, a static column and others, and what changes of it. */
final class EventTable {
  static final String COLUMNS =
      "shop text, day int, at int, id int, owner text STATIC, name text, pieces int, paid boolean,"
          + " state text, zip text, tags set<text>, notes map<text, text>";
  static final String KEY = "PRIMARY KEY ((shop, day), at, id)";
  static final String ORDER = "WITH CLUSTERING ORDER BY (at DESC, id ASC)";

  /** What the columns of the new shape are, beside the old ones. */
  static final String NEW_COLUMNS =
      "title text, keeper text STATIC, number bigint, digits text, code text";

  static final List<String> STATES = List.of("new", "sent", "lost");

  private EventTable() {}

  static CollectionPromise promise(Index... indexes) {
    return new CollectionPromise(
        Optional.empty(),
        "events",
        Optional.empty(),
        Optional.of(Engine.CASSANDRA),
        new Shape.Fields(fields(), Optional.of(ContentModel.CLOSED), Size.ANY),
        new Keys(
            paths("shop", "day", "at", "id"),
            paths("shop", "day"),
            List.of(
                new KeyPart(Path.of("at"), KeyPart.Order.DESC), KeyPart.ascending(Path.of("id"))),
            List.of(),
            Map.of(),
            Optional.empty()),
        List.of(indexes),
        List.of(),
        Storage.NONE,
        Governance.NONE);
  }

  private static List<Path> paths(String... names) {
    return Stream.of(names).map(Path::of).toList();
  }

  private static List<Field> fields() {
    return Arrays.stream(COLUMNS.split(", (?![a-z]+>)", -1)).map(EventTable::field).toList();
  }

  private static Field field(String column) {
    String[] words = column.split(" ", 2);
    boolean isStatic = words[1].endsWith(" STATIC");
    String type = isStatic ? words[1].substring(0, words[1].length() - 7) : words[1];
    Facts facts =
        words[0].equals("state")
            ? new Facts(
                false,
                Optional.empty(),
                Optional.of(
                    new Choice(
                        STATES.stream().<Value>map(Value::text).toList(), Choice.Extent.CLOSED)),
                false,
                Facts.NONE.governance(),
                Facts.NONE.semantics())
            : Facts.NONE;
    return new Field(
        words[0],
        Optional.empty(),
        false,
        isStatic ? Field.Kind.STATIC : Field.Kind.REGULAR,
        new Node(
            Optional.empty(),
            new DeclaredType(Optional.empty(), Optional.of(type)),
            Shape.single(),
            facts));
  }

  /** Columns get other names, and one a wider type. */
  static Change renaming() {
    return change(
        rename("name", "title"),
        rename("owner", "keeper"),
        rename("pieces", "number"),
        new Operation.Convert(Path.of("number"), ValueType.INT64, new Otherwise.Reject()));
  }

  /** Values become others. */
  static Change recoding() {
    return change(
        rename("pieces", "digits"),
        new Operation.Convert(Path.of("digits"), ValueType.STRING, new Otherwise.Reject()),
        rename("state", "code"),
        new Operation.MapValues(
            Path.of("code"),
            Map.of(
                Value.text("new"),
                Value.text("N"),
                Value.text("sent"),
                Value.text("S"),
                Value.text("lost"),
                Value.text("L")),
            new Otherwise.Reject()));
  }

  private static Operation rename(String from, String to) {
    return new Operation.Rename(Path.of(from), Path.of(to));
  }

  private static Change change(Operation... operations) {
    return new Change(
        "checked",
        "A change",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Stream.of(operations).map(o -> new Operation.Step(o, Optional.empty())).toList(),
        Optional.empty());
  }

  /** The column that a column becomes, and its value there; itself where it does not change. */
  static String renamed(Change change, String column) {
    return change.operations().stream()
        .map(Operation.Step::operation)
        .filter(Operation.Rename.class::isInstance)
        .map(Operation.Rename.class::cast)
        .filter(rename -> rename.from().root().equals(column))
        .map(rename -> rename.to().root())
        .findFirst()
        .orElse(column);
  }

  /** A value of an old column as it is in the new one. */
  static Object renewed(String newColumn, Object value) {
    return switch (newColumn) {
      case "number" -> ((Number) value).longValue();
      case "digits" -> value.toString();
      case "code" -> value.toString().substring(0, 1).toUpperCase(Locale.ROOT);
      default -> value;
    };
  }

  static QueryTemplate template(String cql) {
    return new QueryTemplate(
        "q", QueryLanguage.CQL, Value.text(cql), Map.of(), Optional.empty(), Optional.empty());
  }
}
