package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When gates would have tripped: over files, and over what a Prometheus answers. */
final class BacktestVerbTest {
  private static final String UNTIL = "2026-11-20T10:00:00Z";
  private static final long HARM_FROM = Instant.parse("2026-11-20T09:00:00Z").getEpochSecond();
  private static final long HARM_UNTIL = HARM_FROM + 600;

  @TempDir private Path folder;
  private Shell shell;
  private ServedPrometheus prometheus;

  @BeforeEach
  void open() throws IOException {
    shell = new Shell(folder.resolve("state"));
    prometheus = new ServedPrometheus();
  }

  @AfterEach
  void close() {
    prometheus.close();
  }

  private Ran asked(String... more) {
    String[] args = {
      "gates",
      "backtest",
      prometheus.address(),
      "--all",
      "reads_seconds_count{job=\"shop\"}",
      "--good",
      "errors=reads_seconds_count{job=\"shop\",error=\"\"}",
      "--until",
      UNTIL,
      "--last",
      "2h"
    };
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return shell.run(all);
  }

  @Test
  void healthyTrafficTripsNothing() {
    Ran ran = asked();
    assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
    assertThat(ran.out())
        .contains("The gates of standard over 2 h, from 2026-11-20T08:00:00Z until " + UNTIL)
        .contains("ramp 5.0 %, ramp 25.0 %, ramp 50.0 %, ramp 75.0 %: judged errors;")
        .contains("nothing counted for lost-writes, latency")
        .contains("No trip.")
        .doesNotContain("trips");
  }

  @Test
  void harmIsToldWithItsWindowsAndWhatWouldHaveBeenDone() {
    prometheus.harm(HARM_FROM, HARM_UNTIL);
    Ran ran = asked();
    assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(100);
    assertThat(ran.out())
        .containsPattern(
            "2026-11-20T09:0[1-4]:\\d0Z  errors trips hard: hard-rollback, clear again at "
                + "2026-11-20T09:1\\d:\\d0Z; e-value 10\\^1\\d\\d\\.\\d\n")
        .containsPattern(
            "2026-11-20T09:0\\d:\\d0Z  30 s: new path 60 bad of 750, old path 28 bad of 14,250, "
                + "e-value 10\\^");
    Ran json = asked("--output", "json");
    assertThat(json.exit()).isEqualTo(100);
    assertThat(json.out())
        .contains("\"check\":\"errors\",\"trip\":\"hard\",\"action\":\"hard-rollback\"")
        .contains("\"newOperations\":750,\"newBad\":60,\"oldOperations\":14250,\"oldBad\":28")
        .doesNotContain("NaN", "Infinity");
  }

  @Test
  void countsAreAskedForAndNeverAQuantile() {
    assertThat(asked().exit()).isZero();
    assertThat(prometheus.asked())
        .hasSize(2)
        .allSatisfy(
            query -> assertThat(query).contains("sum by (path) (increase(reads_seconds_count{job="))
        .allSatisfy(query -> assertThat(query).contains("[30s]))").doesNotContain("quantile"));
  }

  @Test
  void otherPathsAndHistogramsAreNamed() {
    prometheus.paths("version", "v2", "v1");
    Ran ran =
        shell.run(
            "gates",
            "backtest",
            prometheus.address(),
            "--all",
            "reads_seconds_count",
            "--good",
            "latency=reads_seconds_bucket{le=\"0.25\"}",
            "--paths",
            "version=v2,v1",
            "--until",
            UNTIL);
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("over 6 h", "judged latency");
    assertThat(asked().err()).contains("all operations: nothing has the label path=new");
  }

  @Test
  void figuresThatAreNoNumbersAreHeldAndNotPassed() {
    prometheus.silent(HARM_FROM, HARM_UNTIL);
    Ran ran = asked();
    assertThat(ran.exit()).isEqualTo(101);
    assertThat(ran.out())
        .contains(
            "2026-11-20T09:00:00Z  no figures of errors until 2026-11-20T09:10:00Z: the rollout"
                + " would have held");
  }

