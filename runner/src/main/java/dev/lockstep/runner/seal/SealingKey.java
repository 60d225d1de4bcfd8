package dev.lockstep.runner.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key of 256 bits. Its id follows from it, so that a mistyped key is noticed, and tells nothing
 * of it. From the key others are derived, one for each purpose and record.
 */
final class SealingKey {
  private static final String MAC = "HmacSHA256";
  private static final int BITS = 256;
  private static final int ID_BYTES = 8;
  private static final Pattern LINE =
      Pattern.compile("lockstep-key-v1 (?<id>[0-9a-f]{16}) (?<secret>[0-9a-f]{64})");

  private final byte[] secret;
  private final String id;

  private SealingKey(byte[] secret) {
    this.secret = secret;
    byte[] digest = derive("id", "").getEncoded();
    this.id = HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES));
  }

  /** A new key, from the platform's own source of chance. */
  static SealingKey make() {
    try {
      KeyGenerator generator = KeyGenerator.getInstance("AES");
      generator.init(BITS);
      return new SealingKey(generator.generateKey().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES", e);
    }
  }

  /** The key in a line of a key file, unless the line is no key. */
  static Optional<SealingKey> parse(String line) {
    Matcher form = LINE.matcher(line);
    return form.matches()
        ? Optional.of(new SealingKey(HexFormat.of().parseHex(form.group("secret"))))
            .filter(key -> key.id.equals(form.group("id")))
        : Optional.empty();
  }

  /** The key as a line of a key file. */
  String line() {
    return "lockstep-key-v1 " + id + " " + HexFormat.of().formatHex(secret);
  }

  /** What names the key in the records it seals. */
  String id() {
    return id;
  }

  /** The key of one purpose and subject, from which this one cannot be found. */
  SecretKey derive(String purpose, String subject) {
    byte[] digest = mac(secret, ("lockstep-seal-v1/" + purpose + "/" + subject));
    return new SecretKeySpec(digest, "AES");
  }

  /** A digest of a text that only holders of the key can compute. */
  String digest(String purpose, String text) {
    return HexFormat.of().formatHex(mac(derive(purpose, "").getEncoded(), text));
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("Any 32 bytes are a key", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + MAC, e);
    }
  }

  /** The id only: a key is never printed. */
  @Override
  public String toString() {
    return "key " + id;
  }
}
