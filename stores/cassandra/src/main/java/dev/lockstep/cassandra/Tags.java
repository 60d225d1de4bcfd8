package dev.lockstep.cassandra;

import dev.lockstep.cassandra.cell.ValueText;
import dev.lockstep.model.document.DuplicateFieldException;
import dev.lockstep.model.document.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tag of a row: a document in a column of text, since no CQL type holds any document. */
final class Tags {
  /** The field that the tag is. */
  static final String FIELD = "_lockstep";

  /** The same of a partition that has no rows, in a static column. */
  static final String STATIC_FIELD = "_lockstep_static";

  private Tags() {}

  /** Whether a field is a tag, of a row or of a partition. */
  static boolean isTag(String field) {
    return field.equals(FIELD) || field.equals(STATIC_FIELD);
  }

  /** These fields, and with the tag of rows that of partitions. */
  static List<String> withStatic(List<String> fields) {
    return Stream.concat(
            fields.stream(), fields.stream().filter(FIELD::equals).map(tag -> STATIC_FIELD))
        .toList();
  }

  /** What a column holds; a tag that cannot be read stays text, so that nothing believes it. */
  static Value read(String field, Value held) {
    return isTag(field) && held instanceof Value.Text(String text) ? read(text) : held;
  }

  @SuppressWarnings("UnusedException")
  private static Value read(String text) {
    try {
      return ValueText.read(text);
    } catch (IllegalArgumentException | DuplicateFieldException e) {
      // Whoever wrote it, it is no tag of ours.
      return Value.text(text);
    }
  }

  /** What the column of a field is to hold; empty where it cannot. */
  static Optional<Value> written(String field, Value value) {
    return isTag(field) ? ValueText.write(value).map(Value::text) : Optional.of(value);
  }
}
