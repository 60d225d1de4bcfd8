package dev.lockstep.testkit.seed;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Which seeds a test runs with.
 *
 * <p>A failure keeps its type's cause and names the seed and how to replay it. Immutable; threads
 * may share it.
 */
public final class Seeds {
  /** The property that replays one seed. */
  public static final String REPLAY = "lockstep.seed";

  /** The property that says how many seeds to run. */
  public static final String CASES = "lockstep.cases";

  /** The property that says which seed comes first. */
  public static final String FROM = "lockstep.seed.from";

  private final OptionalLong replayed;
  private final OptionalInt cases;
  private final long from;

  private Seeds(OptionalLong replayed, OptionalInt cases, long from) {
    this.replayed = replayed;
    this.cases = cases;
    this.from = from;
  }

  /** The seeds that the system properties ask for. */
  public static Seeds configured() {
    return configured(System.getProperties());
  }

  /** The seeds that the given properties ask for. */
  public static Seeds configured(Properties properties) {
    String replayed = properties.getProperty(REPLAY, "");
    String cases = properties.getProperty(CASES, "");
    return new Seeds(
        replayed.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(replayed)),
        cases.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cases)),
        Long.parseLong(properties.getProperty(FROM, "1")));
  }

  /** The seeds to run where the test itself asks for {@code casesAsked}. */
  public LongStream seeds(int casesAsked) {
    return replayed.isPresent()
        ? LongStream.of(replayed.getAsLong())
        : LongStream.range(from, from + cases.orElse(casesAsked));
  }

  /**
   * Checks that a law holds for every seed, in order.
   *
   * @throws AssertionError naming the first seed for which it does not hold
   */
  public void check(int casesAsked, Law law) {
    seeds(casesAsked).forEach(seed -> check(seed, law));
  }

  private static void check(long seed, Law law) {
    try {
      law.check(new SplittableRandom(seed));
    } catch (Throwable failure) {
      throw failed(seed, failure);
    }
  }

  static AssertionError failed(long seed, Throwable failure) {
    return new AssertionError(
        "Failed with seed %d; replay it with -D%s=%d: %s"
            .formatted(seed, REPLAY, seed, failure.getMessage()),
        failure);
  }

  /** What must hold, whatever the generator gives. */
  @FunctionalInterface
  public interface Law {
    /** Throws when the law does not hold for what {@code random} generates. */
    void check(SplittableRandom random) throws Exception;
  }
}
