package dev.lockstep.demo;

import dev.lockstep.demo.control.DemoServer;
import dev.lockstep.demo.control.LedRollout;
import dev.lockstep.demo.control.LedRollout.Wanted;
import dev.lockstep.demo.control.Propagation;
import dev.lockstep.demo.control.Propagation.Measured;
import dev.lockstep.demo.control.Rest;
import dev.lockstep.demo.regression.Regression;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.inplace.NewShapeWriter;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Store;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * The rollout as a server leads it: gates move it forward, a runner does its work, persons take it
 * back.
 */
final class ServedRollout implements Rollout {
  private static final int LISTENERS = 100;

  /** By then the runner has looked at the feed, or swept, once more. */
  private static final Duration IN_STEP = Duration.ofMillis(700);

  private final DemoServer server;
  private final Rest operator;
  private final Rest second;
  private final Wanted wanted;
  private final Around around;
  private Optional<LedRollout> led = Optional.empty();
  private Optional<Measured> propagation = Optional.empty();

  ServedRollout(DemoServer server, Wanted wanted, Around around) {
    this.server = server;
    this.operator = server.as("alice", "operator");
    this.second = server.as("bob", "operator");
    this.wanted = wanted;
    this.around = around;
  }

  /**
   * What else is there.
   *
   * @param change the change, for those who write its new shape
   * @param services the store as they write it
   * @param random never gives the same twice, for nonces
   */
  record Around(DemoChange change, Store services, RandomGenerator random, Narrator narrator) {}

  private LedRollout led() {
    if (led.isEmpty()) {
      led = Optional.of(LedRollout.begin(operator, second, wanted));
    }
    return led.get();
  }

  @Override
  public void carryTo(Stage stage) {
    led().awaitStage(stage);
    if (stage == Stage.NEW_PRIMARY) {
      LockSupport.parkNanos(IN_STEP.toNanos());
    }
  }

  @Override
  public void whileFollowing(Runnable happening) {
    happening.run();
  }

  @Override
  public void rollBack() {
    try (Propagation clients = new Propagation(server, wanted.collection(), LISTENERS)) {
      Measured measured = clients.measure(led().epoch(), led()::click);
      propagation = Optional.of(measured);
      around.narrator().clicked(measured);
    }
    led().awaitStage(Stage.SHADOW_READ);
    around.narrator().takingAway();
    led().takeAway();
  }

  @Override
  public Optional<DemoReport.Led> led(Optional<Regression.Result> second) {
    return Optional.of(new DemoReport.Led(second, propagation));
  }

  @Override
  public NewShapeWriter newShapeWriter() {
    return new NewShapeWriter(
        around.change().shapes().layout(),
        led().epoch(),
        () -> {
          byte[] nonce = new byte[12];
          around.random().nextBytes(nonce);
          return Bytes.of(nonce);
        });
  }

  @Override
  public Collection collection() {
    return around.services().collection(wanted.collection());
  }

  @Override
  public void close() {
    around.services().close();
  }
}
