package dev.lockstep.client.shadow;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.model.document.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A key as it leaves the instance: the same for the same key, and not the key. */
public final class KeyHash {
  private static final int BYTES = 8;

  private KeyHash() {}

  static String of(Value key) {
    return of(ExtendedJson.write(key, ExtendedJson.Notation.CANONICAL));
  }

  /** Of a key that only its own hash is known of, which short keys could be told from. */
  public static String of(long hash) {
    return of("hash " + hash);
  }

  private static String of(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
