package dev.lockstep.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.rollout.gate.GateReport;
import dev.lockstep.rollout.gate.GateReport.Place;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.rollout.gate.Verdict;
import dev.lockstep.rollout.gate.Verdict.Cause;
import dev.lockstep.rollout.gate.Verdict.Errored;
import dev.lockstep.rollout.gate.Verdict.Failed;
import dev.lockstep.rollout.gate.Verdict.Trip;
import dev.lockstep.server.telemetry.Field.Mix;
import dev.lockstep.server.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports go in over HTTP, and verdicts come out. */
@ParameterizedClass
@EnumSource(TestServer.class)
class ObserverTest {
  @Parameter TestServer on;

  @Test
  void healthyTrafficPasses() {
    Field field = Field.measured(on);

    field.pass(25, Field.INSTANCES, Mix.HEALTHY);

    GateReport report = field.judged();
    assertThat(report.outcome()).as("%s", report.required()).isEqualTo(Outcome.PASS);
    assertThat(verdict(report, "errors").evidence().newPath().operations()).isEqualTo(2 * 500 * 24);
  }

  @Test
  void gradualHarmTripsSoftlyAndGrossHarmAtOnce() {
    Field field = Field.measured(on);

    field.pass(19, Field.INSTANCES, new Mix(30, 10, 0));
    assertThat(trip(field.judged(), "errors")).isEqualTo(Trip.SOFT);

    field.pass(10, Field.INSTANCES, new Mix(10, 200, 0));
    assertThat(trip(field.judged(), "latency")).isEqualTo(Trip.HARD);
  }

  @Test
  void mismatchesTrip() {
    Field field = Field.measured(on);

    field.pass(4, Field.INSTANCES, new Mix(10, 10, 40));

    assertThat(trip(field.judged(), "mismatches")).isEqualTo(Trip.SOFT);
  }

  @Test
  void whoIsSilentHoldsTheGate() {
    Field field = Field.measured(on);
    field.pass(25, Field.INSTANCES, Mix.HEALTHY);

    field.pass(4, Field.INSTANCES.subList(0, 1), Mix.HEALTHY);
    assertThat(cause(field.judged(), "errors")).isEqualTo(Cause.PARTIAL_REPORTERS);

    field.pass(4, Field.INSTANCES.subList(0, 0), Mix.HEALTHY);
    assertThat(cause(field.judged(), "errors")).isEqualTo(Cause.STALE);
  }

  private static Trip trip(GateReport report, String check) {
    return ((Failed) verdict(report, check)).trip();
  }

  private static Cause cause(GateReport report, String check) {
    return ((Errored) verdict(report, check)).cause();
  }

  private static Verdict verdict(GateReport report, String check) {
    return report.required().get(new Place("eu", check));
  }
}
