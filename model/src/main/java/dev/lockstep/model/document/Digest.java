package dev.lockstep.model.document;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The first 128 bits of the SHA-256 of a value's canonical bytes: equal digests mean equal values,
 * type, field order and bits included.
 */
public record Digest(long high, long low) {

  /** The digest of a value. */
  public static Digest of(Value value) {
    CanonicalBytes bytes = new CanonicalBytes();
    bytes.write(value);
    return ofBytes(bytes.toByteBuffer());
  }

  private static Digest ofBytes(ByteBuffer content) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(content);
      ByteBuffer result = ByteBuffer.wrap(sha256.digest());
      return new Digest(result.getLong(), result.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** The digest as 16 bytes. */
  public Bytes toBytes() {
    return Bytes.of(ByteBuffer.allocate(16).putLong(high).putLong(low).array());
  }

  /** The digest in these 16 bytes. */
  public static Digest fromBytes(Bytes bytes) {
    return new Digest(bytes.longAt(0), bytes.longAt(Long.BYTES));
  }

  /** The digest as 32 hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }
}
