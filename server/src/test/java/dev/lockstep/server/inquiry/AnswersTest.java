package dev.lockstep.server.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.server.evidence.OutsideAnswers.Given;
import dev.lockstep.server.outward.Reply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as an answer of Prometheus or of a webhook. */
class AnswersTest {
  private static final Check OUTSIDE = new Check.Outside("ready");
  private static final Check GUARD = new Check.Guard("lag", 3);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vector | [{"metric":{},"value":[1.5,"1"]}]
          scalar | [1.5,"1"]
          scalar | [1,"1.0e0"]
          """)
  void oneNumberIsAnAnswer(String type, String result) {
    String body = success(type, result);

    assertThat(Sample.given(new Reply(200, body), OUTSIDE).outcome()).isEqualTo(Outcome.PASS);
    assertThat(Sample.given(new Reply(200, body), GUARD))
        .isEqualTo(new Given(Outcome.PASS, 1, "a level"));
  }

  @ParameterizedTest
  @CsvSource({"1, PASS", "0, FAIL", "-0, FAIL", "2, ERROR", "0.999, ERROR", "-1, ERROR"})
  void onePassesAndZeroFails(String number, Outcome outcome) {
    String body = success("scalar", "[1,\"" + number + "\"]");

    assertThat(Sample.given(new Reply(200, body), OUTSIDE).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vector | []
          vector | [{"value":[1,"1"]},{"value":[1,"1"]}]
          vector | [{"value":[1,"NaN"]}]
          vector | [{"value":[1,"+Inf"]}]
          vector | [{"value":[1,"-Inf"]}]
          vector | [{"value":[1,"Infinity"]}]
          vector | [{"value":[1,"1e999"]}]
          vector | [{"value":[1,""]}]
          vector | [{"value":[1,"0x1"]}]
          vector | [{"value":[1,"1d"]}]
          vector | [{"value":[1,1]}]
          vector | [{"value":[1]}]
          vector | [{"histogram":[1,{}]}]
          vector | {}
          scalar | [1,"NaN"]
          scalar | null
          string | [1,"1"]
          matrix | [{"values":[[1,"1"]]}]
          """)
  void whatIsNotOneFiniteNumberIsAnError(String type, String result) {
    Reply reply = new Reply(200, success(type, result));

    assertThat(Sample.given(reply, OUTSIDE).outcome()).isEqualTo(Outcome.ERROR);
    assertThat(Sample.given(reply, GUARD).outcome()).isEqualTo(Outcome.ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "1",
        "<html>",
        "{\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"1\"]}}",
        "{\"status\":\"error\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"1\"]}}",
        "{\"status\":\"success\",\"warnings\":[\"partial\"],"
            + "\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"1\"]}}"
      })
  void whatIsNoSuccessIsAnError(String body) {
    assertThat(Sample.given(new Reply(200, body), OUTSIDE).outcome()).isEqualTo(Outcome.ERROR);
  }

  @ParameterizedTest
  @ValueSource(ints = {199, 302, 404, 500, 503})
  void anotherStatusIsAnErrorWhateverTheBodySays(int status) {
    Reply sample = new Reply(status, success("scalar", "[1,\"1\"]"));

    assertThat(Sample.given(sample, OUTSIDE).outcome()).isEqualTo(Outcome.ERROR);
    assertThat(Hooks.given(new Reply(status, "{\"outcome\":\"pass\"}")).outcome())
        .isEqualTo(Outcome.ERROR);
  }

  @ParameterizedTest
  @CsvSource({"pass, PASS", "fail, FAIL", "inconclusive, INCONCLUSIVE", "error, ERROR"})
  void aWebhookAnswersOneOfFourWords(String word, Outcome outcome) {
    Reply reply = new Reply(200, "{\"outcome\":\"%s\",\"by\":\"ann\"}".formatted(word));

    assertThat(Hooks.given(reply).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "pass",
        "\"pass\"",
        "{}",
        "{\"outcome\":null}",
        "{\"outcome\":true}",
        "{\"outcome\":\"PASS\"}",
        "{\"outcome\":\"passed\"}",
        "{\"outcome\":[\"pass\"]}",
        "[{\"outcome\":\"pass\"}]",
        "{\"outcome\":\"pass\"",
        "<html>pass</html>"
      })
  void anythingElseOfAWebhookIsAnError(String body) {
    assertThat(Hooks.given(new Reply(200, body)).outcome()).isEqualTo(Outcome.ERROR);
  }

  private static String success(String type, String result) {
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"%s\",\"result\":%s}}"
        .formatted(type, result);
  }
}
