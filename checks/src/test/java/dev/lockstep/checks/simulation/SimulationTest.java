package dev.lockstep.checks.simulation;

import dev.lockstep.checks.simulation.Simulation.Kind;
import org.junit.jupiter.api.Test;

class SimulationTest {
  /** How many seeds find whoever takes out the rule that is named after it. */
  private static final int FIRST = 200;

  @Test
  void aSideThatAServiceMovedMeanwhileIsNeverOverwrittenUnseen() {
    Simulations.run(Kind.DOCUMENTS, 1, FIRST);
  }

  @Test
  void whereTimeOrdersWritesRolloutsKeepThePromisesToo() {
    Simulations.run(Kind.CELLS, 1, Integer.getInteger("lockstep.simulations.cells", 300));
  }

  /** With the first, which run above. */
  @Test
  void twoThousandRolloutsKeepThePromises() {
    int seeds = Integer.getInteger("lockstep.simulations", 2_000);
    Simulations.run(Kind.DOCUMENTS, FIRST + 1, seeds - FIRST);
  }
}
