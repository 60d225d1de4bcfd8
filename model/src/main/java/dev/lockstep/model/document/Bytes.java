package dev.lockstep.model.document;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** An immutable run of bytes, equal by content. Threads may share it. */
public final class Bytes {
  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /** A copy of these bytes. */
  public static Bytes of(byte[] content) {
    return new Bytes(content.clone());
  }

  /** How many bytes there are. */
  public int size() {
    return content.length;
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
