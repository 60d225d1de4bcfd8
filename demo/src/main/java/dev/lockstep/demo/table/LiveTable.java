package dev.lockstep.demo.table;

import static dev.lockstep.demo.table.TableColumns.quoted;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import dev.lockstep.demo.data.Catalogue;
import dev.lockstep.demo.data.LiveCollection;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.inplace.Tag;
import dev.lockstep.model.path.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of Cassandra as services use it: they name the columns they know, write at the times of
 * their own clock, and are told nothing of whether there was a row. A row is a document of its
 * cells, with a document of its key's column under {@code _id}. Threads may share it.
 *
 * <p>An update of a row that is deleted would create it again; who must not do that asks the
 * history before.
 */
public final class LiveTable implements LiveCollection {
  private static final String ID = "_id";
  private static final String TABLE = "table_name";

  private static final int AT_ONCE = 128;

  private final CqlSession session;
  private final String keyspace;
  private final String name;
  private final TableColumns columns;
  private final String change;
  private final Map<String, PreparedStatement> prepared = new ConcurrentHashMap<>();

  private LiveTable(
      CqlSession session, String keyspace, String name, TableColumns columns, String change) {
    this.session = session;
    this.keyspace = keyspace;
    this.name = name;
    this.columns = columns;
    this.change = change;
  }

  /**
   * Creates a table of this name, which must be free.
   *
   * @param change the id of the change whose tags are to be recognised
   */
  public static LiveTable create(
      CqlSession session, String keyspace, String name, TableColumns columns, String change) {
    LiveTable table = new LiveTable(session, keyspace, name, columns, change);
    table.perform(
        SimpleStatement.newInstance(
            "CREATE TABLE %s (%s)".formatted(table.table(), columns.definition())));
    return table;
  }

