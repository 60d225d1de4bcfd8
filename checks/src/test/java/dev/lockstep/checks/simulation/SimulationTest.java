package dev.lockstep.checks.simulation;

import dev.lockstep.checks.simulation.Simulation.Kind;
import org.junit.jupiter.api.Test;

class SimulationTest {
  @Test
  void aSideThatAServiceMovedMeanwhileIsNeverOverwrittenUnseen() {
    Simulations.run(Kind.DOCUMENTS, 1, 200);
  }

  @Test
  void whereTimeOrdersWritesRolloutsKeepThePromisesToo() {
    Simulations.run(Kind.CELLS, 1, Integer.getInteger("lockstep.simulations.cells", 300));
  }

  @Test
  void twoThousandRolloutsKeepThePromises() {
    Simulations.run(Kind.DOCUMENTS, 1, Integer.getInteger("lockstep.simulations", 2_000));
  }
}
