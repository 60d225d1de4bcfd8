package dev.lockstep.server.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.api.wire.TelemetryReport;
import dev.lockstep.api.wire.TelemetryReport.Bin;
import dev.lockstep.api.wire.TelemetryReport.OfCollection;
import dev.lockstep.api.wire.TelemetryReport.OfPath;
import dev.lockstep.api.wire.TelemetryReport.Path;
import dev.lockstep.api.wire.TelemetryReport.Shadow;
import dev.lockstep.api.wire.TelemetryReport.ShadowTally;
import dev.lockstep.api.wire.TelemetryReport.Sketch;
import dev.lockstep.api.wire.WireJson;
import dev.lockstep.server.testing.Awaiting;
import dev.lockstep.server.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What the live page of a rollout draws. */
@ParameterizedClass
@EnumSource(TestServer.class)
@Timeout(120)
class LivePageTest {
  private static final String PLAN =
      """
      apiVersion: lockstep/v1
      kind: RolloutPlan
      name: drawn
      gates:
        traffic:
          checks:
            - {kind: ratio, sli: errors, compare: new/old, margin: 2}
            - {kind: quantile, sli: latency, threshold: 250ms, margin: 1.5}
            - {kind: mismatch, sli: mismatches, max: 1e-3, confidence: 0.99}
            - {kind: guard, sli: hot-key-share, max: 0.05}
            - {kind: outside, name: word, source: person}
          pass: {dwell: 0s, maxWait: 7d}
      stages:
        - {stage: expanded, gate: traffic}
      """;

  @Parameter TestServer on;

  private void reports(Carried carried, String instance, long compared) {
    long now = on.clock().instant().getEpochSecond();
    ShadowTally tally = new ShadowTally(compared, 0, 0, 0, 10, 5, 0, 0);
    OfCollection window =
        new OfCollection(
            "orders",
            carried.epoch(),
            Instant.ofEpochSecond(now - Math.floorMod(now, 10) - 10),
            10,
            List.of(path(Path.OLD, 5, 100), path(Path.NEW, 4, 150)),
            List.of(),
            new Shadow(tally, List.of()),
            0);
    carried
        .service()
        .post(
            "/v1/environments/%s/telemetry".formatted(carried.environment()),
            WireJson.write(new TelemetryReport(instance, "billing", "eu", List.of(window))))
        .expect(202);
  }

  private static OfPath path(Path path, long errors, int bin) {
    return new OfPath(
        path,
        500,
        errors,
        List.of(),
        new Sketch(1.01 / 0.99, 0, List.of(new Bin(bin, 490), new Bin(bin + 50, 10))));
  }

  private Carried observed(int windows) {
    Carried carried = Carried.begin(on, PLAN);
    for (int i = 0; i < windows; i++) {
      on.clock().advance(Duration.ofSeconds(10));
      carried.renews("i-1", carried.epoch()).expect(200);
      carried.renews("i-2", carried.epoch()).expect(200);
      reports(carried, "i-1", 400);
      reports(carried, "i-2", 400);
    }
    Awaiting.until(
        () -> on.admin().get(carried.path("/evidence")).json(),
        drawn ->
            !drawn.at("/lines").isEmpty()
                && points(line(drawn, "new"), "operations") == 1000L * windows);
    return carried;
  }

