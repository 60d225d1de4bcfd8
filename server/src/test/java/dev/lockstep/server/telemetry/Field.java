package dev.lockstep.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.wire.LeaseRequest;
import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.api.wire.StageMessage.Ramp;
import dev.lockstep.api.wire.StageMessage.Share;
import dev.lockstep.api.wire.TelemetryReport;
import dev.lockstep.api.wire.TelemetryReport.Bin;
import dev.lockstep.api.wire.TelemetryReport.OfCollection;
import dev.lockstep.api.wire.TelemetryReport.OfPath;
import dev.lockstep.api.wire.TelemetryReport.Path;
import dev.lockstep.api.wire.TelemetryReport.Shadow;
import dev.lockstep.api.wire.TelemetryReport.ShadowTally;
import dev.lockstep.api.wire.TelemetryReport.Sketch;
import dev.lockstep.api.wire.WireJson;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.model.stage.WayBack;
import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Gate;
import dev.lockstep.rollout.gate.GateReport;
import dev.lockstep.rollout.gate.GateRules;
import dev.lockstep.rollout.gate.Judge;
import dev.lockstep.rollout.gate.Ledger;
import dev.lockstep.rollout.gate.RegionObservation;
import dev.lockstep.rollout.gate.Sitting;
import dev.lockstep.rollout.plan.Audience;
import dev.lockstep.rollout.plan.Measure;
import dev.lockstep.rollout.plan.Measure.Indicator;
import dev.lockstep.rollout.plan.Measure.Threshold;
import dev.lockstep.rollout.plan.PlannedStage;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.evidence.Figures.Question;
import dev.lockstep.server.fleet.Place;
import dev.lockstep.server.fleet.Stages;
import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Two instances of one service whose reads are half moved, and the gate that looks at them. */
final class Field {
  static final List<String> INSTANCES = List.of("billing-1", "billing-2");
  static final int SECONDS = 10;

  private static final Gate GATE =
      new Gate(
          List.of(
              new Check.Ratio("errors", 1.5),
              new Check.Ratio("latency", 2),
              new Check.Paired("pairs", 2),
              new Check.Mismatch("mismatches", 0.01, 0.95)),
          List.of(),
          new GateRules(Duration.ofSeconds(60), 0.01, Duration.ofMinutes(2), 0.95));
  private static final Map<String, Measure> MEASURES =
      Map.of(
          "errors", new Indicator("errors", Optional.empty()),
          "latency", new Indicator("latency", Optional.of(new Threshold.OldPath(0.98))),
          "pairs", new Indicator("latency", Optional.empty()),
          "mismatches", new Indicator("mismatches", Optional.empty()));

  private final TestServer on;
  private final Client service;
  private final Place place = new Place(TestServer.unique("field"), "orders");
  private Instant since = Instant.EPOCH;
  private long epoch = 1;

  private Field(TestServer on) {
    this.on = on;
    this.service = on.as("service@" + place.environment());
  }

  /** A field in which the old path was measured for a minute; the new epoch begins with one. */
  static Field measured(TestServer on) {
    Field field = new Field(on);
    on.admin()
        .post("/v1/environments", "{\"name\":\"%s\"}".formatted(field.place.environment()))
        .expect(201);
    on.clock().advance(Duration.ofSeconds(60 - on.clock().instant().getEpochSecond() % 60));
    field.pass(6, INSTANCES, new Mix(10, 0, 0));
    field.publish();
    return field;
  }

  private void publish() {
    since = on.clock().instant();
    epoch = 2;
    Stages stages = on.server().part(Stages.class);
    long before =
        on.server()
            .part(Database.class)
            .note(() -> {
              StageMessage known = stages.alone(place);
              stages.publish(place, state());
              return known.epoch();
            });
    assertThat(before).isEqualTo(1);
  }

