package dev.lockstep.model.document;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes a value as bytes such that no two different values have the same bytes.
 *
 * <p>Each value is its type's ordinal followed by content of a fixed size, or of a size written
 * before it; so the encoding is prefix-free and needs no escapes.
 */
final class CanonicalBytes {
  private byte[] buffer = new byte[128];
  private int size;

  ByteBuffer toByteBuffer() {
    return ByteBuffer.wrap(buffer, 0, size);
  }

  @SuppressWarnings("EnumOrdinal")
  void write(Value value) {
    writeByte(value.type().ordinal());
    switch (value) {
      case Document document -> writeDocument(document);
      case Value.Array array -> {
        writeInt(array.items().size());
        array.items().forEach(this::write);
      }
      case Value.Text text -> writeText(text.value());
      case Value.Int32 number -> writeInt(number.value());
      case Value.Int64 number -> writeLong(number.value());
      case Value.Float64 number -> writeLong(number.bits());
      case Value.Decimal128 number -> {
        writeLong(number.high());
        writeLong(number.low());
      }
      case Value.Bool bool -> writeByte(bool.value() ? 1 : 0);
      case Value.DateTime date -> writeLong(date.epochMillis());
      case Value.Timestamp timestamp -> writeLong(timestamp.value());
      case Value.ObjectId id -> writeBytes(id.bytes().toArray());
      case Value.Binary binary -> {
        writeByte(binary.subtype());
        writeBytes(binary.bytes().toArray());
      }
      case Value.Regex regex -> {
        writeText(regex.pattern());
        writeText(regex.options());
      }
      case Value.Code code -> writeText(code.source());
      case Value.ScopedCode code -> {
        writeText(code.source());
        writeDocument(code.scope());
      }
      case Value.Symbol symbol -> writeText(symbol.name());
      case Value.DbPointer pointer -> {
        writeText(pointer.namespace());
        writeBytes(pointer.id().bytes().toArray());
      }
      case Value.Null n -> {}
      case Value.Undefined u -> {}
      case Value.MinKey k -> {}
      case Value.MaxKey k -> {}
    }
  }

  private void writeDocument(Document document) {
    writeInt(document.size());
    for (int i = 0; i < document.size(); i++) {
      writeText(document.name(i));
      write(document.value(i));
    }
  }

  private void writeText(String text) {
    writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void writeBytes(byte[] bytes) {
    writeInt(bytes.length);
    reserve(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
  }

  private void writeByte(int value) {
    reserve(1);
    buffer[size++] = (byte) value;
  }

  private void writeInt(int value) {
    reserve(4);
    for (int shift = 24; shift >= 0; shift -= 8) {
      buffer[size++] = (byte) (value >>> shift);
    }
  }

  private void writeLong(long value) {
    writeInt((int) (value >>> 32));
    writeInt((int) value);
  }

  private void reserve(int more) {
    if (size + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
    }
  }
}
