package dev.lockstep.mongodb.bson;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Field names already met, by their bytes, so that a million documents share one string per name.
 *
 * <p>Threads share the table without a lock: entries are immutable, and losing a race costs one
 * more string.
 */
final class FieldNames {
  private static final int SLOTS = 4096;
  private static final int LENGTH_MAX = 64;

  @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
  private record Entry(byte[] bytes, String name) {}

  private final @Nullable Entry[] table = new @Nullable Entry[SLOTS];

  /**
   * The name in these bytes, which are {@code length} long and begin at {@code from}.
   *
   * @param hash any number that is the same for the same bytes
   */
  String at(byte[] content, int from, int length, int hash) {
    if (length > LENGTH_MAX) {
      return BsonText.decode(content, from, length);
    }
    int slot = (hash ^ hash >>> 12) & (SLOTS - 1);
    Entry known = table[slot];
    if (known != null
        && Arrays.equals(known.bytes, 0, known.bytes.length, content, from, from + length)) {
      return known.name;
    }
    String name = BsonText.decode(content, from, length);
    table[slot] = new Entry(name.getBytes(StandardCharsets.UTF_8), name);
    return name;
  }
}
