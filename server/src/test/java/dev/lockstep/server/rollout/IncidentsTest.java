package dev.lockstep.server.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.wire.TelemetryReport;
import dev.lockstep.api.wire.TelemetryReport.OfCollection;
import dev.lockstep.api.wire.TelemetryReport.OfPath;
import dev.lockstep.api.wire.TelemetryReport.Path;
import dev.lockstep.api.wire.TelemetryReport.Shadow;
import dev.lockstep.api.wire.TelemetryReport.ShadowTally;
import dev.lockstep.api.wire.TelemetryReport.Sketch;
import dev.lockstep.api.wire.WireJson;
import dev.lockstep.server.fleet.Place;
import dev.lockstep.server.telemetry.PastTraffic;
import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Awaiting;
import dev.lockstep.server.testing.TestServer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@ParameterizedClass
@EnumSource(TestServer.class)
@Timeout(60)
class IncidentsTest {
  private static final String SOFTLY = "{\"action\":\"soft-rollback\",\"why\":\"slow\"}";

  @Parameter TestServer on;

  @Test
  void whoTakesARolloutBackLeavesABundleOfAllThatWasKnown() {
    Carried carried = Carried.begin(on);
    carried.comesTo("ramp 25.0 %");
    long epoch = carried.epoch();
    carried.renews("i-1", epoch).expect(200);
    report(carried, epoch);
    on.named("ann", "operator:shop").post(carried.path("/rollback"), SOFTLY).expect(200);

    JsonNode listed = on.admin().get(carried.path("/incidents")).expect(200).json().at("/items");
    assertThat(listed).hasSize(1);
    assertThat(listed.at("/0/actor").asString()).isEqualTo("ann");
    assertThat(listed.at("/0/cause").asString()).isEqualTo("slow");
    assertThat(listed.at("/0/from").asString()).isEqualTo("ramp 25.0 %");
    assertThat(listed.at("/0/to").asString()).isEqualTo("shadow-read");

    Answer file = on.admin().get(carried.path("/incidents/" + (epoch + 1))).expect(200);
    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment", "incident-orders-2-" + (epoch + 1));
    JsonNode incident = file.json().at("/incident");
    assertThat(incident.at("/planFile").asString()).isEqualTo(Carried.PLAN);
    assertThat(incident.at("/before/stage").asString()).isEqualTo("ramp");
    assertThat(incident.at("/after/stage").asString()).isEqualTo("shadow-read");
    assertThat(incident.at("/gate/0/check").asString()).isEqualTo("word");
    assertThat(incident.at("/leases/0/instance").asString()).isEqualTo("i-1");
    assertThat(incident.at("/leases/0/epoch").asLong()).isEqualTo(epoch);
    assertThat(incident.at("/journal/0/action").asString()).isEqualTo("rollout advanced");
    assertThat(incident.at("/telemetry/0/bad").asLong()).isEqualTo(3);
  }

  @Test
  void aGateThatTripsLeavesOneToo() {
    Carried carried = Carried.begin(on);
    carried.comesTo("ramp 25.0 %");
    carried.answers(on.admin(), "word", "FAIL").expect(204);
    carried.staysBecause("cooling-down");

    JsonNode listed = on.admin().get(carried.path("/incidents")).expect(200).json().at("/items");

    assertThat(listed.at("/0/actor").asString()).isEqualTo("gate");
    String bundle =
        on.admin()
            .get(carried.path("/incidents/" + listed.at("/0/id").asLong()))
            .expect(200)
            .body();
    assertThat(bundle).contains("\"check\":\"word\"", "\"outcome\":\"fail\"");
  }

  @Test
  void aRolloutThatWasNeverTakenBackHasNone() {
    Carried carried = Carried.begin(on);

    assertThat(on.admin().get(carried.path("/incidents")).json().at("/items")).isEmpty();
    on.admin().get(carried.path("/incidents/3")).expectProblem(404, "not-found");
    on.admin().get(carried.path("/incidents/x")).expectProblem(404, "not-found");
  }

  /** One window in which three of a hundred reads failed, once it is counted. */
  private void report(Carried carried, long epoch) {
    Instant now = on.clock().instant();
    Instant from = Instant.ofEpochSecond(now.getEpochSecond() / 10 * 10 - 10);
    OfPath path = new OfPath(Path.NEW, 100, 3, List.of(), new Sketch(1.01 / 0.99, 0, List.of()));
    OfCollection window =
        new OfCollection(
            "orders",
            epoch,
            from,
            10,
            List.of(path),
            List.of(),
            new Shadow(new ShadowTally(0, 0, 0, 0, 0, 0, 0, 0), List.of()),
            0);
    carried
        .service()
        .post(
            "/v1/environments/%s/telemetry".formatted(carried.environment()),
            WireJson.write(new TelemetryReport("i-1", "billing", "eu", List.of(window))))
        .expect(202);
    Place place = new Place(carried.environment(), "orders");
    PastTraffic traffic = on.server().part(PastTraffic.class);
    Awaiting.until(() -> traffic.between(place, from, now, 10), found -> !found.isEmpty());
  }
}
