package dev.lockstep.server.outward;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the server and one receiver know, and by which the receiver tells that a letter comes from
 * the server: a signature after Standard Webhooks. Threads share it.
 */
public final class Secret {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";
  private static final int ID_BYTES = 18;

  private final byte[] key;

  Secret(byte[] key) {
    this.key = Arrays.copyOf(key, key.length);
  }

  /** The secret as receivers are told it. */
  public String text() {
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  /**
   * The headers by which a receiver knows a letter.
   *
   * @param message what tells the message from others; the same for every attempt to deliver it
   */
  public Map<String, String> sign(String message, Instant now, String body) {
    String id = "msg_" + id(message);
    String timestamp = Long.toString(now.getEpochSecond());
    byte[] signed = mac(key, id + "." + timestamp + "." + body);
    return Map.of(
        "webhook-id", id,
        "webhook-timestamp", timestamp,
        "webhook-signature", "v1," + Base64.getEncoder().encodeToString(signed));
  }

  private String id(String message) {
    return Base64.getUrlEncoder()
        .encodeToString(Arrays.copyOf(mac(key, "id of " + message), ID_BYTES));
  }

  static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
    }
  }

  @Override
  public String toString() {
    return PREFIX + "...";
  }
}
