package dev.lockstep.server.request;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next what to send as {@code after} for the next part; empty where there is none
 */
public record Page<T>(List<T> items, Optional<String> next) {
  /** How many items a page has where the request does not say. */
  public static final int SIZE = 50;

  private static final int SIZE_MAX = 500;

  public Page {
    items = List.copyOf(items);
  }

  /** A list that is never long. */
  public static <T> Page<T> whole(List<T> items) {
    return new Page<>(items, Optional.empty());
  }

  /**
   * A part of a long list.
   *
   * @param found one more than the page may have, if there are as many
   * @param cursor what finds the items after one
   */
  public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
    if (found.size() <= limit) {
      return whole(found);
    }
    List<T> items = found.subList(0, limit);
    return new Page<>(items, Optional.of(cursor.apply(items.getLast())));
  }

  /** Refuses a size that no page has. */
  public static int limit(int asked) {
    if (asked < 1 || asked > SIZE_MAX) {
      throw Refused.invalid("Cannot make a page: limit is from 1 to 500");
    }
    return asked;
  }
}
