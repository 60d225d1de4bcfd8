package dev.lockstep.demo;

import dev.lockstep.demo.regression.Regression;
import dev.lockstep.model.inplace.NewShapeWriter;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.store.Collection;
import java.util.Optional;

/** One change being carried through the demo's collection. */
interface Rollout extends AutoCloseable {
  /** Carries the change to a stage, with everything that services wrote so far in step. */
  void carryTo(Stage stage);

  /** Keeps both shapes in step while something else happens. */
  void whileFollowing(Runnable happening);

  /** Takes the change back. */
  void rollBack();

  /** What services of the new shape write with, at the stage the change is at. */
  NewShapeWriter newShapeWriter();

  /** The collection as services of the new shape write it. */
  Collection collection();

  /** What only a server's lead can show; empty where there is none. */
  Optional<DemoReport.Led> led(Optional<Regression.Result> second);

  @Override
  void close();
}
