package dev.lockstep.api.wire;

import dev.lockstep.api.wire.WorkReport.Progress;
import dev.lockstep.api.wire.WorkReport.State;
import dev.lockstep.api.wire.WorkReport.Trouble;
import dev.lockstep.api.wire.WorkReport.WayBack;
import dev.lockstep.api.wire.WorkReport.WayBack.Forecast;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.Optional;
import java.util.stream.Stream;

/** Work orders, and what comes of them, as JSON. */
final class WorkJson {
  private WorkJson() {}

  static WorkOrders orders(WireFields in) {
    return new WorkOrders(
        in.text("version"), in.objects("orders").stream().map(WorkJson::order).toList());
  }

  private static WorkOrder order(WireFields in) {
    return new WorkOrder(
        in.text("rollout"),
        in.text("change"),
        in.text("collection"),
        StageJson.state(in.object("state")),
        throttle(in));
  }

  private static ThrottleOrder throttle(WireFields in) {
    return in.maybeText("throttle").map(ThrottleOrder::new).orElse(ThrottleOrder.NONE);
  }

  static WorkReport report(WireFields in) {
    return new WorkReport(
        in.text("runner"),
        in.integer("epoch"),
        in.word("state", WorkJson::named),
        progress(in.object("progress")),
        in.maybe("trouble").map(WorkJson::trouble),
        in.maybe("wayBack").map(WorkJson::wayBack),
        in.maybeInteger("lagMillis"),
        in.maybeText("throttle").map(ThrottleOrder::new));
  }

  private static Optional<State> named(String word) {
    return Stream.of(State.values()).filter(each -> each.word().equals(word)).findFirst();
  }

  private static Progress progress(WireFields in) {
    return new Progress(
        in.text("work"), in.integer("done"), in.integer("expected"), in.text("waiting"));
  }

  private static Trouble trouble(WireFields in) {
    return new Trouble(in.text("code"), in.text("sentence"), in.text("next"));
  }

  private static WayBack wayBack(WireFields in) {
    return new WayBack(
        in.word("outcome", WorkJson::outcome),
        in.text("sentence"),
        in.maybe("forecast").map(WorkJson::forecast));
  }

  private static Forecast forecast(WireFields in) {
    return new Forecast(
        in.integer("documents"),
        in.integer("examined"),
        in.integer("direct"),
        in.integer("throughComplement"),
        in.integer("notAtAll"),
        in.integer("setAside"),
        in.integer("seconds"),
        in.integer("atMillis"));
  }

  private static Optional<WayBack.Outcome> outcome(String word) {
    return Stream.of(WayBack.Outcome.values()).filter(each -> each.word().equals(word)).findFirst();
  }

  static Document json(WorkOrders orders) {
    return Document.of(
        "version",
        Value.text(orders.version()),
        "orders",
        new Value.Array(orders.orders().stream().map(WorkJson::json).toList()));
  }

  private static Value json(WorkOrder order) {
    Document.Builder json =
        Document.builder()
            .add("rollout", Value.text(order.rollout()))
            .add("change", Value.text(order.change()))
            .add("collection", Value.text(order.collection()))
            .add("state", StageJson.json(order.state()));
    if (!order.throttle().isNone()) {
      json.add("throttle", Value.text(order.throttle().settings()));
    }
    return json.build();
  }

  static Document json(WorkReport report) {
    Document.Builder json =
        Document.builder()
            .add("runner", Value.text(report.runner()))
            .add("epoch", Value.int64(report.epoch()))
            .add("state", Value.text(report.state().word()))
            .add("progress", json(report.progress()));
    report.trouble().ifPresent(trouble -> json.add("trouble", json(trouble)));
    report.wayBack().ifPresent(wayBack -> json.add("wayBack", json(wayBack)));
    report.lagMillis().ifPresent(millis -> json.add("lagMillis", Value.int64(millis)));
    report.throttle().ifPresent(settings -> json.add("throttle", Value.text(settings.settings())));
    return json.build();
  }

  private static Document json(Progress progress) {
    return Document.builder()
        .add("work", Value.text(progress.work()))
        .add("done", Value.int64(progress.done()))
        .add("expected", Value.int64(progress.expected()))
        .add("waiting", Value.text(progress.waiting()))
        .build();
  }

  private static Document json(WayBack wayBack) {
    Document.Builder json =
        Document.builder()
            .add("outcome", Value.text(wayBack.outcome().word()))
            .add("sentence", Value.text(wayBack.sentence()));
    wayBack.forecast().ifPresent(forecast -> json.add("forecast", json(forecast)));
    return json.build();
  }

  private static Document json(Forecast forecast) {
    return Document.builder()
        .add("documents", Value.int64(forecast.documents()))
        .add("examined", Value.int64(forecast.examined()))
        .add("direct", Value.int64(forecast.direct()))
        .add("throughComplement", Value.int64(forecast.throughComplement()))
        .add("notAtAll", Value.int64(forecast.notAtAll()))
        .add("setAside", Value.int64(forecast.setAside()))
        .add("seconds", Value.int64(forecast.seconds()))
        .add("atMillis", Value.int64(forecast.atMillis()))
        .build();
  }

  private static Document json(Trouble trouble) {
    return Document.builder()
        .add("code", Value.text(trouble.code()))
        .add("sentence", Value.text(trouble.sentence()))
        .add("next", Value.text(trouble.next()))
        .build();
  }
}