  private String table() {
    return quoted(keyspace) + "." + quoted(name);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<Document> find(Value key) {
    BoundStatement query =
        bound(
            "SELECT %s FROM %s WHERE %s = ?"
                .formatted(list(known().values()), table(), quoted(columns.key())),
            List.of(cell(key)));
    return Optional.ofNullable(session.execute(query).one()).map(row -> document(row, known()));
  }

  /** The columns that services of the old shape know, by the fields they hold. */
  private Map<String, String> known() {
    Map<String, String> known = new LinkedHashMap<>();
    known.put(ID, columns.key());
    columns.types().keySet().forEach(column -> known.put(column, column));
    return known;
  }

  @Override
  public void forEach(Consumer<Document> reader) {
    Map<String, String> fields = known();
    fields.putAll(made());
    String cql = "SELECT %s FROM %s".formatted(list(fields.values()), table());
    session
        .execute(SimpleStatement.newInstance(cql))
        .forEach(row -> reader.accept(document(row, fields)));
  }

  /** The columns that the engine made, by the fields they hold. */
  private Map<String, String> made() {
    Map<String, String> made = new LinkedHashMap<>();
    String comment = "Lockstep keeps here: %s.lockstep_columns".formatted(name);
    for (Row table : catalogue("tables")) {
      if (comment.equals(table.getString("comment"))) {
        String cql =
            "SELECT logical, physical FROM %s.%s"
                .formatted(quoted(keyspace), quoted(text(table, TABLE)));
        for (Row row : session.execute(cql)) {
          made.put(text(row, "logical"), text(row, "physical"));
        }
      }
    }
    return made;
  }

  private Document document(Row row, Map<String, String> fields) {
    Document.Builder document = Document.builder();
    int i = 0;
    for (String field : fields.keySet()) {
      Optional<Object> held = Optional.ofNullable(row.getObject(i++));
      held.ifPresent(cell -> document.add(field, value(field, CqlForm.fromCql(cell))));
    }
    return document.build();
  }

  /** A tag is shown as one that says nothing but of which change it is. */
  private Value value(String field, Value held) {
    return switch (field) {
      case ID -> Document.of(columns.key(), held);
      case Layout.TAG ->
          held instanceof Value.Text tag && tag.value().contains(change)
              ? new Tag(change, 0, Bytes.of(new byte[0]), Map.of(), Document.empty()).toDocument()
              : held;
      default -> held;
    };
  }

  @Override
  public long count() {
    String cql = "SELECT COUNT(*) FROM " + table();
    Row counted = session.execute(SimpleStatement.newInstance(cql)).one();
    return counted == null ? 0 : counted.getLong(0);
  }

  @Override
  public boolean set(Value key, Map<Path, Value> values) {
    List<Object> cells = new ArrayList<>();
    values.values().forEach(value -> cells.add(CqlForm.toCql(value)));
    cells.add(cell(key));
    String assignments =
        values.keySet().stream()
            .map(path -> quoted(path.root()) + " = ?")
            .collect(Collectors.joining(", "));
    perform(
        bound(
            "UPDATE %s SET %s WHERE %s = ?".formatted(table(), assignments, quoted(columns.key())),
            cells));
    return true;
  }

  @Override
  public boolean replace(Value key, Document document) {
    perform(insertion(document.with(ID, key), columns.types().keySet()));
    return true;
  }

  @Override
  public boolean insert(Document document) {
    perform(insertion(document));
    return true;
  }

  @Override
  public void insertAll(List<Document> documents) {
    List<CompletableFuture<AsyncResultSet>> sent = new ArrayList<>();
    for (Document document : documents) {
      sent.add(session.executeAsync(insertion(document)).toCompletableFuture());
      if (sent.size() == AT_ONCE) {
        sent.forEach(LiveTable::await);
        sent.clear();
      }
    }
    sent.forEach(LiveTable::await);
  }

  private static void await(CompletableFuture<AsyncResultSet> sent) {
    demandNothing(sent.join().one());
  }

  private BoundStatement insertion(Document document) {
    return insertion(document, columns.types().keySet().stream().filter(document::has).toList());
  }

  /** A statement that writes these columns; those that the document lacks are taken away. */
  private BoundStatement insertion(Document document, Collection<String> written) {
    List<String> all = Stream.concat(Stream.of(columns.key()), written.stream()).toList();
    String places = all.stream().map(column -> "?").collect(Collectors.joining(", "));
    BoundStatement insert =
        bound(
            "INSERT INTO %s (%s) VALUES (%s)".formatted(table(), list(all), places),
            List.of(cell(document.get(ID).orElseThrow())));
    for (int i = 1; i < all.size(); i++) {
      Optional<Value> value = document.get(all.get(i));
      insert =
          value.isPresent() ? bound(insert, i, CqlForm.toCql(value.get())) : insert.setToNull(i);
    }
    return insert;
  }

  @Override
  public boolean delete(Value key) {
    perform(
        bound(
            "DELETE FROM %s WHERE %s = ?".formatted(table(), quoted(columns.key())),
            List.of(cell(key))));
    return true;
  }

  @Override
  public void drop() {
    perform(SimpleStatement.newInstance("DROP TABLE " + table()));
  }

  /** What stays listed of columns that were dropped is not compared: Cassandra never forgets it. */
  @Override
  public Catalogue catalogue() {
    Set<String> entries = new TreeSet<>();
    for (String kind : List.of("tables", "columns", "indexes", "triggers", "views")) {
      catalogue(kind).forEach(row -> entries.add(kind + " " + written(row)));
    }
    return new Catalogue(entries);
  }

  private List<Row> catalogue(String kind) {
    return session
        .execute(
            SimpleStatement.newInstance(
                "SELECT * FROM system_schema.%s WHERE keyspace_name = ?".formatted(kind), keyspace))
        .all();
  }

  /** What a row of the catalogue says, but for the keyspace and an id that means nothing. */
  private static String written(Row row) {
    List<String> said = new ArrayList<>();
    for (ColumnDefinition column : row.getColumnDefinitions()) {
      String what = column.getName().asInternal();
      Optional<Object> value = Optional.ofNullable(row.getObject(column.getName()));
      if (!what.equals("id") && !what.equals("keyspace_name") && value.isPresent()) {
        said.add(what + " " + row.codecRegistry().codecFor(column.getType()).format(value.get()));
      }
    }
    return String.join(", ", said);
  }

  private static String list(Collection<String> names) {
    return names.stream().map(TableColumns::quoted).collect(Collectors.joining(", "));
  }

  private static String text(Row row, String column) {
    return Objects.requireNonNull(row.getString(column));
  }

  private Object cell(Value key) {
    return CqlForm.toCql(((Document) key).get(columns.key()).orElseThrow());
  }

  /** The statement with these in its first places, and nothing yet in the others. */
  private BoundStatement bound(String cql, List<Object> values) {
    BoundStatement bound = prepared.computeIfAbsent(cql, session::prepare).bind();
    for (int i = 0; i < values.size(); i++) {
      bound = bound(bound, i, values.get(i));
    }
    return bound;
  }

  private static BoundStatement bound(BoundStatement statement, int place, Object value) {
    return statement.set(place, value, statement.codecRegistry().codecFor(value));
  }

  private void perform(Statement<?> statement) {
    perform(session, statement);
  }

  /** Performs a statement that answers nothing. */
  public static void perform(CqlSession session, Statement<?> statement) {
    demandNothing(session.execute(statement).one());
  }

  private static void demandNothing(@Nullable Row answer) {
    if (answer != null) {
      throw new IllegalStateException("A write of the demo answers nothing");
    }
  }
}
