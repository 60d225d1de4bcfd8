package dev.lockstep.model.document;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@link CanonicalBytes} wrote. */
final class CanonicalReader {
  /** Deeper than any store nests; what claims more is no value of ours. */
  private static final int DEPTH_MAX = 200;

  private static final ValueType[] TYPES = ValueType.values();

  private final ByteBuffer bytes;

  CanonicalReader(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /** The value; empty where the bytes are not exactly one. */
  @SuppressWarnings("UnusedException")
  Optional<Value> read() {
    try {
      Value value = value(0);
      return bytes.hasRemaining() ? Optional.empty() : Optional.of(value);
    } catch (BufferUnderflowException
        | CharacterCodingException
        | DuplicateFieldException
        | IllegalArgumentException e) {
      // Whatever is wrong with them, they are not the bytes of a value.
      return Optional.empty();
    }
  }

  private Value value(int depth) throws CharacterCodingException {
    int type = bytes.get();
    if (type < 0 || type >= TYPES.length || depth > DEPTH_MAX) {
      throw new IllegalArgumentException("Not a value");
    }
    return switch (TYPES[type]) {
      case DOCUMENT -> document(depth);
      case ARRAY -> array(depth);
      case STRING -> Value.text(text());
      case INT32 -> Value.int32(bytes.getInt());
      case INT64 -> Value.int64(bytes.getLong());
      case DOUBLE -> new Value.Float64(bytes.getLong());
      case DECIMAL128 -> new Value.Decimal128(bytes.getLong(), bytes.getLong());
      case BOOL -> Value.bool(bytes.get() != 0);
      case DATE -> new Value.DateTime(bytes.getLong());
      case TIMESTAMP -> new Value.Timestamp(bytes.getLong());
      case OBJECT_ID -> new Value.ObjectId(Bytes.of(content()));
      case BINARY -> new Value.Binary(Byte.toUnsignedInt(bytes.get()), Bytes.of(content()));
      case REGEX -> new Value.Regex(text(), text());
      case CODE -> new Value.Code(text());
      case SCOPED_CODE -> new Value.ScopedCode(text(), document(depth));
      case SYMBOL -> new Value.Symbol(text());
      case DB_POINTER -> new Value.DbPointer(text(), new Value.ObjectId(Bytes.of(content())));
      case NULL -> Value.NULL;
      case UNDEFINED -> new Value.Undefined();
      case MIN_KEY -> new Value.MinKey();
      case MAX_KEY -> new Value.MaxKey();
    };
  }

  private Document document(int depth) throws CharacterCodingException {
    int size = size();
    Document.Builder document = Document.builder();
    for (int i = 0; i < size; i++) {
      String name = text();
      document = document.add(name, value(depth + 1));
    }
    return document.build();
  }

  private Value array(int depth) throws CharacterCodingException {
    int size = size();
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(value(depth + 1));
    }
    return new Value.Array(items);
  }

  private String text() throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content())).toString();
  }

  private byte[] content() {
    byte[] content = new byte[size()];
    bytes.get(content);
    return content;
  }

  /** Nothing takes less than a byte, so no size may be more than what is left. */
  private int size() {
    int size = bytes.getInt();
    if (size < 0 || size > bytes.remaining()) {
      throw new IllegalArgumentException("Not a value");
    }
    return size;
  }
}
