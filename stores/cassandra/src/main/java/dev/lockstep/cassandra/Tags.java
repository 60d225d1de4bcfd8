package dev.lockstep.cassandra;

import dev.lockstep.cassandra.cell.ValueText;
import dev.lockstep.model.document.DuplicateFieldException;
import dev.lockstep.model.document.Value;
import java.util.Optional;

/** The tag of a row: a document in a column of text, since no CQL type holds any document. */
final class Tags {
  /** The field that the tag is. */
  static final String FIELD = "_lockstep";

  private Tags() {}

  /** What a column holds; a tag that cannot be read stays text, so that nothing believes it. */
  static Value read(String field, Value held) {
    return field.equals(FIELD) && held instanceof Value.Text(String text) ? read(text) : held;
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
    return field.equals(FIELD) ? ValueText.write(value).map(Value::text) : Optional.of(value);
  }
}
