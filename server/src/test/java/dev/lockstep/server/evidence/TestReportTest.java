package dev.lockstep.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.server.evidence.TestResults.Result;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestReportTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void casesOfJunitAreCountedEachOnce() {
    Result result =
        TestReport.junit(
            """
            <?xml version="1.0"?>
            <testsuites><testsuite name="a" tests="99">
              <testcase name="one"/>
              <testcase name="two"><failure/><error/></testcase>
              <testcase name="three"><skipped/></testcase>
            </testsuite></testsuites>
            """,
            NOW);

    assertThat(result).isEqualTo(new Result(3, 1, NOW));
    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void noTestsAreNoProof() {
    assertThat(TestReport.junit("<testsuite/>", NOW).outcome()).isEqualTo(Outcome.ERROR);
    assertThat(TestReport.json("{\"tests\":0,\"failures\":0}", NOW).outcome())
        .isEqualTo(Outcome.ERROR);
  }

  @Test
  void countsAsJsonSayWhenTheTestsEnded() {
    assertThat(
            TestReport.json(
                "{\"tests\":2,\"failures\":0,\"finished\":\"2026-11-22T09:00:00Z\"}", NOW))
        .isEqualTo(new Result(2, 0, NOW.minusSeconds(3600)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "{\"tests\":1}",
        "{\"tests\":1,\"failures\":2}",
        "{\"tests\":-1,\"failures\":-1}",
        "{\"tests\":1,\"failures\":0,\"finished\":\"2026-11-22T10:00:01Z\"}"
      })
  void countsThatCannotBeAreRefused(String body) {
    assertThatThrownBy(() -> TestReport.json(body, NOW)).isInstanceOf(Problem.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html/>",
        "<testsuite>",
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><testsuite>&b;</testsuite>"
      })
  void whatIsNoJunitIsRefusedAndNothingOutsideIsRead(String body) {
    assertThatThrownBy(() -> TestReport.junit(body, NOW)).isInstanceOf(Problem.class);
  }
}
