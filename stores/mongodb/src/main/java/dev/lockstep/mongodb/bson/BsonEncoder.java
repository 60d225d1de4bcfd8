package dev.lockstep.mongodb.bson;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes documents as bytes. One use, one thread. */
final class BsonEncoder {
  /** The deprecated subtype of binary data that carries a second length. */
  static final int OLD_BINARY = 2;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] buffer = new byte[512];
  private int size;

  byte[] toArray() {
    return Arrays.copyOf(buffer, size);
  }

  void document(Document document) {
    int start = size;
    int32(0);
    for (int i = 0; i < document.size(); i++) {
      Value value = document.value(i);
      int8(code(value.type()));
      cText(document.name(i));
      content(value);
    }
    close(start);
  }

  private void array(Value.Array array) {
    int start = size;
    int32(0);
    int index = 0;
    for (Value item : array.items()) {
      int8(code(item.type()));
      cText(Integer.toString(index++));
      content(item);
    }
    close(start);
  }

  private void close(int start) {
    int8(0);
    INT.set(buffer, start, size - start);
  }

  /** The number of a type in BSON. */
  static int code(ValueType type) {
    return switch (type) {
      case DOUBLE -> 0x01;
      case STRING -> 0x02;
      case DOCUMENT -> 0x03;
      case ARRAY -> 0x04;
      case BINARY -> 0x05;
      case UNDEFINED -> 0x06;
      case OBJECT_ID -> 0x07;
      case BOOL -> 0x08;
      case DATE -> 0x09;
      case NULL -> 0x0A;
      case REGEX -> 0x0B;
      case DB_POINTER -> 0x0C;
      case CODE -> 0x0D;
      case SYMBOL -> 0x0E;
      case SCOPED_CODE -> 0x0F;
      case INT32 -> 0x10;
      case TIMESTAMP -> 0x11;
      case INT64 -> 0x12;
      case DECIMAL128 -> 0x13;
      case MAX_KEY -> 0x7F;
      case MIN_KEY -> -1;
    };
  }

  private void content(Value value) {
    switch (value) {
      case Document document -> document(document);
      case Value.Array array -> array(array);
      case Value.Text text -> text(text.value());
      case Value.Int32 number -> int32(number.value());
      case Value.Int64 number -> int64(number.value());
      case Value.Float64 number -> int64(number.bits());
      case Value.Decimal128 number -> {
        int64(number.low());
        int64(number.high());
      }
      case Value.Bool bool -> int8(bool.value() ? 1 : 0);
      case Value.DateTime date -> int64(date.epochMillis());
      case Value.Timestamp timestamp -> int64(timestamp.value());
      case Value.ObjectId id -> bytes(id.bytes());
      case Value.Binary binary -> binary(binary);
      case Value.Regex regex -> {
        cText(regex.pattern());
        cText(regex.options());
      }
      case Value.Code code -> text(code.source());
      case Value.ScopedCode code -> scopedCode(code);
      case Value.Symbol symbol -> text(symbol.name());
      case Value.DbPointer pointer -> {
        text(pointer.namespace());
        bytes(pointer.id().bytes());
      }
      case Value.Null n -> {}
      case Value.Undefined u -> {}
      case Value.MinKey k -> {}
      case Value.MaxKey k -> {}
    }
  }

  private void scopedCode(Value.ScopedCode code) {
    int start = size;
    int32(0);
    text(code.source());
    document(code.scope());
    INT.set(buffer, start, size - start);
  }

  private void binary(Value.Binary binary) {
    int length = binary.bytes().size();
    boolean old = binary.subtype() == OLD_BINARY;
    int32(old ? length + Integer.BYTES : length);
    int8(binary.subtype());
    if (old) {
      int32(length);
    }
    bytes(binary.bytes());
  }

  private void text(String text) {
    int start = size;
    int32(0);
    cText(text);
    INT.set(buffer, start, size - start - Integer.BYTES);
  }

  private void cText(String text) {
    int length = text.length();
    reserve(length * 3 + 1);
    int i = 0;
    while (i < length && text.charAt(i) < 0x80) {
      buffer[size++] = (byte) text.charAt(i++);
    }
    if (i < length) {
      byte[] rest = text.substring(i).getBytes(StandardCharsets.UTF_8);
      System.arraycopy(rest, 0, buffer, size, rest.length);
      size += rest.length;
    }
    buffer[size++] = 0;
  }

  private void bytes(Bytes bytes) {
    byte[] part = bytes.toArray();
    reserve(part.length);
    System.arraycopy(part, 0, buffer, size, part.length);
    size += part.length;
  }

  private void int8(int value) {
    reserve(1);
    buffer[size++] = (byte) value;
  }

  private void int32(int value) {
    reserve(Integer.BYTES);
    INT.set(buffer, size, value);
    size += Integer.BYTES;
  }

  private void int64(long value) {
    reserve(Long.BYTES);
    LONG.set(buffer, size, value);
    size += Long.BYTES;
  }

  private void reserve(int more) {
    if (size + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
    }
  }
}
