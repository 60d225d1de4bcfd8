package dev.lockstep.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.host.Progress;
import dev.lockstep.engine.throttle.Throttle;
import dev.lockstep.engine.throttle.ThrottleSettings;
import dev.lockstep.engine.work.Gate;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.memory.MemorySettings;
import dev.lockstep.tck.memory.MemoryStore;
import dev.lockstep.testkit.time.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacingTest {
  private final SettableClock clock = new SettableClock();
  private final MemoryStore store = new MemoryStore(MemorySettings.of("pacing", clock));
  private final List<String> reasons = new ArrayList<>();

  /** A batch begins only when the throttle lets it, and meanwhile the reason is told. */
  @Test
  void readsWaitWhileTheThrottleSaysSoAndTellTheReason() {
    Document job = Document.of("_id", Value.int32(1));
    assertThat(store.application("jobs").insert(job)).isEqualTo(new WriteOutcome.Applied());
    Throttle throttle =
        new Throttle(store, ThrottleSettings.parse("query=jobs:_id>0,check-every=3s"), clock);
    Pacing pacing = new Pacing(throttle, this::finishJobs, clock, this::hear);
    try (Gate.Permit permit = pacing.gate().enter()) {
      assertThat(permit.limit()).isPositive();
    }
    assertThat(reasons).containsExactly("The query jobs:_id counts 1, above its limit of 0");
    assertThat(Duration.between(SettableClock.EPOCH, clock.instant()))
        .isEqualTo(Duration.ofSeconds(3));
  }

  private void finishJobs(Duration pause) {
    clock.advance(pause);
    assertThat(store.application("jobs").delete(Value.int32(1))).isNotNull();
  }

  private void hear(Progress progress) {
    progress.waiting().ifPresent(reasons::add);
  }
}
