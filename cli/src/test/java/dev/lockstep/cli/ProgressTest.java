package dev.lockstep.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.output.Console;
import dev.lockstep.cli.output.ProgressView;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.output.Surroundings.Terminal;
import dev.lockstep.runner.report.Headway;
import dev.lockstep.testkit.time.SettableClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How progress looks on a terminal, in a file and to a machine. */
final class ProgressTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final SettableClock clock = new SettableClock();

  private ProgressView view(Terminal terminal, Console.Form form) {
    PrintWriter toOut = new PrintWriter(out, true);
    PrintWriter toErr = new PrintWriter(err, true);
    Surroundings surroundings =
        new Surroundings(
            toOut,
            toErr,
            terminal,
            Map.of(),
            clock,
            new SplittableRandom(1),
            new AtomicReference<>(Optional.empty()));
    return new ProgressView(new Console(toOut, toErr, form), surroundings);
  }

  private void half(ProgressView view) {
    view.headway(new Headway("backfill", 0, 2_000, Optional.empty()));
    clock.advance(Duration.ofSeconds(2));
    view.headway(new Headway("backfill", 1_000, 2_000, Optional.empty()));
  }

  @Test
  void aTerminalShowsABarWithRateAndTimeLeft() {
    ProgressView view = view(Terminal.PRESENT, Console.Form.TEXT);
    half(view);
    view.end();
    assertThat(err.toString())
        .contains("\r\u001b[Kbackfill   [##############--------------]  50% ")
        .endsWith("1,000 of about 2,000, 500/s, 0:02 left\n");
    assertThat(out.toString().getBytes(UTF_8)).isEmpty();
  }

  @Test
  void elsewhereThereIsALineEveryTwoSeconds() {
    ProgressView view = view(Terminal.ABSENT, Console.Form.TEXT);
    half(view);
    clock.advance(Duration.ofMillis(500));
    view.headway(new Headway("backfill", 1_250, 2_000, Optional.empty()));
    view.end();
    assertThat(err.toString())
        .isEqualTo(
            """
            backfill: 0 of about 2,000
            backfill: 1,000 of about 2,000, 500/s, 0:02 left
            """);
  }

  @Test
  void whyWorkWaitsIsSaidAtOnce() {
    ProgressView view = view(Terminal.ABSENT, Console.Form.TEXT);
    view.headway(new Headway("waiting", 0, 0, Optional.of("replicas are 12 s behind")));
    assertThat(err.toString()).isEqualTo("waiting: replicas are 12 s behind\n");
  }

  @Test
  void aMachineGetsADocumentALine() {
    half(view(Terminal.PRESENT, Console.Form.JSON));
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString().lines())
        .hasSize(2)
        .last()
        .isEqualTo(
            "{\"event\":\"progress\",\"work\":\"backfill\",\"done\":1000,\"expected\":2000,"
                + "\"documentsPerSecond\":500}");
  }
}
