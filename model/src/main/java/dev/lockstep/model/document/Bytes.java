package dev.lockstep.model.document;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An immutable run of bytes, equal by content. Threads may share it. */
public final class Bytes {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /** A copy of these bytes. */
  public static Bytes of(byte[] content) {
    return new Bytes(content.clone());
  }

  /**
   * A copy of some of these bytes.
   *
   * @throws IndexOutOfBoundsException if there are not so many, or a negative number is asked for
   */
  public static Bytes of(byte[] content, int from, int length) {
    Objects.checkFromIndexSize(from, length, content.length);
    return new Bytes(Arrays.copyOfRange(content, from, from + length));
  }

  /** How many bytes there are. */
  public int size() {
    return content.length;
  }

  /** The byte at this position, from 0 on. */
  public byte at(int index) {
    return content[index];
  }

  /** The eight bytes from this position on as one number, the highest byte first. */
  long longAt(int index) {
    return (long) LONG.get(content, index);
  }

  /** A copy of the bytes that the caller may change. */
  public byte[] toArray() {
    return content.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bytes that && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  /** The bytes in hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(content);
  }
}
