package dev.lockstep.runner.order;

import dev.lockstep.api.wire.ComparisonReport;
import dev.lockstep.api.wire.ComparisonReport.Component;
import dev.lockstep.api.wire.ComparisonReport.Counts;
import dev.lockstep.api.wire.ComparisonReport.Difference;
import dev.lockstep.api.wire.ComparisonReport.Journey;
import dev.lockstep.api.wire.ComparisonReport.State;
import dev.lockstep.api.wire.ComparisonReport.Step;
import dev.lockstep.api.wire.ComparisonReport.Told;
import dev.lockstep.api.wire.ComparisonReport.Written;
import dev.lockstep.runner.report.Comparison;
import dev.lockstep.runner.report.Divergences;
import dev.lockstep.runner.report.Divergences.Divergence;
import dev.lockstep.runner.report.Masking;
import dev.lockstep.runner.report.Trace;
import java.time.Instant;
import java.util.List;

/** What comparisons found, as it is told to a server. */
final class Comparisons {
  private static final int PARTS_MAX = ComparisonReport.PARTS_MAX;

  private static final int LINE_MAX = 200;

  private Comparisons() {}

  static ComparisonReport report(String runner, long epoch, Divergences found) {
    List<Trace> traces = found.documents().stream().map(Divergence::trace).toList();
    return new ComparisonReport(
        runner,
        epoch,
        found.comparison().asOf().toEpochMilli(),
        counts(found.comparison()),
        traces.stream().findFirst().map(Comparisons::steps).orElse(List.of()),
        found.documents().stream().map(Comparisons::journey).toList(),
        traces.stream().mapToLong(Trace::unopened).max().orElse(0));
  }

  private static Counts counts(Comparison comparison) {
    return new Counts(
        comparison.compared(),
        comparison.divergences(),
        comparison.missing(),
        comparison.unreadable(),
        comparison.foreign());
  }

  /** The same for all documents. */
  private static List<Step> steps(Trace trace) {
    return trace.steps().stream()
        .skip(Math.max(0, trace.steps().size() - ComparisonReport.STEPS_MAX))
        .map(step -> new Step(step.time().toEpochMilli(), line(step.sentence())))
        .toList();
  }

  private static Journey journey(Divergence divergence) {
    Trace trace = divergence.trace();
    return new Journey(
        divergence.document(),
        divergence.key(),
        State.valueOf(trace.now().state().name()),
        trace.now().state().sentence(),
        components(divergence),
        differences(divergence),
        trace.written().map(Comparisons::written),
        trace.aside().stream().map(each -> line(each.what())).limit(PARTS_MAX).toList());
  }

  /** Those that disagree come first. */
  private static List<Component> components(Divergence divergence) {
    return divergence.trace().now().components().entrySet().stream()
        .map(each ->
            new Component(
                line(each.getKey()),
                each.getValue(),
                divergence.differences().containsKey(each.getKey())))
        .sorted((one, other) -> Boolean.compare(other.disagrees(), one.disagrees()))
        .limit(PARTS_MAX)
        .toList();
  }

  private static List<Difference> differences(Divergence divergence) {
    return divergence.differences().entrySet().stream()
        .flatMap(component ->
            component.getValue().stream()
                .map(each ->
                    new Difference(
                        line(component.getKey()),
                        line(each.path()),
                        told(each.expected()),
                        told(each.found()))))
        .limit(PARTS_MAX)
        .toList();
  }

  private static Told told(Masking.Told told) {
    return new Told(told.type(), told.value());
  }

  private static Written written(Trace.Written written) {
    return new Written(
        written.epoch(),
        written.stage(),
        written.from().map(Instant::toEpochMilli),
        written.until().map(Instant::toEpochMilli));
  }

  private static String line(String text) {
    return Reports.line(text, LINE_MAX);
  }
}
