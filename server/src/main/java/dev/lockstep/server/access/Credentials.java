package dev.lockstep.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** How credentials are drawn, and what is kept of them. */
final class Credentials {
  private Credentials() {}

  /** So many random bytes, as text that may stand in headers and cookies. */
  static String drawn(RandomGenerator chance, int bytes) {
    byte[] drawn = new byte[bytes];
    chance.nextBytes(drawn);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
  }

  /** What is kept of a secret, from which nobody can go back to it. */
  static String hash(String secret) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
