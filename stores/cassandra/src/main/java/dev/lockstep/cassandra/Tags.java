package dev.lockstep.cassandra;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.CanonicalBytes;
import dev.lockstep.model.document.Value;
import java.nio.ByteBuffer;

/** The tag of a row: a document in a column of bytes, since no CQL type holds any document. */
final class Tags {
  /** The field that the tag is. */
  static final String FIELD = "_lockstep";

  private static final int PLAIN = 0;

  private Tags() {}

  /** What a column holds; a tag that cannot be read stays bytes, so that nothing believes it. */
  static Value read(String field, Value held) {
    return field.equals(FIELD) && held instanceof Value.Binary(int subtype, Bytes bytes)
        ? CanonicalBytes.read(ByteBuffer.wrap(bytes.toArray())).orElse(held)
        : held;
  }

  /** What the column of a field is to hold. */
  static Value written(String field, Value value) {
    if (!field.equals(FIELD)) {
      return value;
    }
    ByteBuffer bytes = CanonicalBytes.of(value);
    byte[] content = new byte[bytes.remaining()];
    bytes.get(content);
    return new Value.Binary(PLAIN, Bytes.of(content));
  }
}
