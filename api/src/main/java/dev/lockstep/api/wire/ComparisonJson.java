package dev.lockstep.api.wire;

import dev.lockstep.api.wire.ComparisonReport.Component;
import dev.lockstep.api.wire.ComparisonReport.Counts;
import dev.lockstep.api.wire.ComparisonReport.Difference;
import dev.lockstep.api.wire.ComparisonReport.Journey;
import dev.lockstep.api.wire.ComparisonReport.State;
import dev.lockstep.api.wire.ComparisonReport.Step;
import dev.lockstep.api.wire.ComparisonReport.Told;
import dev.lockstep.api.wire.ComparisonReport.Written;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a comparison found, and what may be told of it, as JSON. */
final class ComparisonJson {
  private ComparisonJson() {}

  static Disclosure disclosure(WireFields in) {
    return new Disclosure(in.texts("paths"));
  }

  static Document json(Disclosure disclosure) {
    return Document.of("paths", list(disclosure.paths(), Value::text));
  }

  static ComparisonReport report(WireFields in) {
    return new ComparisonReport(
        in.text("runner"),
        in.integer("epoch"),
        in.integer("asOfMillis"),
        counts(in.object("counts")),
        in.objects("steps").stream().map(ComparisonJson::step).toList(),
        in.objects("documents").stream().map(ComparisonJson::journey).toList(),
        in.integer("unopened"));
  }

  private static Counts counts(WireFields in) {
    return new Counts(
        in.integer("compared"),
        in.integer("divergences"),
        in.integer("missing"),
        in.integer("unreadable"),
        in.integer("foreign"));
  }

  private static Step step(WireFields in) {
    return new Step(in.integer("timeMillis"), in.text("sentence"));
  }

  private static Journey journey(WireFields in) {
    return new Journey(
        in.text("document"),
        in.maybeText("key"),
        in.word("state", ComparisonJson::state),
        in.text("sentence"),
        in.objects("components").stream().map(ComparisonJson::component).toList(),
        in.objects("differences").stream().map(ComparisonJson::difference).toList(),
        in.maybe("written").map(ComparisonJson::written),
        in.texts("aside"));
  }

  private static Optional<State> state(String word) {
    return Stream.of(State.values()).filter(each -> word(each).equals(word)).findFirst();
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static Component component(WireFields in) {
    return new Component(in.text("name"), in.text("last"), in.flag("disagrees"));
  }

  private static Difference difference(WireFields in) {
    return new Difference(
        in.text("component"),
        in.text("path"),
        told(in.object("expected")),
        told(in.object("found")));
  }

  private static Told told(WireFields in) {
    return new Told(in.text("type"), in.maybeText("value"));
  }

  private static Written written(WireFields in) {
    return new Written(
        in.integer("epoch"),
        in.maybeText("stage"),
        in.maybeInteger("fromMillis"),
        in.maybeInteger("untilMillis"));
  }

  static Document json(ComparisonReport report) {
    return Document.builder()
        .add("runner", Value.text(report.runner()))
        .add("epoch", Value.int64(report.epoch()))
        .add("asOfMillis", Value.int64(report.asOfMillis()))
        .add("counts", json(report.counts()))
        .add("steps", list(report.steps(), ComparisonJson::json))
        .add("documents", list(report.documents(), ComparisonJson::json))
        .add("unopened", Value.int64(report.unopened()))
        .build();
  }

  private static Document json(Counts counts) {
    return Document.builder()
        .add("compared", Value.int64(counts.compared()))
        .add("divergences", Value.int64(counts.divergences()))
        .add("missing", Value.int64(counts.missing()))
        .add("unreadable", Value.int64(counts.unreadable()))
        .add("foreign", Value.int64(counts.foreign()))
        .build();
  }

  private static Document json(Step step) {
    return Document.of(
        "timeMillis", Value.int64(step.timeMillis()), "sentence", Value.text(step.sentence()));
  }

  private static Document json(Journey journey) {
    Document.Builder json =
        Document.builder()
            .add("document", Value.text(journey.document()))
            .add("state", Value.text(word(journey.state())))
            .add("sentence", Value.text(journey.sentence()))
            .add("components", list(journey.components(), ComparisonJson::json))
            .add("differences", list(journey.differences(), ComparisonJson::json))
            .add("aside", list(journey.aside(), Value::text));
    journey.key().ifPresent(key -> json.add("key", Value.text(key)));
    journey.written().ifPresent(written -> json.add("written", json(written)));
    return json.build();
  }

  private static Document json(Component component) {
    return Document.of("name", Value.text(component.name()), "last", Value.text(component.last()))
        .with("disagrees", Value.bool(component.disagrees()));
  }

  private static Document json(Difference difference) {
    return Document.of(
            "component", Value.text(difference.component()), "path", Value.text(difference.path()))
        .with("expected", json(difference.expected()))
        .with("found", json(difference.found()));
  }

  private static Document json(Told told) {
    Document json = Document.of("type", Value.text(told.type()));
    return told.value().map(value -> json.with("value", Value.text(value))).orElse(json);
  }

  private static Document json(Written written) {
    Document.Builder json = Document.builder().add("epoch", Value.int64(written.epoch()));
    written.stage().ifPresent(stage -> json.add("stage", Value.text(stage)));
    written.fromMillis().ifPresent(from -> json.add("fromMillis", Value.int64(from)));
    written.untilMillis().ifPresent(until -> json.add("untilMillis", Value.int64(until)));
    return json.build();
  }

  private static <T> Value list(List<T> items, Function<T, Value> json) {
    return new Value.Array(items.stream().map(json).toList());
  }
}
