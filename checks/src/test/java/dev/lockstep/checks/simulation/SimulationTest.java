package dev.lockstep.checks.simulation;

import org.junit.jupiter.api.Test;

class SimulationTest {
  @Test
  void twoThousandRolloutsKeepThePromises() {
    Simulations.run(1, Integer.getInteger("lockstep.simulations", 2_000));
  }
}