  @ParameterizedTest
  @CsvSource({
    "EMPTY, nothing has the label path=new",
    "ERROR, it answers 400: Prometheus answers an error: parse error",
    "REDIRECT, which is not followed",
    "HTML, it is no JSON object",
    "HUGE, larger than 16 MiB",
    "BROKEN, it cannot be reached or broke off",
  })
  void hostileAnswersAreRefusedInASentence(ServedPrometheus.Mood mood, String why) {
    prometheus.become(mood);
    Ran ran = asked();
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains("Cannot take figures from Prometheus: ", why)
        .endsWith("(source-failed, see docs/problems/source-failed.md)\n")
        .doesNotContain("Exception", "\tat ", "<script>");
    assertThat(prometheus.isRedirectFollowed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "http://169.254.169.254, its address is one that no Prometheus has",
    "http://[fe80::1]:9090, its address is one that no Prometheus has",
    "http://0.0.0.0:9090, its address is one that no Prometheus has",
    "http://u:secret@127.0.0.1, others see credentials in a command",
    "http://127.0.0.1?a=b, it is no address such as",
    "http://, it is no address such as",
    "http://nowhere.invalid, nobody knows its host",
  })
  void addressesThatNobodyShouldAskAreNotAsked(String address, String why) {
    Ran ran =
        shell.run("gates", "backtest", address, "--all", "a_count", "--good", "errors=b_count");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains(why).doesNotContain("Exception", "secret");
  }

  @Test
  void aTokenIsSentAndNeverShown() {
    shell.set("LOCKSTEP_PROMETHEUS_TOKEN", "tok-canary");
    assertThat(asked().exit()).isZero();
    assertThat(prometheus.authorizations()).containsOnly("Bearer tok-canary");
    prometheus.become(ServedPrometheus.Mood.ERROR);
    assertThat(asked().exit()).isEqualTo(1);
    assertThat(shell.everything()).doesNotContain("tok-canary");
  }

  @Test
  void aFileOfWindowsIsJudgedByThePlanThatIsNamed() throws IOException {
    StringBuilder csv =
        new StringBuilder("start,seconds,check,newOperations,newBad,oldOperations,oldBad\n");
    for (long i = 0; i < 120; i++) {
      csv.append(
          "%s,30,errors,750,%d,14250,28%n"
              .formatted(Instant.ofEpochSecond(HARM_FROM + 30 * i), i < 60 ? 1 : 9));
    }
    Path file = Files.writeString(folder.resolve("traffic.csv"), csv);
    String careful = Path.of("..", "examples", "plans", "careful.plan.yaml").toString();
    Ran ran = shell.run("gates", "backtest", file.toString(), "--plan", careful);
    assertThat(ran.exit()).as(ran.out()).isEqualTo(100);
    assertThat(ran.out())
        .containsPattern(
            "2026-11-20T09:3\\d:\\d0Z  errors trips soft: soft-rollback, not clear at the end");
    Files.writeString(file, csv.toString().replace(",errors,", ",timeouts,"));
    Ran other = shell.run("gates", "backtest", file.toString());
    assertThat(other.exit()).isEqualTo(1);
    assertThat(other.err())
        .contains("it checks work, lost-writes, mismatches, errors, latency, and counted are")
        .contains("timeouts");
  }

  @Test
  void windowsThatDoNotFitTheGateAreRefused() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("traffic.csv"),
            """
            start,seconds,check,newOperations,newBad,oldOperations,oldBad
            2026-11-20T08:00:00Z,60,errors,1,0,1,0
            """);
    assertThat(shell.run("gates", "backtest", file.toString()).err())
        .contains("Cannot judge windows of 1 min: the gate of ramp 5.0 % looks every 30 s");
    assertThat(shell.run("gates", "backtest", "http://127.0.0.1:1").err())
        .contains("looks at one of --good");
    assertThat(
            shell
                .run(
                    "gates",
                    "backtest",
                    "http://127.0.0.1:1",
                    "--good",
                    "errors=b",
                    "--all",
                    "a",
                    "--last",
                    "30d")
                .err())
        .contains("--last is one to 10,000 windows of 30 seconds");
  }
}
