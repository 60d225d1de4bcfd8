package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.type.SetType;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.tck.TimedClient;
import dev.lockstep.testkit.cassandra.CqlSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A service on a table whose key is a number and whose other columns are text or sets of text. */
final class TimedApplication implements TimedClient {
  private static final String ID = "id";

  private final CqlSpace space;
  private final Columns columns;
  private final String table;

  TimedApplication(CqlSpace space, Cluster cluster, String table) {
    this.space = space;
    this.columns = new Columns(cluster, table);
    this.table = table;
  }

  @Override
  public void insert(Value key, Map<String, Value> values, Stamp stamp) {
    List<Object> bound = new ArrayList<>(List.of(id(key)));
    StringBuilder names = new StringBuilder(ID);
    values.forEach((field, value) -> {
      names.append(", ").append(column(field));
      bound.add(bound(value));
    });
    bound.add(stamp.micros());
    bound.add(stamp.ttlSeconds());
    String places = String.join(", ", Collections.nCopies(values.size() + 1, "?"));
    space.run(
        "INSERT INTO %s (%s) VALUES (%s) USING TIMESTAMP ? AND TTL ?"
            .formatted(table, names, places),
        bound.toArray());
  }

  @Override
  public void set(Value key, Map<String, Value> values, Stamp stamp) {
    List<Object> bound = new ArrayList<>(List.of(stamp.micros(), stamp.ttlSeconds()));
    StringBuilder terms = new StringBuilder();
    values.forEach((field, value) -> {
      terms.append(terms.isEmpty() ? "" : ", ").append(column(field)).append(" = ?");
      bound.add(bound(value));
    });
    bound.add(id(key));
    space.run(
        "UPDATE %s USING TIMESTAMP ? AND TTL ? SET %s WHERE id = ?".formatted(table, terms),
        bound.toArray());
  }

  @Override
  public void add(Value key, String field, Value element, Stamp stamp) {
    String column = column(field);
    space.run(
        "UPDATE %s USING TIMESTAMP ? AND TTL ? SET %s = %s + ? WHERE id = ?"
            .formatted(table, column, column),
        stamp.micros(),
        stamp.ttlSeconds(),
        Set.of(text(element)),
        id(key));
  }

  @Override
  public void remove(Value key, String field, Value element, long micros) {
    String column = column(field);
    space.run(
        "UPDATE %s USING TIMESTAMP ? SET %s = %s - ? WHERE id = ?".formatted(table, column, column),
        micros,
        Set.of(text(element)),
        id(key));
  }

  @Override
  public void unset(Value key, Set<String> fields, long micros) {
    String names = fields.stream().map(this::column).collect(Collectors.joining(", "));
    space.run(
        "DELETE %s FROM %s USING TIMESTAMP ? WHERE id = ?".formatted(names, table),
        micros,
        id(key));
  }

  @Override
  public void delete(Value key, long micros) {
    space.run("DELETE FROM %s USING TIMESTAMP ? WHERE id = ?".formatted(table), micros, id(key));
  }

  @Override
  public Optional<Document> find(Value key) {
    Map<String, String> fields =
        columns.physical().entrySet().stream()
            .collect(Collectors.toMap(column -> column.getValue().asInternal(), Map.Entry::getKey));
    return row(key)
        .map(row -> {
          Document.Builder document = Document.builder().add("_id", key);
          for (ColumnDefinition definition : row.getColumnDefinitions()) {
            String column = definition.getName().asInternal();
            if (!column.equals(ID) && !row.isNull(definition.getName())) {
              String field = fields.getOrDefault(column, column);
              document.add(field, value(row, definition));
            }
          }
          return document.build();
        })
        .filter(document -> document.size() > 1);
  }

  @Override
  public boolean isVisible(Value key) {
    return row(key).isPresent();
  }

  /** Its columns may have changed since the last time, so that nothing is prepared. */
  private Optional<Row> row(Value key) {
    return space.rows("SELECT * FROM %s WHERE id = ?".formatted(table), id(key)).stream()
        .findFirst();
  }

  private String column(String field) {
    return columns.physical().getOrDefault(field, CqlIdentifier.fromInternal(field)).asCql(false);
  }

  private static int id(Value key) {
    return ((Value.Int32) ((Document) key).get(ID).orElseThrow()).value();
  }

  private static Object bound(Value value) {
    return value instanceof Value.Array(List<Value> items)
        ? items.stream().map(TimedApplication::text).collect(Collectors.toSet())
        : text(value);
  }

  private static Value value(Row row, ColumnDefinition definition) {
    if (definition.getType() instanceof SetType) {
      Set<String> elements = row.getSet(definition.getName(), String.class);
      return new Value.Array(new TreeSet<>(elements).stream().<Value>map(Value::text).toList());
    }
    return Value.text(row.getString(definition.getName()));
  }

  private static String text(Value value) {
    return ((Value.Text) value).value();
  }
}
