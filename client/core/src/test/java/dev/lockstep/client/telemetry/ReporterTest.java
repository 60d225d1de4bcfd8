package dev.lockstep.client.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.wire.TelemetryReport;
import dev.lockstep.api.wire.TelemetryReport.OfCollection;
import dev.lockstep.client.shadow.ShadowReads;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.testkit.time.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReporterTest {
  private final SettableClock clock = new SettableClock();
  private final List<TelemetryReport> taken = new ArrayList<>();
  private final Measures measures = new Measures("orders", new ShadowReads(1));
  private boolean isAway;

  private Reporter reporter() {
    Reporter reporter =
        new Reporter(
            new Reporter.Origin("i-1", "billing", "eu-1"),
            this::take,
            clock,
            new SplittableRandom(1));
    reporter.add(new Reporter.Subject(measures, () -> 3, () -> 7));
    return reporter;
  }

  private void take(TelemetryReport report) throws IOException {
    if (isAway) {
      throw new IOException("away");
    }
    taken.add(report);
  }

  /** Lets so many seconds pass, as the rounds ask for them. */
  private void pass(Reporter reporter, int seconds) {
    Duration left = Duration.ofSeconds(seconds);
    while (left.isPositive()) {
      Duration pause = reporter.run();
      assertThat(pause).isPositive();
      clock.advance(pause);
      left = left.minus(pause);
    }
  }

  private void use(int key) {
    measures.at(3).done(Operation.read(Value.int32(key), Shape.OLD), 1);
  }

  @Test
  void eachWindowIsSentOnceAndBeginsAtAMultipleOfItsLength() {
    Reporter reporter = reporter();
    use(1);
    pass(reporter, 25);
    use(2);
    pass(reporter, 20);
    List<OfCollection> windows =
        taken.stream().flatMap(report -> report.collections().stream()).toList();
    assertThat(windows).hasSizeBetween(3, 4);
    for (int i = 0; i < windows.size(); i++) {
      assertThat(windows.get(i).from()).isEqualTo(windows.getFirst().from().plusSeconds(10L * i));
    }
    assertThat(windows.stream().flatMap(window -> window.paths().stream()))
        .extracting(TelemetryReport.OfPath::operations)
        .containsExactly(1L, 1L);
    assertThat(windows).allMatch(window -> window.owedWrites() == 7);
  }

  @Test
  void whatIsNotTakenIsDroppedAndCountedAndNeverSentLater() {
    Reporter reporter = reporter();
    use(1);
    isAway = true;
    pass(reporter, 60);
    assertThat(reporter.dropped()).isBetween(4L, 6L);
    isAway = false;
    pass(reporter, 20);
    assertThat(taken.stream().flatMap(report -> report.collections().stream()))
        .hasSizeBetween(1, 2)
        .allSatisfy(window -> assertThat(window.paths()).isEmpty());
  }
}
