package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import dev.lockstep.cassandra.cell.ValueText;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.write.Edit;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.testkit.cassandra.CqlSpace;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The rows of a collection of the engine's own, through the bare driver. */
record OwnedApplication(CqlSpace space, String collection) implements ApplicationClient {
  private String table() {
    return "\"" + OwnedNames.table(collection) + "\"";
  }

  @Override
  public WriteOutcome insert(Document document) {
    OwnedDocument row = OwnedDocument.of(document).orElseThrow();
    return insert(row.id(), row.text());
  }

  private WriteOutcome insert(String id, String text) {
    String cql = "INSERT INTO %s (id, document) VALUES (?, ?) IF NOT EXISTS".formatted(table());
    try {
      return conditional(cql, id, text);
    } catch (InvalidQueryException e) {
      space.run(
          "CREATE TABLE IF NOT EXISTS %s (id text PRIMARY KEY, document text) WITH comment = %s"
              .formatted(table(), OwnedNames.comment(collection)));
      return conditional(cql, id, text);
    }
  }

  private WriteOutcome conditional(String cql, Object... values) {
    return space.session().execute(SimpleStatement.newInstance(cql, values)).wasApplied()
        ? new WriteOutcome.Applied()
        : new WriteOutcome.Conflicting();
  }

  @Override
  public WriteOutcome insertWithFieldTwice(Value key, String name, Value first, Value second) {
    String id = text(key);
    return insert(
        id,
        "{\"_id\": %s, \"%s\": %s, \"%s\": %s}"
            .formatted(id, name, text(first), name, text(second)));
  }

  private static String text(Value value) {
    return ValueText.write(value).orElseThrow();
  }

  @Override
  public WriteOutcome replace(Document document) {
    OwnedDocument row = OwnedDocument.of(document).orElseThrow();
    return conditional(
        "UPDATE %s SET document = ? WHERE id = ? IF EXISTS".formatted(table()),
        row.text(),
        row.id());
  }

  @Override
  public WriteOutcome update(Value key, List<Edit> edits) {
    return replace(OwnedDocument.edited(find(key).orElseThrow(), edits).orElseThrow());
  }

  @Override
  public WriteOutcome delete(Value key) {
    return conditional("DELETE FROM %s WHERE id = ? IF EXISTS".formatted(table()), text(key));
  }

  @Override
  public Optional<Document> find(Value key) {
    return documents("SELECT id, document FROM %s WHERE id = ?".formatted(table()), text(key))
        .stream()
        .findFirst();
  }

  @Override
  public List<Document> all() {
    return documents("SELECT id, document FROM " + table());
  }

  private List<Document> documents(String cql, Object... values) {
    List<Row> rows;
    try {
      rows = space.rows(cql, values);
    } catch (InvalidQueryException e) {
      return List.of();
    }
    return rows.stream()
        .map(row ->
            new OwnedDocument(
                Objects.requireNonNull(row.getString(0)), Objects.requireNonNull(row.getString(1))))
        .map(OwnedDocument::read)
        .filter(StoredDocument.Readable.class::isInstance)
        .map(readable -> ((StoredDocument.Readable) readable).document())
        .toList();
  }
}
