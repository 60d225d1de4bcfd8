package dev.lockstep.demo;

import dev.lockstep.demo.regression.Regression;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.inplace.NewShapeWriter;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.runner.Carrying;
import dev.lockstep.runner.Runner;
import dev.lockstep.runner.StoreAddress;
import dev.lockstep.runner.Wanted;
import dev.lockstep.runner.report.Arrival;
import dev.lockstep.runner.report.Headway;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Store;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** The rollout as the {@code lockstep} command carries it: through the runner, journal and all. */
final class LiveRollout implements Rollout {
  private final DemoChange change;
  private final String collection;
  private final StoreAddress address;
  private final Engine engine;

  LiveRollout(DemoChange change, DemoDatabase database, Engine engine) {
    this.change = change;
    this.collection = database.name();
    this.address = StoreAddress.parse(database.address());
    this.engine = engine;
  }

  /**
   * What carries the change, and what else writes.
   *
   * @param services the store as services of the new shape write it
   * @param random never gives the same twice, for nonces
   * @param listener is told of progress
   */
  record Engine(Runner runner, Store services, RandomGenerator random, Headway.Listener listener) {}

  private Carrying open() {
    return engine
        .runner()
        .carry(
            new Wanted(
                "demo",
                change.file().toString(),
                Optional.of(address),
                Optional.of(collection),
                Wanted.Tuning.USUAL,
                engine.listener()));
  }

  @Override
  public void carryTo(Stage stage) {
    try (Carrying carrying = open()) {
      demand(carrying.run(stage), stage);
    }
  }

  @Override
  public void whileFollowing(Runnable happening) {
    try (Carrying carrying = open()) {
      CompletableFuture<Arrival> following = CompletableFuture.supplyAsync(carrying::follow);
      try {
        happening.run();
      } finally {
        carrying.stop();
        Arrival stopped = following.join();
        demand(stopped, Stage.NEW_PRIMARY);
      }
    }
  }

  @Override
  public void rollBack() {
    try (Carrying carrying = open()) {
      demand(carrying.rollBack(), Stage.ROLLED_BACK);
    }
  }

  private static void demand(Arrival arrival, Stage stage) {
    if (arrival.stage() != stage) {
      throw new Problem(
          ProblemCode.GATE_CLOSED,
          "Cannot go on with the demo: the rollout stands at %s instead of %s"
              .formatted(arrival.stage().word(), stage.word()),
          "the old shape is whole in every document",
          "./lockstep demo");
    }
  }

  @Override
  public NewShapeWriter newShapeWriter() {
    return new NewShapeWriter(
        change.shapes().layout(),
        engine.runner().status(change.id()).epoch(),
        () -> {
          byte[] nonce = new byte[12];
          engine.random().nextBytes(nonce);
          return Bytes.of(nonce);
        });
  }

  @Override
  public Collection collection() {
    return engine.services().collection(collection);
  }

  @Override
  public Optional<DemoReport.Led> led(Optional<Regression.Result> second) {
    return Optional.empty();
  }

  @Override
  public void close() {
    engine.services().close();
  }
}
