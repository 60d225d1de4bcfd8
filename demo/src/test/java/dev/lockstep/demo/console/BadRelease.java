package dev.lockstep.demo.console;

import dev.lockstep.demo.control.Answers;
import dev.lockstep.demo.control.DemoServer;
import dev.lockstep.demo.control.Rest;
import dev.lockstep.demo.regression.OrderServices;
import dev.lockstep.model.document.Document;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits until the rollout of a change stands at a place, and then releases what is bad. */
final class BadRelease implements AutoCloseable {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Thread thread;
  private volatile boolean over;

  private BadRelease(Rest server, String change, String place, OrderServices services) {
    this.thread =
        Thread.ofVirtual()
            .name("bad-release")
            .start(() -> {
              while (!over && !stands(server, change, place)) {
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
              }
              services.turnBad();
            });
  }

  static BadRelease at(DemoServer server, String change, String place, OrderServices services) {
    return new BadRelease(server.as("release", "viewer"), change, place, services);
  }

  private static boolean stands(Rest server, String change, String place) {
    Document rollouts = server.get(DemoServer.path("/rollouts"));
    return Answers.objects(rollouts, "items").stream()
        .anyMatch(view ->
            Answers.text(view, "identity", "change").equals(change)
                && Answers.text(view, "place").equals(place));
  }

  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
