package dev.lockstep.cassandra;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.write.CellTimes;
import dev.lockstep.model.write.Times;
import dev.lockstep.model.write.Timing;
import dev.lockstep.store.StoredDocument;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Rows as documents. A row is one where it has a cell of its own beside its key. A partition that
 * has static cells and no rows is one where all that a change adds is static, too; its tag then
 * stands in a column of its own.
 */
final class RowDocument {
  private RowDocument() {}

  /**
   * The document of a row, if it is one.
   *
   * @param now when the row was read, or a moment before
   */
  static Optional<StoredDocument> of(TableShape shape, StoredRow row, Instant now) {
    boolean isPartition = shape.isPartition(row.key());
    if (isPartition ? !shape.isExtendedByStaticsOnly() : !shape.holdsMoreThanItsKey(row)) {
      return Optional.empty();
    }
    Document fields = withKey(row);
    Map<String, CellTimes> cells = row.times();
    if (shape.hasStatics()) {
      String ignored = isPartition ? Tags.FIELD : Tags.STATIC_FIELD;
      fields = withOneTag(fields, ignored);
      cells = withOneTag(cells, ignored);
    }
    Times times = new Times(cells, shape.shared(row.key()), now);
    Document document = Timing.visible(fields, times, now);
    Value key = row.key();
    return Optional.of(new StoredDocument.Readable(key, document, row.bytes(), times));
  }

  private static Document withKey(StoredRow row) {
    return row.document().inserting(0, "_id", row.key());
  }

  private static Document withOneTag(Document fields, String ignored) {
    Document.Builder kept = Document.builder();
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.name(i);
      if (!name.equals(ignored)) {
        kept = kept.add(Tags.isTag(name) ? Tags.FIELD : name, fields.value(i));
      }
    }
    return kept.build();
  }

  private static Map<String, CellTimes> withOneTag(Map<String, CellTimes> cells, String ignored) {
    Map<String, CellTimes> kept = new HashMap<>();
    cells.forEach((name, times) -> {
      if (!name.equals(ignored)) {
        kept.put(Tags.isTag(name) ? Tags.FIELD : name, times);
      }
    });
    return kept;
  }
}
