package dev.lockstep.demo.table;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.lockstep.demo.data.BsonForm;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * The columns of a table for given documents, and the documents as its rows: a field whose values
 * all have one simple type is a column of it, every other one a column of their Extended JSON. A
 * null is no cell.
 *
 * @param key the column that is the key, of type text
 * @param types the other columns, in the order in which documents first have them
 * @param written the columns that hold Extended JSON, the key among them if it does
 */
public record TableColumns(String key, Map<String, DataType> types, Set<String> written) {
  private static final String ID = "_id";
  private static final String NOTE = "note";
  private static final JsonWriterSettings JSON =
      JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

  public TableColumns {
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    written = Set.copyOf(written);
  }

  /**
   * The columns for these documents, with one for a note beside them, where services can write what
   * has nothing to do with any change.
   *
   * @throws Problem where a field has no name
   */
  public static TableColumns of(List<Document> documents) {
    Map<String, Optional<DataType>> found = new LinkedHashMap<>();
    for (Document document : documents) {
      for (int i = 0; i < document.size(); i++) {
        if (document.value(i).equals(Value.NULL)) {
          continue;
        }
        Optional<DataType> type = CqlForm.type(document.value(i));
        found.merge(document.name(i), type, (a, b) -> a.equals(b) ? a : Optional.empty());
      }
    }
    if (found.containsKey("")) {
      throw new Problem(
          ProblemCode.USAGE,
          "Cannot load the documents into a table: one has a field without a name, and a column has"
              + " one",
          "nothing was written",
          "name the field, or run ./lockstep demo --store mongodb");
    }
    Set<String> written = new LinkedHashSet<>();
    Map<String, DataType> types = new LinkedHashMap<>();
    found.forEach((name, type) -> {
      if (type.isEmpty()) {
        written.add(name);
      }
      types.put(name, type.orElse(DataTypes.TEXT));
    });
    if (!documents.stream().allMatch(TableColumns::hasPlainKey)) {
      written.add(ID);
    }
    types.remove(ID);
    types.putIfAbsent(NOTE, DataTypes.TEXT);
    return new TableColumns(types.containsKey("id") ? ID : "id", types, written);
  }

  /** Whether the key is text as it is; Cassandra has no empty key. */
  private static boolean hasPlainKey(Document document) {
    return document.get(ID).orElse(Value.NULL) instanceof Value.Text text
        && !text.value().isEmpty();
  }

  /** The document as a row: its key under {@code _id}, as a document of the key's column. */
  public Document row(Document document) {
    Value id = document.get(ID).orElseThrow();
    Document row =
        Document.of(ID, Document.of(key, written.contains(ID) ? Value.text(json(id)) : id));
    for (String name : types.keySet()) {
      Optional<Value> value = document.get(name).filter(v -> !v.equals(Value.NULL));
      if (value.isPresent()) {
        row = row.with(name, written.contains(name) ? Value.text(json(value.get())) : value.get());
      }
    }
    return row;
  }

  /** What a person should know of how documents became rows; nothing where they are the same. */
  public List<String> remarks() {
    return written.isEmpty()
        ? List.of()
        : List.of(
            "columns that hold Extended JSON as text, since values have several types or parts: "
                + String.join(", ", new TreeSet<>(written)));
  }

  private static String json(Value value) {
    String document = new BsonDocument("v", BsonForm.toBson(value)).toJson(JSON);
    return document.substring(document.indexOf(':') + 1, document.length() - 1).strip();
  }

  /** The table's columns as a statement that creates it defines them. */
  String definition() {
    return Stream.concat(
            Stream.of(quoted(key) + " text PRIMARY KEY"),
            types.entrySet().stream()
                .map(column -> quoted(column.getKey()) + " " + column.getValue().asCql(true, true)))
        .collect(Collectors.joining(", "));
  }

  /** A name as statements write it. */
  static String quoted(String name) {
    return CqlIdentifier.fromInternal(name).asCql(false);
  }
}
