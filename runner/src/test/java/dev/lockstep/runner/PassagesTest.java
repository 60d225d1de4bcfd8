package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.rollout.Actions;
import dev.lockstep.journal.Entry;
import dev.lockstep.runner.report.RunnerActions;
import dev.lockstep.runner.report.Trace.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the journal says that was done with all documents. */
class PassagesTest {
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

  private static Entry entry(long second, String action, Map<String, String> fields) {
    return new Entry(second, START.plusSeconds(second), "runner", action, "change", fields, "", "");
  }

  private static Entry compared(long second, String divergences) {
    return entry(
        second,
        Actions.VERIFIED,
        Map.of("divergences", divergences, "missing", "0", "as-of", "moment " + second));
  }

  @Test
  void ofComparisonsInARowThatFoundTheSameTheLastIsTold() {
    List<Entry> entries =
        List.of(
            compared(1, "3"),
            entry(2, RunnerActions.FAILED, Map.of()),
            compared(3, "1"),
            entry(4, RunnerActions.FAILED, Map.of()),
            compared(5, "1"),
            entry(6, Actions.RESCAN, Map.of()),
            compared(7, "1"));

    assertThat(new Passages(entries).steps())
        .extracting(Step::time)
        .containsExactly(
            START.plusSeconds(1), START.plusSeconds(5), START.plusSeconds(6), START.plusSeconds(7));
  }
}
