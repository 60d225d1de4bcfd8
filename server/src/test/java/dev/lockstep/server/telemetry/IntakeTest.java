package dev.lockstep.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.api.wire.TelemetryReport;
import dev.lockstep.api.wire.WireJson;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.rollout.gate.Observation.Compared;
import dev.lockstep.rollout.gate.RegionObservation;
import dev.lockstep.server.fleet.Leases;
import dev.lockstep.server.fleet.Place;
import dev.lockstep.server.telemetry.Admission.Sender;
import dev.lockstep.server.telemetry.Field.Mix;
import dev.lockstep.server.testing.TestServer;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class IntakeTest {
  private static final String REFUSED = "request-invalid";

  @Parameter TestServer on;

  @Test
  void aReportThatComesTwiceCountsOnce() {
    Field field = Field.measured(on);
    field.pass(1, Field.INSTANCES, Mix.HEALTHY);
    TelemetryReport report = field.report("billing-1", field.window(Mix.HEALTHY));

    field.send(report).expect(202);
    assertThat(compared(field)).isEqualTo(800);
    field.send(report).expect(202);

    assertThat(compared(field)).isEqualTo(800);
  }

  @Test
  void nobodyReportsForAnInstanceOfAnother() {
    Field field = Field.measured(on);
    field.pass(1, Field.INSTANCES, Mix.HEALTHY);
    String environment = field.question().place().environment();
    String report = WireJson.write(field.report("billing-1", field.window(Mix.HEALTHY)));

    on.as("service@" + environment)
        .post("/v1/environments/" + environment + "/telemetry", report)
        .expectProblem(403, "lease-foreign");

    assertThat(compared(field)).isEqualTo(800);
  }

  private Sender sender(Field field) {
    Place place = field.question().place();
    String subject = on.server().part(Leases.class).all(place).getFirst().subject();
    return new Sender(place.environment(), subject);
  }

  private long compared(Field field) {
    RegionObservation region =
        on.server().part(Observer.class).observe(field.question()).getFirst();
    return ((Compared) region.checks().get("mismatches")).comparisons();
  }

  @Test
  void whatCannotBeTrueIsRefused() {
    Field field = Field.measured(on);
    field.pass(1, Field.INSTANCES, Mix.HEALTHY);
    String good = WireJson.write(field.report("billing-1", field.window(Mix.HEALTHY)));
    Map<String, String> wrongs =
        Map.of(
            "\"errors\":10", "\"errors\":-1",
            "\"operations\":500", "\"operations\":NaN",
            "\"operations\":500,", "\"operations\":2000000000,",
            "[100,490]", "[100,9007199254740991]",
            "\"from\":\"20", "\"from\":\"21",
            "\"from\":\"2026", "\"from\":\"2025",
            "\"seconds\":10", "\"seconds\":3600",
            "\"owedWrites\":0", "\"owedWrites\":9007199254740991",
            "\"instance\":\"billing-1\",", "");

    wrongs.forEach((right, wrong) -> {
      assertThat(good).contains(right);
      field.send(good.replace(right, wrong)).expectProblem(400, REFUSED);
    });
    field.send("").expectProblem(400, REFUSED);
    field.send("[]").expectProblem(400, REFUSED);
    assertThat(compared(field)).isEqualTo(800);
  }

  @Test
  void keysAndSizesThatCannotBeTrueAreRefusedWithTheWholeReport() {
    Field field = Field.measured(on);
    field.pass(1, Field.INSTANCES, Mix.HEALTHY);
    String keys =
        "\"errors\":10,\"keys\":{\"requests\":900,\"top\":[[\"00000000000000aa\",40]],"
            + "\"distinct\":\"%s\"},".formatted("BAD" + "A".repeat(1021))
            + "\"sizes\":{\"mapping\":1.02,\"zero\":0,\"bins\":[[12,118]]},";
    String good =
        WireJson.write(field.report("billing-1", field.window(Mix.HEALTHY)))
            .replaceFirst("\"errors\":10,", keys);
    Map<String, String> wrongs =
        Map.of(
            "\"requests\":900", "\"requests\":-1",
            "\"requests\":900,", "\"requests\":2000000000,",
            "\"top\":[", "\"top\":[[\"00000000000000aa\",1],",
            ",40]", ",NaN]",
            "[[\"00", "[[\"ZZ",
            "\"BAD", "\"zAD",
            "\"BADA", "\"BAD",
            "[12,118]", "[12,9007199254740991]",
            "[[12,118]]", "[[12,118],[12,118]]",
            "\"sizes\":{\"mapping\":1.02", "\"sizes\":{\"mapping\":-1");

    wrongs.forEach((right, wrong) -> {
      assertThat(good).contains(right);
      field.send(good.replace(right, wrong)).expectProblem(400, REFUSED);
    });
    field.send(good).expect(202);
  }

  @Test
  void whoHoldsNoLeaseReportsNothingAndNobodyReportsOfTheFuture() {
    Field field = Field.measured(on);
    field.pass(1, Field.INSTANCES, Mix.HEALTHY);
    TelemetryReport good = field.report("billing-1", field.window(Mix.HEALTHY));
    String body = WireJson.write(good);

    field.send(body.replace("billing-1", "billing-9")).expectProblem(409, "lease-lost");
    field.send(body.replace("\"orders\"", "\"others\"")).expectProblem(409, "conflict");
    field.send(body.replace("\"epoch\":2", "\"epoch\":3")).expectProblem(409, "conflict");
    assertThat(compared(field)).isEqualTo(800);
  }

  @Test
  void whenThereIsRoomForNoMoreReportsAreRefused() {
    Field field = Field.measured(on);
    field.pass(1, Field.INSTANCES, Mix.HEALTHY);
    TelemetryReport.OfCollection window = field.window(Mix.HEALTHY);
    TelemetryReport much =
        new TelemetryReport("billing-1", "billing", "eu", Collections.nCopies(1000, window));
    Sender sender = sender(field);
    Intake idle =
        new Intake(
            on.server().part(Admission.class), on.server().part(TrafficTable.class), on.clock());

    Problem refused =
        catchThrowableOfType(
            Problem.class,
            () -> {
              for (int i = 0; i < 1000; i++) {
                idle.take(sender, much);
              }
            });

    assertThat(refused.code()).isEqualTo(ProblemCode.SERVER_BUSY);
  }
}
