package dev.lockstep.server.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.client.Lockstep;
import dev.lockstep.client.SharedCollection;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.server.testing.Plans;
import dev.lockstep.testkit.network.Fault;
import dev.lockstep.testkit.network.FaultProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The real server is cut off from a service with the real SDK, with a collection at each stage: the
 * last stage until the lease ends, then the safe stage, and no request of the service fails.
 */
@Timeout(180)
class UnreachableServerTest {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final Duration LEASE_MAX = Duration.ofSeconds(45);

  private static final List<String> STAGES =
      List.of(
          "expanded",
          "dual-write",
          "backfill",
          "verified",
          "shadow-read",
          "ramp",
          "new-primary",
          "retiring");

  private static final String PLAN =
      Plans.afterShadowRead(
          """
          - {stage: ramp, percent: 50, gate: work}
          - {stage: new-primary, gate: work}
          - {stage: retiring, gate: work, approvals: 2}
          """);

  @TempDir Path folder;

  /** A collection at one stage, as its service uses it. */
  private static final class Used {
    private final Stage stage;
    private final SharedCollection shared;
    private final Map<Integer, Integer> old = new HashMap<>();
    private final Map<Integer, Integer> renewed = new HashMap<>();
    private int turn;

    Used(Stage stage, SharedCollection shared) {
      this.stage = stage;
      this.shared = shared;
    }

    /** Writes a record and reads it back; whatever the stage, it is there. */
    void use() {
      int record = turn % 50;
      int value = turn++;
      Value key = Value.text("record-" + record);
      int unused =
          shared.write(
              key,
              () -> {
                old.put(record, value);
                return value;
              },
              () -> {
                renewed.put(record, value);
                return value;
              });
      int found =
          shared.read(
              key, () -> old.getOrDefault(record, -1), () -> renewed.getOrDefault(record, -1));
      assertThat(found).as("a read at %s", stage).isEqualTo(value);
    }

    /** Where a record is read from. */
    String side() {
      return shared.read(Value.text("record-" + turn), () -> "old", () -> "new");
    }
  }

  @Test
  void noRequestFailsWhicheverStageTheServerIsLostAt() throws Exception {
    try (ControlPlane plane = ControlPlane.start(folder);
        FaultProxy proxy = FaultProxy.to(plane.port())) {
      for (String stage : STAGES) {
        carry(plane, stage);
      }
      try (Lockstep service = plane.instance("one", proxy.port())) {
        List<Used> all = opened(service);
        useUntil(all, used -> !used.shared.standing().isSafe());

        proxy.inject(new Fault.Cut());
        useOnce(all);
        assertThat(all).allSatisfy(UnreachableServerTest::actsByItsStage);

        useUntil(all, used -> used.shared.standing().isSafe());
        assertThat(all).allSatisfy(UnreachableServerTest::actsSafely);

        proxy.heal();
        useUntil(all, used -> !used.shared.standing().isSafe());
        assertThat(all).allSatisfy(UnreachableServerTest::actsByItsStage);
      }
    }
  }

  private static void carry(ControlPlane plane, String stage)
      throws IOException, InterruptedException {
    String rollout = plane.begin(stage, PLAN);
    JsonNode view = plane.get(rollout);
    while (!view.at("/stage").asString().equals(stage)) {
      long epoch = view.at("/epoch").asLong();
      JsonNode unused =
          plane.post(
              rollout + "/answers",
              ControlPlane.object()
                  .put("check", "work")
                  .put("outcome", "PASS")
                  .put("epoch", epoch));
      while (view.at("/epoch").asLong() == epoch) {
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        view = plane.get(rollout);
      }
    }
  }

  private static List<Used> opened(Lockstep service) throws IOException {
    List<Used> all = new ArrayList<>();
    for (String stage : STAGES) {
      all.add(
          new Used(
              Stage.named(stage).orElseThrow(), service.collection(stage, (key, holder) -> {})));
    }
    return all;
  }

  private static void useOnce(List<Used> all) {
    all.forEach(Used::use);
  }

  private static void useUntil(List<Used> all, Predicate<Used> wanted) {
    long end = System.nanoTime() + LEASE_MAX.toNanos();
    while (!all.stream().allMatch(wanted)) {
      assertThat(System.nanoTime()).isLessThan(end);
      useOnce(all);
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    useOnce(all);
  }

  private static void actsByItsStage(Used used) {
    assertThat(used.shared.standing().isSafe()).isFalse();
    assertThat(used.shared.standing().state().stage()).isEqualTo(used.stage);
    if (used.stage == Stage.NEW_PRIMARY || used.stage == Stage.RETIRING) {
      assertThat(used.side()).isEqualTo("new");
    }
  }

  /** Reads the old shape and writes both. */
  private static void actsSafely(Used used) {
    assertThat(used.shared.standing().state().stage()).isEqualTo(used.stage);
    assertThat(used.side()).isEqualTo("old");
    used.use();
    int last = used.turn - 1;
    assertThat(used.old.get(last % 50)).isEqualTo(last);
    assertThat(used.renewed.get(last % 50)).isEqualTo(last);
  }
}
