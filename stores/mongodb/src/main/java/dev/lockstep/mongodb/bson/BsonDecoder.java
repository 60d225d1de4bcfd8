package dev.lockstep.mongodb.bson;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one document from its bytes. A document nested deeper than any server stores is refused
 * rather than followed, so that no bytes exhaust the stack. One use, one thread.
 */
final class BsonDecoder {
  private static final int DEPTH_MAX = 256;
  private static final FieldNames NAMES = new FieldNames();
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final Value TRUE = Value.bool(true);
  private static final Value FALSE = Value.bool(false);
  private static final Value UNDEFINED = new Value.Undefined();
  private static final Value MIN_KEY = new Value.MinKey();
  private static final Value MAX_KEY = new Value.MaxKey();

  private final byte[] content;
  private int at;
  private int depth;

  BsonDecoder(byte[] content, int at) {
    this.content = content;
    this.at = at;
  }

  Document document() {
    descend();
    int end = at + int32();
    Document.Builder fields = Document.builder();
    int type = content[at++];
    while (type != 0) {
      String name = name();
      fields.add(name, value(type));
      type = content[at++];
    }
    requireEnd(end);
    depth--;
    return fields.build();
  }

  /**
   * The value of the first field of this name at the top of the document, or null there is none.
   */
  Value field(String name) {
    at += Integer.BYTES;
    int type = content[at++];
    while (type != 0) {
      if (name().equals(name)) {
        return value(type);
      }
      skip(type);
      type = content[at++];
    }
    return Value.NULL;
  }

  private Value value(int type) {
    return switch (type) {
      case 0x01 -> new Value.Float64(int64());
      case 0x02 -> new Value.Text(text());
      case 0x03 -> document();
      case 0x04 -> array();
      case 0x05 -> binary();
      case 0x06 -> UNDEFINED;
      case 0x07 -> objectId();
      case 0x08 -> bool();
      case 0x09 -> new Value.DateTime(int64());
      case 0x0A -> Value.NULL;
      case 0x0B -> new Value.Regex(cText(), cText());
      case 0x0C -> new Value.DbPointer(text(), objectId());
      case 0x0D -> new Value.Code(text());
      case 0x0E -> new Value.Symbol(text());
      case 0x0F -> scopedCode();
      case 0x10 -> new Value.Int32(int32());
      case 0x11 -> new Value.Timestamp(int64());
      case 0x12 -> new Value.Int64(int64());
      case 0x13 -> decimal();
      case 0x7F -> MAX_KEY;
      case -1 -> MIN_KEY;
      default -> throw new UnreadableBsonException("it holds a value of an unknown type");
    };
  }

  private Value array() {
    descend();
    int end = at + int32();
    List<Value> items = new ArrayList<>();
    int type = content[at++];
    while (type != 0) {
      requireIndex(items.size());
      items.add(value(type));
      type = content[at++];
    }
    requireEnd(end);
    depth--;
    return new Value.Array(items);
  }

  /** Array elements are named by their index; other names would not come back. */
  private void requireIndex(int index) {
    int from = at;
    int length = cLength();
    int rest = index;
    boolean same = length == 1 || content[from] != '0';
    for (int i = from + length - 1; i >= from; i--) {
      same &= content[i] == '0' + rest % 10;
      rest /= 10;
    }
    if (!same || length == 0 || rest != 0) {
      throw new UnreadableBsonException(
          "it holds an array whose elements are not numbered in order");
    }
    at += length + 1;
  }

  private Value bool() {
    byte value = content[at++];
    if (value != 0 && value != 1) {
      throw new UnreadableBsonException("it holds a truth value that is neither true nor false");
    }
    return value == 1 ? TRUE : FALSE;
  }

  private Value binary() {
    int length = int32();
    int subtype = content[at++] & 0xFF;
    if (subtype != BsonEncoder.OLD_BINARY) {
      return new Value.Binary(subtype, bytes(length));
    }
    if (length < Integer.BYTES || int32() != length - Integer.BYTES) {
      throw new UnreadableBsonException("it holds binary data with two lengths that disagree");
    }
    return new Value.Binary(subtype, bytes(length - Integer.BYTES));
  }

  private Value.ObjectId objectId() {
    return new Value.ObjectId(bytes(12));
  }

  private Value scopedCode() {
    at += Integer.BYTES;
    return new Value.ScopedCode(text(), document());
  }

  private Value decimal() {
    long low = int64();
    return new Value.Decimal128(int64(), low);
  }

  private void skip(int type) {
    switch (type) {
      case 0x03, 0x04 -> at += (int) INT.get(content, at);
      case 0x02, 0x0D, 0x0E -> at += Integer.BYTES + (int) INT.get(content, at);
      case 0x05 -> at += Integer.BYTES + 1 + (int) INT.get(content, at);
      case 0x0F -> at += (int) INT.get(content, at);
      default -> {
        Value ignored = value(type);
        assert ignored.type() != null;
      }
    }
  }

  private String name() {
    int from = at;
    int hash = 1;
    while (content[at] != 0) {
      hash = 31 * hash + content[at++];
    }
    return NAMES.at(content, from, at++ - from, hash);
  }

  private String cText() {
    int from = at;
    int length = cLength();
    at += length + 1;
    return BsonText.decode(content, from, length);
  }

  private int cLength() {
    int end = at;
    while (content[end] != 0) {
      end++;
    }
    return end - at;
  }

  private String text() {
    int length = int32();
    String text = BsonText.decode(content, at, length - 1);
    at += length;
    return text;
  }

  private Bytes bytes(int length) {
    Bytes bytes = Bytes.of(content, at, length);
    at += length;
    return bytes;
  }

  private int int32() {
    int value = (int) INT.get(content, at);
    at += Integer.BYTES;
    return value;
  }

  private long int64() {
    long value = (long) LONG.get(content, at);
    at += Long.BYTES;
    return value;
  }

  private void descend() {
    if (++depth > DEPTH_MAX) {
      throw new UnreadableBsonException("it is nested deeper than " + DEPTH_MAX + " levels");
    }
  }

  private void requireEnd(int end) {
    if (at != end) {
      throw new UnreadableBsonException("its length is not the one it states");
    }
  }
}
