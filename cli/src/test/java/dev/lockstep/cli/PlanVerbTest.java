package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan needs at today's traffic. */
final class PlanVerbTest {
  private static final String CAREFUL =
      Path.of("..", "examples", "plans", "careful.plan.yaml").toString();

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder.resolve("state"));
  }

  @Test
  void theStandardPlanPassesAtGoodTrafficAndSaysHowLongEachStepTakes() {
    Ran ran = shell.run("plan", "--traffic", "500/s", "--bad", "errors=0.002");
    assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
    assertThat(ran.out())
        .contains("standard at 500.0 operations/s, 10.0 % of them read through both paths")
        .contains("errors in 0.200 %, latency in 1.00 %")
        .containsPattern("ramp 5\\.0 % +15 min +errors needs 16 events in \\d+ min")
        .containsPattern("backfill +0 s +dwells 0 s; waits for work")
        .containsPattern("retiring +7 d +dwells 7 d; approvals: 2")
        .containsPattern("Total: 14 d \\d+ h");
  }

  @Test
  void whatCannotPassIsRefusedWithItsPlaceAndWhatToDo() {
    Ran ran = shell.run("plan", CAREFUL, "--traffic", "20/s", "--bad", "errors=0.0001");
    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out())
        .containsPattern(
            "careful\\.plan\\.yaml:\\d+:5: Cannot pass ramp 5\\.0 %: check errors needs")
        .contains("take a larger step, a wider margin, a longer wait, or more shadow reads")
        .containsPattern("ramp 5\\.0 % +cannot pass")
        .contains("note: At ramp 5.0 % the new path has 1.0 requests/s");
  }

  @Test
  void whatNobodySaidIsNotDecided() {
    Ran ran = shell.run("plan", "--traffic", "500/s");
    assertThat(ran.exit()).isEqualTo(101);
    assertThat(ran.out())
        .contains("next: say how many operations are bad today: --bad errors=SHARE");
  }

  @Test
  void trafficMayBeWhatWasCounted() throws IOException {
    StringBuilder csv =
        new StringBuilder("start,seconds,check,newOperations,newBad,oldOperations,oldBad\n");
    for (int i = 0; i < 10; i++) {
      csv.append("2026-11-20T08:%02d:00Z,60,errors,0,0,30000,60%n".formatted(i));
    }
    Path file = Files.writeString(folder.resolve("traffic.csv"), csv);
    Ran ran = shell.run("plan", "--traffic", file.toString(), "--output", "json");
    assertThat(ran.exit()).as(ran.out()).isZero();
    assertThat(ran.out())
        .contains("\"plan\":\"standard\"", "\"perSecond\":500.0", "\"errors\":0.002")
        .contains("\"canPass\":true", "\"waitsFor\":[\"work\"]");
  }

  @Test
  void everythingWrongWithAPlanIsSaidAtOnce() throws IOException {
    String text = Files.readString(Path.of(CAREFUL));
    Path bad =
        Files.writeString(
            folder.resolve("bad.plan.yaml"),
            text.replace("percent: 10", "percent: 3").replace("margin: 1.5", "margin: 0.5"));
    Ran ran = shell.run("plan", bad.toString(), "--traffic", "500/s");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err())
        .contains("a number above 1.0 is expected")
        .contains("Cannot plan a ramp step of 3.0 % after one of 5.0 %: each is larger")
        .doesNotContain("Exception");
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertThat(shell.run("plan").err()).contains("--traffic");
    assertThat(shell.run("plan", "--traffic", "much").err())
        .contains("Cannot read the file: much is not there");
    assertThat(shell.run("plan", "--traffic", "5/s", "--bad", "errors=2").err())
        .contains("'2' is no share from 0 to 1");
    assertThat(shell.run("gates").err()).contains("lockstep gates backtest --help");
  }
}
