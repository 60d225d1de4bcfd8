package dev.lockstep.registry.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hashes of a file's content.
 *
 * @param content SHA-256, a byte to a character
 * @param blob the name under which git keeps the content, in hexadecimal digits as it writes them
 */
record Digests(String content, String blob) {
  static final int CONTENT_SIZE = 32;
  static final int BLOB_SIZE = 40;

  static Digests of(byte[] bytes) {
    return new Digests(content(bytes), HexFormat.of().formatHex(sha1(bytes)));
  }

  static String content(byte[] bytes) {
    return text(algorithm("SHA-256").digest(bytes));
  }

  private static byte[] sha1(byte[] bytes) {
    MessageDigest digest = algorithm("SHA-1");
    digest.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
    return digest.digest(bytes);
  }

  private static MessageDigest algorithm(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has " + name, e);
    }
  }

  static String text(byte[] hash) {
    return new String(hash, StandardCharsets.ISO_8859_1);
  }
}
