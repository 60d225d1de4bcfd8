package dev.lockstep.runner;

import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.engine.verify.VerificationReport;
import dev.lockstep.engine.verify.VerificationReport.Example;
import dev.lockstep.journal.Entry;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Examination;
import dev.lockstep.model.inplace.Examination.Disagreement;
import dev.lockstep.runner.Tracing.Traced;
import dev.lockstep.runner.report.Comparison;
import dev.lockstep.runner.report.Divergences;
import dev.lockstep.runner.report.Divergences.Difference;
import dev.lockstep.runner.report.Divergences.Divergence;
import dev.lockstep.runner.report.Masking;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells of documents on which a comparison found the shapes to disagree, with nothing of them that
 * may not be told.
 */
record Diverging(Subject subject, Tracing tracing, MaskedNames names, Masking masking) {
  Divergences of(VerificationReport report, int documents, List<Entry> entries) {
    List<Value> keys =
        report.examples().stream().map(Example::key).distinct().limit(documents).toList();
    return new Divergences(
        Comparison.of(report, 0),
        tracing.traces(keys, entries).stream().map(this::divergence).toList());
  }

  private Divergence divergence(Traced traced) {
    List<Disagreement> disagreements =
        traced
            .stored()
            .map(physical ->
                new Examination(subject.layout())
                    .disagreements(physical, subject.oracle()::forward))
            .orElse(List.of());
    return new Divergence(
        names.of(traced.key()),
        masking.key(traced.key()),
        traced.trace(),
        disagreements.stream()
            .collect(Collectors.toMap(Disagreement::component, this::differences)));
  }

  private List<Difference> differences(Disagreement disagreement) {
    return disagreement.differences().stream()
        .map(each ->
            new Difference(
                each.path().toString(),
                masking.told(each.path(), each.expected()),
                masking.told(each.path(), each.found())))
        .toList();
  }
}
