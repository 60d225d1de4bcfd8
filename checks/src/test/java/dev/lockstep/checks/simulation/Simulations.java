package dev.lockstep.checks.simulation;

import dev.lockstep.checks.simulation.Simulation.Kind;
import java.util.Locale;

/**
 * {@code ./dev sim --store KIND --seeds N --from SEED}: runs simulations of consecutive seeds and
 * says which one failed, and how to see it again.
 */
public final class Simulations {
  private static final String USAGE =
      "./dev sim [--store documents|cells] [--seeds N] [--from SEED]";

  private Simulations() {}

  /** Runs the simulations; ends with 1 at the first that fails. */
  public static void main(String[] args) {
    int seeds = 2_000;
    long from = 1;
    Kind kind = Kind.DOCUMENTS;
    for (int i = 0; i + 1 < args.length; i += 2) {
      switch (args[i]) {
        case "--seeds" -> seeds = Integer.parseInt(args[i + 1]);
        case "--from" -> from = Long.parseLong(args[i + 1]);
        case "--store" -> kind = Kind.valueOf(args[i + 1].toUpperCase(Locale.ROOT));
        default -> throw new IllegalArgumentException(USAGE);
      }
    }
    try {
      run(kind, from, seeds);
      System.out.printf("%d simulated rollouts from seed %d: 0 failures%n", seeds, from);
    } catch (AssertionError failure) {
      System.err.println(failure.getMessage());
      System.exit(1);
    }
  }

  /**
   * Runs the simulations of these seeds.
   *
   * @throws AssertionError with seed and trace, if a promise was seen broken
   */
  static void run(Kind kind, long from, int seeds) {
    for (long seed = from; seed < from + seeds; seed++) {
      Simulation simulation = new Simulation(seed, kind);
      try {
        simulation.run();
      } catch (RuntimeException | Error failure) {
        throw new AssertionError(
            "%s%nSeed %d failed: %s%nRun it again: ./dev sim --store %s --seeds 1 --from %d"
                .formatted(
                    simulation.trace(), seed, failure, kind.name().toLowerCase(Locale.ROOT), seed),
            failure);
      }
    }
  }
}
