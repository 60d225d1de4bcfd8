package dev.lockstep.server.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.wire.TelemetryReport;
import dev.lockstep.api.wire.TelemetryReport.Bin;
import dev.lockstep.api.wire.TelemetryReport.OfCollection;
import dev.lockstep.api.wire.TelemetryReport.OfPath;
import dev.lockstep.api.wire.TelemetryReport.Path;
import dev.lockstep.api.wire.TelemetryReport.Shadow;
import dev.lockstep.api.wire.TelemetryReport.ShadowTally;
import dev.lockstep.api.wire.TelemetryReport.Sketch;
import dev.lockstep.api.wire.WireJson;
import dev.lockstep.server.fleet.Place;
import dev.lockstep.server.telemetry.PastTraffic;
import dev.lockstep.server.testing.Awaiting;
import dev.lockstep.server.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
@Timeout(90)
class RecoveryTest {
  private static final String SOFTLY = "{\"action\":\"soft-rollback\",\"why\":\"slow\"}";
  private static final int SECONDS = 30;
  private static final Bin QUICK = new Bin(100, 1000);

  @Parameter TestServer on;

  @Test
  void aRolloutHasRecoveredWhenTheOldPathDoesWhatItDid() {
    Carried carried = takenBack();
    assertThat(aftermath(carried)).isEqualTo("recovering");

    pass(carried, 2, Path.OLD, 100);
    assertThat(aftermath(carried)).isEqualTo("recovering");
    pass(carried, 7, Path.OLD, 10);

    Awaiting.until(() -> aftermath(carried), "recovered"::equals);
    assertThat(on.admin().get(carried.path("/history")).body()).contains("rollout recovered");
  }

  @Test
  void aRollbackThatDoesNotHelpCallsAPerson() {
    Carried carried = takenBack();
    pass(carried, 2, Path.OLD, 100);
    on.clock().advance(Duration.ofMinutes(29));

    Awaiting.until(() -> aftermath(carried), "unhelped"::equals);
    on.clock().advance(Duration.ofMinutes(1));
    carried.answers(carried.runner(), "work", "PASS").expect(204);
    carried.staysBecause("unhelped");
    assertThat(on.admin().get(carried.path("/why")).body())
        .contains("rollback did not help", "cause may lie elsewhere");

    on.admin().post(carried.path("/resume"), "").expect(200);
    carried.staysBecause("unproven");
    assertThat(aftermath(carried)).isEqualTo("none");
  }

  @Test
  void whereNobodyCountedBeforeNothingIsWatched() {
    Carried carried = Carried.begin(on);
    carried.comesTo("ramp 25.0 %");
    on.admin().post(carried.path("/rollback"), SOFTLY).expect(200);

    assertThat(aftermath(carried)).isEqualTo("unwatched");
    on.admin().post(carried.path("/resume"), "").expect(200);
    carried.answers(carried.runner(), "work", "PASS").expect(204);
    carried.standsAt("ramp cohort staff");
  }

  private String aftermath(Carried carried) {
    return carried.view().at("/conditions/aftermath").asString();
  }

  /** The old path fails in one of a hundred reads; reads move, and are taken back. */
  private Carried takenBack() {
    Instant now = on.clock().instant();
    on.clock().advance(Duration.ofSeconds(60 - now.getEpochSecond() % 60));
    Carried carried = Carried.begin(on);
    pass(carried, 4, Path.OLD, 10);
    carried.service().delete(carried.collection("/leases/i-1")).expect(204);
    carried.comesTo("ramp 25.0 %");
    pass(carried, 1, Path.NEW, 200);
    pass(carried, 1, Path.OLD, 10);
    on.admin().post(carried.path("/rollback"), SOFTLY).expect(200);
    return carried;
  }

  /** Windows of a thousand reads by one path, of which so many fail. */
  private void pass(Carried carried, int windows, Path by, long bad) {
    for (int i = 0; i < windows; i++) {
      on.clock().advance(Duration.ofSeconds(SECONDS));
      long epoch = carried.epoch();
      carried.renews("i-1", epoch).expect(200);
      Instant from = on.clock().instant().minusSeconds(SECONDS);
      OfPath path =
          new OfPath(by, 1000, bad, List.of(), new Sketch(1.01 / 0.99, 0, List.of(QUICK)));
      OfCollection window =
          new OfCollection(
              "orders",
              epoch,
              from,
              SECONDS,
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
    }
    Place place = new Place(carried.environment(), "orders");
    PastTraffic traffic = on.server().part(PastTraffic.class);
    Instant end = on.clock().instant();
    Awaiting.until(
        () -> traffic.between(place, end.minusSeconds(SECONDS), end, 10),
        found -> !found.isEmpty());
  }
}
