package dev.lockstep.mongodb.bson;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text in BSON: UTF-8, kept only where it comes back as the same bytes. */
final class BsonText {
  private static final char REPLACEMENT = '\uFFFD';

  private BsonText() {}

  static String decode(byte[] content, int from, int length) {
    String text = new String(content, from, length, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0 && !returns(text, content, from, length)) {
      throw new UnreadableBsonException("it holds text that is not valid UTF-8");
    }
    return text;
  }

  private static boolean returns(String text, byte[] content, int from, int length) {
    byte[] again = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.equals(again, 0, again.length, content, from, from + length);
  }
}
