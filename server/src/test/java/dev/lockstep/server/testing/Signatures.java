package dev.lockstep.server.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Reckons signatures as a receiver would that knows nothing of the code of the server. */
public final class Signatures {
  private static final String PREFIX = "whsec_";

  private Signatures() {}

  /** What the header of a letter must be. */
  public static String of(Receiver.Received letter, String secret) {
    try {
      byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      String signed =
          "%s.%s.%s"
              .formatted(
                  letter.header("webhook-id"), letter.header("webhook-timestamp"), letter.body());
      return "v1,"
          + Base64.getEncoder()
              .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
