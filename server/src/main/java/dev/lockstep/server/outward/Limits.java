package dev.lockstep.server.outward;

import java.time.Duration;

/**
 * What an answer from outside may cost.
 *
 * @param connect how long a connection may take
 * @param whole how long everything may take, from the name to the last byte
 * @param bytesMax how long the answer may be
 */
public record Limits(Duration connect, Duration whole, int bytesMax) {
  /** The limits of the server. */
  public static final Limits STANDARD =
      new Limits(Duration.ofSeconds(5), Duration.ofSeconds(10), 1 << 20);
}
