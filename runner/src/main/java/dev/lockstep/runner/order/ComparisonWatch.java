package dev.lockstep.runner.order;

import dev.lockstep.api.wire.ComparisonReport;
import dev.lockstep.api.wire.WireException;
import dev.lockstep.api.wire.WorkOrder;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.PathSyntaxException;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.runner.Carrying;
import dev.lockstep.runner.order.Foreman.Workplace;
import dev.lockstep.runner.order.OrderSource.Taken;
import dev.lockstep.runner.report.Divergences;
import dev.lockstep.runner.report.Masking;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Has it told what comparisons of both shapes found, each of them once, with nothing of documents
 * but what the server opens. For one thread.
 */
final class ComparisonWatch {
  private final Carrying carrying;
  private final OrderSource source;
  private final Workplace workplace;
  private Instant told = Instant.MIN;

  ComparisonWatch(Carrying carrying, OrderSource source, Workplace workplace) {
    this.carrying = carrying;
    this.source = source;
    this.workplace = workplace;
  }

  /** Tells what was not told yet; a server out of reach hears it with the next order. */
  void tell(WorkOrder order) throws InterruptedException {
    Optional<Instant> asOf = carrying.comparedAsOf().filter(each -> each.isAfter(told));
    if (asOf.isEmpty()) {
      return;
    }
    try {
      tellNow(order);
      told = asOf.get();
    } catch (IOException e) {
      workplace.listener().unreachable(String.valueOf(e.getMessage()));
    } catch (Problem problem) {
      told = asOf.get();
      workplace.listener().refused(order, problem);
    }
  }

  private void tellNow(WorkOrder order) throws IOException, InterruptedException {
    Masking masking = masking(order);
    Optional<ComparisonReport> report = report(order, masking);
    if (report.isPresent()) {
      Taken unused = source.compared(order.rollout(), report.get());
    }
  }

  private Masking masking(WorkOrder order) throws IOException, InterruptedException {
    List<String> open = source.disclosure(order.rollout()).paths();
    try {
      return new Masking(open.stream().map(Path::parse).collect(Collectors.toUnmodifiableSet()));
    } catch (PathSyntaxException e) {
      throw new IOException("the server opens what is no path: " + e.getMessage(), e);
    }
  }

  /** What cannot be looked at any more, or does not fit, is told in numbers: work goes on. */
  private Optional<ComparisonReport> report(WorkOrder order, Masking masking) {
    try {
      return report(order, carrying.divergences(ComparisonReport.DOCUMENTS_MAX, masking));
    } catch (Problem | WireException e) {
      return report(order, carrying.divergences(0, Masking.ALL));
    }
  }

  private Optional<ComparisonReport> report(WorkOrder order, Optional<Divergences> found) {
    return found.map(each -> Comparisons.report(workplace.name(), order.state().epoch(), each));
  }
}