  private StageMessage state() {
    Ramp ramp = new Ramp(1, "orders", List.of(new Share(Set.of(), Set.of(), 50_000)));
    return new StageMessage(epoch, Stage.RAMP, WayBack.IN_STEP, Optional.of(ramp));
  }

  /**
   * How the new path does in a window; the old one has 500 operations, 10 failed and 10 slow.
   *
   * @param errors of 500 operations, or of none where nothing is read from the new shape
   * @param slow of 500 operations
   */
  record Mix(long errors, long slow, long mismatched) {
    static final Mix HEALTHY = new Mix(10, 10, 0);
  }

  /** Lets windows pass in which these instances report. */
  void pass(int windows, List<String> reporting, Mix mix) {
    pass(windows, reporting, mix, window -> window);
  }

  /** Lets windows pass of which these instances report something else. */
  void pass(int windows, List<String> reporting, Mix mix, UnaryOperator<OfCollection> altered) {
    for (int i = 0; i < windows; i++) {
      on.clock().advance(Duration.ofSeconds(SECONDS));
      INSTANCES.forEach(this::renew);
      reporting.forEach(instance -> send(report(instance, altered.apply(window(mix)))).expect(202));
    }
  }

  private void renew(String instance) {
    service
        .put(
            "/v1/environments/%s/collections/orders/leases/%s"
                .formatted(place.environment(), instance),
            WireJson.write(new LeaseRequest("billing", "eu", epoch, 0, false)))
        .expect(200);
  }

  /** Sends a report. */
  Answer send(TelemetryReport report) {
    return send(WireJson.write(report));
  }

  /** Sends a body. */
  Answer send(String body) {
    return service.post("/v1/environments/" + place.environment() + "/telemetry", body);
  }

  TelemetryReport report(String instance, OfCollection window) {
    return new TelemetryReport(instance, "billing", "eu", List.of(window));
  }

  /** The window that ended last. */
  OfCollection window(Mix mix) {
    long now = on.clock().instant().getEpochSecond();
    OfPath old = path(Path.OLD, new Mix(10, 10, 0));
    boolean isMoving = epoch > 1;
    long compared = isMoving ? 400 : 0;
    ShadowTally tally =
        new ShadowTally(
            compared, isMoving ? mix.mismatched() : 0, 0, 0, compared / 40, compared / 40, 0, 0);
    return new OfCollection(
        "orders",
        epoch,
        Instant.ofEpochSecond(now - Math.floorMod(now, SECONDS) - SECONDS),
        SECONDS,
        isMoving ? List.of(old, path(Path.NEW, mix)) : List.of(old),
        List.of(),
        new Shadow(tally, List.of()),
        0);
  }

  private static OfPath path(Path path, Mix mix) {
    List<Bin> bins =
        mix.slow() == 0
            ? List.of(new Bin(100, 500))
            : List.of(new Bin(100, 500 - mix.slow()), new Bin(300, mix.slow()));
    return new OfPath(path, 500, mix.errors(), List.of(), new Sketch(1.01 / 0.99, 0, bins));
  }

  /** What the gate says now. */
  GateReport judged() {
    return judged(GATE, MEASURES);
  }

  /** What another gate says now. */
  GateReport judged(Gate gate, Map<String, Measure> measures) {
    return Judge.judge(
        gate, observed(gate, measures), new Sitting(since, on.clock().instant(), Ledger.EMPTY));
  }

  /** What another gate sees now. */
  List<RegionObservation> observed(Gate gate, Map<String, Measure> measures) {
    return on.server().part(Observer.class).observe(question(gate, measures));
  }

  /** What the gate asks for now. */
  Question question() {
    return question(GATE, MEASURES);
  }

  private Question question(Gate gate, Map<String, Measure> measures) {
    on.server().part(Intake.class).write();
    PlannedStage planned = PlannedStage.ramp(new Audience.Percent(50), gate);
    return new Question(place, state(), planned, measures, since, on.clock().instant());
  }
}
