package dev.lockstep.checks.simulation;

import org.junit.jupiter.api.Test;

class SimulationTest {
  @Test
  void aSideThatAServiceMovedMeanwhileIsNeverOverwrittenUnseen() {
    Simulations.run(1, 200);
  }

  @Test
  void twoThousandRolloutsKeepThePromises() {
    Simulations.run(1, Integer.getInteger("lockstep.simulations", 2_000));
  }
}