  private static JsonNode verdict(JsonNode view, String check) {
    return StreamSupport.stream(view.at("/verdicts").spliterator(), false)
        .filter(each -> each.at("/check").asString().equals(check))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aVerdictSaysByWhichLimitsAndHowMuchIsMissing() {
    JsonNode view = observed(3).view();

    JsonNode mismatches = verdict(view, "mismatches").at("/measured");
    assertThat(mismatches.at("/kind").asString()).isEqualTo("MISMATCH");
    assertThat(mismatches.at("/unit").asString()).isEqualTo("SHARE");
    assertThat(mismatches.at("/limit").asDouble()).isEqualTo(1e-3);
    assertThat(mismatches.at("/logSafety").asDouble()).isCloseTo(Math.log(100), within(1e-6));
    assertThat(mismatches.at("/logHarm").asDouble()).isCloseTo(Math.log(500), within(1e-6));
    assertThat(mismatches.at("/safetyShown").asBoolean()).isFalse();
    assertThat(mismatches.at("/samplesNeeded").asLong()).isBetween(2000L, 4000L);
    JsonNode errors = verdict(view, "errors").at("/measured");
    assertThat(errors.at("/unit").asString()).isEqualTo("TIMES");
    assertThat(errors.at("/limit").asDouble()).isEqualTo(2);
    assertThat(errors.at("/source").asString()).isEqualTo("errors");
    JsonNode latency = verdict(view, "latency").at("/measured");
    assertThat(latency.at("/slowMillis").asDouble()).isEqualTo(250);
    JsonNode keys = verdict(view, "hot-key-share").at("/measured");
    assertThat(keys.at("/unit").asString()).isEqualTo("SHARE");
    assertThat(keys.has("logHarm")).isFalse();
    assertThat(verdict(view, "word").at("/measured/source").asString()).isEqualTo("person");
  }

  @Test
  void bothPathsAreDrawnSideBySide() {
    Carried carried = observed(3);

    JsonNode drawn = on.as("viewer").get(carried.path("/evidence")).expect(200).json();

    assertThat(drawn.at("/stepSeconds").asLong()).isEqualTo(20);
    JsonNode fresh = line(drawn, "new");
    assertThat(fresh.at("/region").asString()).isEqualTo("eu");
    assertThat(points(fresh, "operations")).isEqualTo(3000);
    assertThat(points(fresh, "bad")).isEqualTo(24);
    double slower = fresh.at("/points/0/p50Millis").asDouble();
    assertThat(slower).isGreaterThan(line(drawn, "old").at("/points/0/p50Millis").asDouble());
    assertThat(fresh.at("/points/0/p99Millis").asDouble()).isGreaterThan(slower);
    JsonNode compared = line(drawn, "shadow");
    assertThat(points(compared, "operations")).isEqualTo(2400);
    assertThat(points(compared, "onlyNewSlow") + points(compared, "onlyOldSlow")).isPositive();
    Instant newest = on.clock().instant().minusSeconds(15);
    JsonNode since =
        on.as("viewer").get(carried.path("/evidence?since=" + newest)).expect(200).json();
    assertThat(since.at("/stepSeconds").asLong()).isEqualTo(10);
    assertThat(points(line(since, "new"), "operations")).isEqualTo(1000);
    on.as("viewer").get(carried.path("/evidence?since=soon")).expect(400);
  }

  private static JsonNode line(JsonNode drawn, String path) {
    return StreamSupport.stream(drawn.at("/lines").spliterator(), false)
        .filter(each -> each.at("/path").asString().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private static long points(JsonNode line, String figure) {
    return StreamSupport.stream(line.at("/points").spliterator(), false)
        .mapToLong(each -> each.at("/" + figure).asLong())
        .sum();
  }

  @Test
  void theWorkHasARateAndAnEnd() {
    Carried carried = Carried.begin(on);
    works(carried, 0);
    assertThat(pace(carried).has("documentsPerSecond")).isFalse();
    assertThat(pace(carried).at("/remaining").asLong()).isEqualTo(10_000);

    for (int i = 1; i <= 5; i++) {
      on.clock().advance(Duration.ofSeconds(3));
      works(carried, 300L * i);
    }

    assertThat(pace(carried).at("/documentsPerSecond").asDouble()).isCloseTo(100, within(1.0));
    assertThat(pace(carried).at("/remaining").asLong()).isEqualTo(8500);
    assertThat(pace(carried).at("/secondsLeft").asLong()).isBetween(84L, 86L);
    for (int i = 1; i <= 40; i++) {
      on.clock().advance(Duration.ofSeconds(3));
      works(carried, 1500);
    }
    assertThat(pace(carried).at("/documentsPerSecond").asDouble()).isLessThan(10);
    works(carried, 0);
    assertThat(pace(carried).has("documentsPerSecond")).isFalse();
  }

  private static void works(Carried carried, long done) {
    carried
        .runner()
        .put(
            "/v1/environments/%s/orders/%s/report".formatted(carried.environment(), carried.id()),
            """
            {"runner":"near","epoch":%d,"state":"working","progress":{"work":"backfill",
             "done":%d,"expected":10000,"waiting":""}}
            """
                .formatted(carried.epoch(), done))
        .expect(204);
  }

  private static JsonNode pace(Carried carried) {
    return carried.view().at("/work").at("/pace");
  }

  @Test
  void whoHasAcknowledgedIsToldByServices() {
    Carried carried = Carried.begin(on);
    carried.renews("lapsed", 1).expect(200);
    on.clock().advance(Duration.ofSeconds(40));
    carried.renews("i-1", 1).expect(200);
    carried.renews("i-2", 2).expect(200);

    JsonNode told = on.as("viewer").get(carried.path("/acknowledgements")).expect(200).json();

    assertThat(told.at("/epoch").asLong()).isEqualTo(2);
    assertThat(told.at("/since").asString()).isEqualTo(carried.view().at("/since").asString());
    assertThat(told.at("/waitsForLapsed").asBoolean()).isFalse();
    assertThat(told.at("/missing").asInt()).isEqualTo(1);
    JsonNode service = told.at("/services/0");
    assertThat(service.at("/service").asString()).isEqualTo("billing");
    assertThat(service.at("/instances").asInt()).isEqualTo(3);
    assertThat(service.at("/acknowledged").asInt()).isEqualTo(1);
    assertThat(service.at("/listed/0/instance").asString()).isEqualTo("i-1");
    assertThat(service.at("/listed/0/awaited").asBoolean()).isTrue();
    assertThat(service.at("/listed/1/live").asBoolean()).isFalse();
    assertThat(
            Awaiting.until(carried::view, view -> !view.at("/missing").isEmpty()).at("/missing/0"))
        .hasToString("\"i-1\"");
  }
}
