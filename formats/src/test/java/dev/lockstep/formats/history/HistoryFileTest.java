package dev.lockstep.formats.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.formats.contract.ExampleFiles;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.rollout.forecast.Traffic;
import dev.lockstep.rollout.window.Arm;
import dev.lockstep.rollout.window.History;
import dev.lockstep.rollout.window.Window;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HistoryFileTest {
  private static final String HEAD =
      "start,seconds,check,newOperations,newBad,oldOperations,oldBad\n";
  private static final Instant EIGHT = Instant.parse("2026-11-20T08:00:00Z");
  private static final long SECOND = EIGHT.getEpochSecond();

  private static Outcome<History> outcome(String text) {
    return HistoryFile.read("h", text.getBytes(StandardCharsets.UTF_8));
  }

  private static History history(String text) {
    return ExampleFiles.whole(outcome(text)).value();
  }

  private static String points(String first, String second) {
    return "[[%d,\"%s\"],[%d.000,\"%s\"]]".formatted(SECOND + 30, first, SECOND + 60, second);
  }

  private static String answer(String newPath, String oldPath) {
    return """
    {"status":"success","data":{"resultType":"matrix","result":[
    {"metric":{"path":"new"},"values":%s},{"metric":{"path":"old"},"values":%s}]}}
    """
        .formatted(newPath, oldPath);
  }

  private static String json(String all, String good) {
    return "{\"seconds\": 30, \"all\": %s, \"good\": {\"errors\": %s}}".formatted(all, good);
  }

  private static final String ALL = answer(points("750.4", "750"), points("14250", "14250"));

  @Test
  void windowsAreReadFromLinesAndWhatIsNoNumberIsUnknown() {
    History history =
        history(
            HEAD
                + """
                2026-11-20T08:00:00Z,30,errors,750,2,14250,28
                2026-11-20T08:00:30Z,30,errors,750,NaN,14250,28
                2026-11-20T08:01:00Z,30,errors,,,14250,28

                2026-11-20T08:01:30Z,30,errors,750,0,14250,30
                2026-11-20T08:00:00Z,30,latency,750,9,14250,140
                """);
    assertThat(history.from()).isEqualTo(EIGHT);
    assertThat(history.until()).isEqualTo(EIGHT.plusSeconds(120));
    assertThat(history.counted().get("errors").windows())
        .containsExactly(
            new Window(EIGHT, Duration.ofSeconds(30), new Arm(750, 2), new Arm(14250, 28)),
            new Window(
                EIGHT.plusSeconds(90),
                Duration.ofSeconds(30),
                new Arm(750, 0),
                new Arm(14250, 30)));
    Traffic traffic = Traffic.of(history, 0.1, Map.of());
    assertThat(traffic.perSecond()).isEqualTo(500);
    assertThat(traffic.badShares()).containsEntry("errors", 60 / 30000.0);
  }

  @Test
  void everyWrongLineIsReported() {
    assertThat(
            ExampleFiles.lines(
                outcome(
                    HEAD
                        + """
                        yesterday,30,errors,1,0,1,0
                        2026-11-20T08:00:00Z,0,errors,1,0,1,0
                        2026-11-20T08:00:00Z,30,err ors,1,0,1,0
                        2026-11-20T08:00:00Z,30,errors,1,2,1,0
                        2026-11-20T08:00:00Z,30,errors,-1,0,1,0
                        2026-11-20T08:00:00Z,60,errors,1,0,1
                        """)))
        .containsExactly(
            "h:2:1: Cannot use these figures: 'yesterday' is no moment such as 2026-11-20T08:00:00Z"
                + " [bad-history]",
            "h:3:1: Cannot use these figures: '0' are no seconds from 1 to 99999 [bad-history]",
            "h:4:1: Cannot use these figures: 'err ors' is no name of a check [bad-history]",
            "h:5:1: Cannot use these figures: 2 of 1 operations cannot be bad [bad-history]",
            "h:6:1: Cannot use these figures: '-1' is no count; leave out what is not known"
                + " [bad-history]",
            "h:7:1: Cannot use these figures: the line has 6 values and not 7 [bad-history]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-20T08:00:10Z,30,errors,1,0,1,0|a window starts at no multiple of its length",
        "1970-01-01T00:00:00Z,30,other,1,0,1,0|it spans more than 100,000 windows",
        "2026-11-20T08:00:00Z,30,errors,1,0,1,0|the window is not after the one of this check",
        "2026-11-20T08:01:00Z,60,errors,1,0,1,0|all windows are as long as the first of them",
      })
  void linesThatDoNotFitTogetherAreRefused(String line, String why) {
    String text = HEAD + "2026-11-20T08:00:00Z,30,errors,1,0,1,0\n" + line + "\n";
    assertThat(ExampleFiles.lines(outcome(text))).singleElement().asString().contains(why);
  }

  @Test
  void garbageIsNotReportedWithoutEnd() {
    assertThat(ExampleFiles.findings(outcome(HEAD + "x\n".repeat(100_000)))).hasSize(100);
    assertThat(ExampleFiles.findings(outcome("")).getFirst().sentence())
        .contains("the first line is start,");
  }

  @Test
  void answersOfPrometheusBecomeCountsOfBothPaths() {
    History history =
        history(json(ALL, answer(points("748.1", "751"), points("14222", "14250.9"))));
    assertThat(history.counted().get("errors").windows())
        .extracting(Window::start, Window::newPath, Window::oldPath)
        .containsExactly(
            tuple(EIGHT, new Arm(750, 2), new Arm(14250, 28)),
            tuple(EIGHT.plusSeconds(30), new Arm(750, 0), new Arm(14250, 0)));
  }

  @ParameterizedTest
  @CsvSource({"NaN", "+Inf", "-1", "1e300", "0x10", "''", "900"})
  void aFigureThatIsNoCountOrDoesNotFitIsUnknownAndNeverNought(String figure) {
    History history = history(json(ALL, answer(points(figure, "750"), points("14222", "14250"))));
    assertThat(history.counted().get("errors").windows())
        .extracting(Window::start)
        .containsExactly(EIGHT.plusSeconds(30));
    assertThat(history.from()).isEqualTo(EIGHT);
  }

  @Test
  void answersThatCannotBeUsedAreRefusedInASentence() {
    String good = answer(points("1", "1"), points("1", "1"));
    assertRefused(
        json("{\"status\":\"error\",\"error\":\"bad_data\\n<script>\"}", good),
        "Prometheus answers an error: bad_data");
    assertRefused(
        json("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}", good),
        "it is no matrix");
    assertRefused(
        json("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}", good),
        "all operations: nothing has the label path=new");
    assertRefused(
        json(ALL, answer("[]", points("1", "1"))),
        "what went well in errors: nothing has the label path=new");
    assertRefused(json(ALL, good.replace("old", "new")), "several lines have the label path=new");
    assertRefused(
        json(ALL, answer("[[%d,\"1\"]]".formatted(SECOND + 31), points("1", "1"))),
        "a moment is no multiple of the step of 30 seconds");
    assertRefused(json(ALL, answer("[[1e300,\"1\"]]", "[]")), "is no time in seconds");
    assertRefused(json(ALL, answer("[[1]]", "[]")), "is no pair of a moment and a figure");
    assertRefused("{\"seconds\": 30", "it is no JSON object");
    assertRefused("{\"seconds\": 30, \"seconds\": 30}", "an object in it has a name twice");
    assertRefused("{\"every\": 30}", "it has no 'every'");
    assertRefused("{\"good\": {}}", "under 'seconds' a whole number is expected");
    assertRefused("{".repeat(100_000), "it is no JSON object");
  }

  private static void assertRefused(String text, String why) {
    List<String> lines = ExampleFiles.lines(outcome(text)).toList();
    assertThat(lines).singleElement().asString().contains("Cannot use these figures: ", why);
  }
}
