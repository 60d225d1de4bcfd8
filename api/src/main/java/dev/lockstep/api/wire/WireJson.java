package dev.lockstep.api.wire;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;

/**
 * The bodies of {@code docs/spec/control-plane.md} as text. Every reader refuses by a {@link
 * WireException} what is not whole, out of bounds or longer than 1 MiB.
 */
public final class WireJson {
  private WireJson() {}

  /** A state. */
  public static StageMessage readState(String body) {
    return StageJson.state(WireFields.of(body));
  }

  /** The data of an event of the stream. */
  public static StageEvent readEvent(String data) {
    WireFields in = WireFields.of(data);
    return new StageEvent(in.text("collection"), StageJson.state(in.object("state")));
  }

  /** What an instance tells when it asks for a lease. */
  public static LeaseRequest readLeaseRequest(String body) {
    WireFields in = WireFields.of(body);
    return new LeaseRequest(
        in.text("service"),
        in.text("region"),
        in.integer("epoch"),
        in.integer("owedWrites"),
        in.flag("overflowed"));
  }

  /** What it is answered. */
  public static LeaseAnswer readLeaseAnswer(String body) {
    WireFields in = WireFields.of(body);
    return new LeaseAnswer(StageJson.state(in.object("state")), in.integer("leaseMillis"));
  }

  /** What an instance acknowledges. */
  public static Acknowledgement readAcknowledgement(String body) {
    return new Acknowledgement(WireFields.of(body).integer("epoch"));
  }

  /** What an instance measured. */
  public static TelemetryReport readTelemetry(String body) {
    return TelemetryJson.report(WireFields.of(body));
  }

  /** The work of an environment. */
  public static WorkOrders readOrders(String body) {
    return WorkJson.orders(WireFields.of(body));
  }

  /** What a runner says of the work of a rollout. */
  public static WorkReport readWork(String body) {
    return WorkJson.report(WireFields.of(body));
  }

  /** What may be told of documents. */
  public static Disclosure readDisclosure(String body) {
    return ComparisonJson.disclosure(WireFields.of(body));
  }

  /** What a runner found when it compared both shapes. */
  public static ComparisonReport readComparison(String body) {
    return ComparisonJson.report(WireFields.of(body));
  }

  /** The text of a state; equal states have equal texts. */
  public static String write(StageMessage state) {
    return text(StageJson.json(state));
  }

  /** The data of an event, on one line. */
  public static String write(StageEvent event) {
    return text(
        Document.of(
            "collection", Value.text(event.collection()), "state", StageJson.json(event.state())));
  }

  /** The text of what an instance tells when it asks for a lease. */
  public static String write(LeaseRequest request) {
    return text(
        Document.builder()
            .add("service", Value.text(request.service()))
            .add("region", Value.text(request.region()))
            .add("epoch", Value.int64(request.epoch()))
            .add("owedWrites", Value.int64(request.owedWrites()))
            .add("overflowed", Value.bool(request.overflowed()))
            .build());
  }

  /** The text of what it is answered. */
  public static String write(LeaseAnswer answer) {
    return text(
        Document.of(
            "state",
            StageJson.json(answer.state()),
            "leaseMillis",
            Value.int64(answer.leaseMillis())));
  }

  /** The text of an acknowledgement. */
  public static String write(Acknowledgement acknowledgement) {
    return text(Document.of("epoch", Value.int64(acknowledgement.epoch())));
  }

  /** The text of what an instance measured. */
  public static String write(TelemetryReport report) {
    return text(TelemetryJson.json(report));
  }

  /** The text of the work of an environment. */
  public static String write(WorkOrders orders) {
    return text(WorkJson.json(orders));
  }

  /** The text of what a runner says. */
  public static String write(WorkReport report) {
    return text(WorkJson.json(report));
  }

  /** The text of what may be told of documents. */
  public static String write(Disclosure disclosure) {
    return text(ComparisonJson.json(disclosure));
  }

  /** The text of what a runner found. */
  public static String write(ComparisonReport report) {
    return text(ComparisonJson.json(report));
  }

  private static String text(Document json) {
    return ExtendedJson.write(json, ExtendedJson.Notation.RELAXED);
  }
}
