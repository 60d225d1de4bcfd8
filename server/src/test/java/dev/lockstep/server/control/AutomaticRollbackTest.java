package dev.lockstep.server.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.client.Lockstep;
import dev.lockstep.server.testing.Plans;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A real server and services with the real SDK; the new path fails, and nobody clicks. */
@Timeout(180)
class AutomaticRollbackTest {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private static final String PLAN =
      Plans.afterShadowRead(
          """
          reads:
            window: 20s
            checks: [{kind: ratio, sli: errors, compare: new/old, margin: 1.25}]
            pass: {dwell: 1h, maxWait: 6h}
            onFail: {soft: soft-rollback, hard: soft-rollback}
          """,
          """
          - {stage: ramp, percent: 50, gate: reads}
          """);

  @TempDir Path folder;

  @Test
  void readsReturnToTheOldShapeByThemselvesWhenTheNewPathFails() throws Exception {
    try (ControlPlane plane = ControlPlane.start(folder);
        Lockstep first = plane.instance("one");
        Lockstep second = plane.instance("two")) {
      Traffic one = new Traffic(first.collection("orders", (key, holder) -> {}));
      Traffic two = new Traffic(second.collection("orders", (key, holder) -> {}));
      List<Thread> services = List.of(Thread.ofVirtual().start(one), Thread.ofVirtual().start(two));
      String rollout = plane.begin("orders", PLAN);
      carry(plane, rollout);

      JsonNode back = awaitPlace(plane, rollout, "ramp 50.0 %", false);

      assertThat(back.at("/conditions/trips").asInt()).isEqualTo(1);
      assertThat(plane.get(rollout + "/history").at("/items/0/actor").asString()).isEqualTo("gate");
      assertThat(plane.get(rollout + "/why").toString()).contains("errors");
      noReadIsAnsweredFromTheNewShapeAnyMore(plane, List.of(one, two), back.at("/epoch").asLong());
      one.end();
      two.end();
      for (Thread service : services) {
        service.join();
      }
      assertThat(List.of(one, two)).allMatch(Traffic::isInStep);
    }
  }

  /** The runner says that the work of each stage is done. */
  private static void carry(ControlPlane plane, String rollout)
      throws IOException, InterruptedException {
    JsonNode view = plane.get(rollout);
    while (!view.at("/stage").asString().equals("ramp")) {
      JsonNode unused =
          plane.post(
              rollout + "/answers",
              ControlPlane.object()
                  .put("check", "work")
                  .put("outcome", "PASS")
                  .put("epoch", view.at("/epoch").asLong()));
      view = awaitPlace(plane, rollout, view.at("/place").asString(), false);
    }
  }

  private static JsonNode awaitPlace(
      ControlPlane plane, String rollout, String place, boolean wanted)
      throws IOException, InterruptedException {
    JsonNode view = plane.get(rollout);
    while (view.at("/place").asString().equals(place) != wanted) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      view = plane.get(rollout);
    }
    return view;
  }

  private static void noReadIsAnsweredFromTheNewShapeAnyMore(
      ControlPlane plane, List<Traffic> all, long epoch) throws IOException, InterruptedException {
    while (!haveAllHeard(plane, epoch)) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    long before = all.stream().mapToLong(Traffic::readsOfNew).sum();
    long enough = all.stream().mapToLong(Traffic::turns).sum() + 500;
    while (all.stream().mapToLong(Traffic::turns).sum() < enough) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    assertThat(all.stream().mapToLong(Traffic::readsOfNew).sum()).isEqualTo(before);
  }

  private static boolean haveAllHeard(ControlPlane plane, long epoch)
      throws IOException, InterruptedException {
    String leases = "/v1/environments/" + ControlPlane.ENVIRONMENT + "/collections/orders/leases";
    return plane
        .get(leases)
        .at("/items")
        .valueStream()
        .allMatch(lease -> lease.at("/epoch").asLong() == epoch);
  }
}
