package dev.lockstep.client.http;

import java.time.Duration;

/**
 * How often the control plane is asked, and how long it is waited for.
 *
 * @param call how long one call may take, connecting included
 * @param silence after so long without a byte the stream is cut and opened anew
 * @param poll how often each state is asked for beside the stream
 * @param retryMin the pause after the first failure
 * @param retryMax the longest pause
 */
public record Pace(
    Duration call, Duration silence, Duration poll, Duration retryMin, Duration retryMax) {
  /** What is right for all but tests. */
  public static final Pace STANDARD =
      new Pace(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(15),
          Duration.ofMillis(250),
          Duration.ofSeconds(30));

  /** Refuses pauses that are none. */
  public Pace {
    if (!call.isPositive()
        || !silence.isPositive()
        || !poll.isPositive()
        || !retryMin.isPositive()
        || retryMax.compareTo(retryMin) < 0) {
      throw new IllegalArgumentException("Pauses are positive, and the longest is not the shorter");
    }
  }
}
