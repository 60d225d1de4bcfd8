package dev.lockstep.cli.serve;

import dev.lockstep.api.wire.WorkOrder;
import dev.lockstep.api.wire.WorkReport;
import dev.lockstep.cli.output.Console;
import dev.lockstep.cli.output.Json;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.runner.order.Foreman;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Says on the console how the work of rollouts stands, once for each turn. Threads share it. */
final class WorkTold implements Foreman.Listener {
  private final Console console;
  private final Map<String, String> said = new ConcurrentHashMap<>();
  private final AtomicReference<String> unreachable = new AtomicReference<>("");

  WorkTold(Console console) {
    this.console = console;
  }

  @Override
  public void worked(WorkOrder order, WorkReport report) {
    unreachable.set("");
    String line =
        "%s  epoch %d  %s%s"
            .formatted(
                order.rollout(),
                report.epoch(),
                report.state().word(),
                report
                    .trouble()
                    .map(trouble -> ": %s. Next: %s".formatted(trouble.sentence(), trouble.next()))
                    .orElse(""));
    Document document =
        Json.with("rollout", order.rollout())
            .and("epoch", report.epoch())
            .and("state", report.state().word())
            .and("why", report.trouble().map(WorkReport.Trouble::sentence).orElse(""))
            .document();
    once(order.rollout(), line, document);
  }

  @Override
  public void refused(WorkOrder order, Problem problem) {
    String why = String.valueOf(problem.getMessage());
    once(
        order.rollout() + " refused",
        "%s  refused: %s. Next: %s".formatted(order.rollout(), why, problem.next()),
        Json.with("rollout", order.rollout()).and("refused", why).document());
  }

  @Override
  public void dismissed(Problem problem) {
    console.part(
        "The runner has ended: " + problem.getMessage(),
        Json.with("runnerEnded", String.valueOf(problem.getMessage())).document());
  }

  private void once(String turn, String line, Document document) {
    if (!line.equals(said.put(turn, line))) {
      console.part(line, document);
    }
  }

  @Override
  public void unreachable(String why) {
    if (!unreachable.getAndSet(why).equals(why)) {
      console.part(
          "The server cannot be asked: %s. What was begun is kept in step meanwhile."
              .formatted(why),
          Json.with("unreachable", why).document());
    }
  }
}
