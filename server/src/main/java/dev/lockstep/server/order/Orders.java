package dev.lockstep.server.order;

import dev.lockstep.api.wire.ThrottleOrder;
import dev.lockstep.api.wire.WorkOrder;
import dev.lockstep.api.wire.WorkOrders;
import dev.lockstep.api.wire.WorkReport;
import dev.lockstep.journal.Draft;
import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.database.Database.Scribe;
import dev.lockstep.server.database.Pulse;
import dev.lockstep.server.evidence.Answers;
import dev.lockstep.server.evidence.Answers.Answer;
import dev.lockstep.server.evidence.OutsideAnswers;
import dev.lockstep.server.evidence.OutsideAnswers.Given;
import dev.lockstep.server.evidence.Subject;
import dev.lockstep.server.evidence.WorkTable;
import dev.lockstep.server.evidence.WorkTable.Work;
import dev.lockstep.server.promotion.Drills;
import dev.lockstep.server.request.Refused;
import dev.lockstep.server.rollout.Rollout;
import dev.lockstep.server.rollout.Rollout.Identity;
import dev.lockstep.server.rollout.Rollouts;
import dev.lockstep.server.rollout.Throttles;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What runners are to do, and what they say of it. Threads share it. */
@Component
class Orders {
  /** Who is silent for so long has lost the work to whoever asks for it. */
  private static final Duration SILENCE_MAX = Duration.ofSeconds(30);

  private static final Set<String> BREACHES = Set.of(ProblemCode.INVARIANT_BROKEN.word());

  /** What the engine has counted in the data; everything else may pass by itself. */
  private static final Set<String> PROOFS =
      Set.of(
          ProblemCode.GATE_CLOSED.word(),
          ProblemCode.PREFLIGHT_FINDINGS.word(),
          ProblemCode.INVARIANT_BROKEN.word());

  private static final double MILLIS_A_SECOND = 1e3;
  private static final Duration TURN = Duration.ofSeconds(1);

  private final Database database;
  private final Rollouts rollouts;
  private final Said said;
  private final Around around;
  private volatile boolean over;

  Orders(Database database, Rollouts rollouts, Said said, Around around) {
    this.database = database;
    this.rollouts = rollouts;
    this.said = said;
    this.around = around;
  }

  /** Where it is kept what runners say. */
  @Component
  record Said(
      WorkTable work, Answers answers, Drills drills, OutsideAnswers levels, Throttles throttles) {}

  /** The time, and what was decided meanwhile. */
  @Component
  record Around(InstantSource clock, Pulse pulse) {}

  /** Who waits for an order is answered before the server ends. */
  @EventListener(ContextClosedEvent.class)
  void stop() {
    over = true;
    around.pulse().beat();
  }

  /**
   * How long to wait for orders.
   *
   * @param known the version that is known; empty for none
   */
  record Wait(String known, Duration longest) {}

  /** The work that the caller may do, once it is another than the known one or the wait is over. */
  WorkOrders await(Caller caller, String environment, Wait wait) throws InterruptedException {
    Instant end = around.clock().instant().plus(wait.longest());
    long beats = around.pulse().beats();
    WorkOrders orders = all(caller, environment);
    while (!over
        && orders.version().equals(wait.known())
        && around.clock().instant().isBefore(end)) {
      beats = around.pulse().await(beats, TURN);
      orders = all(caller, environment);
    }
    return orders;
  }

  private WorkOrders all(Caller caller, String environment) {
    Map<String, String> stored = rollouts.storedNames(environment);
    Map<String, ThrottleOrder> throttles = said.throttles().of(environment);
    List<WorkOrder> orders =
        rollouts.withWork(environment).stream()
            .filter(rollout -> caller.mayAs(Role.RUNNER, rollout.identity().team(), environment))
            .map(rollout ->
                order(
                    rollout,
                    stored,
                    throttles.getOrDefault(rollout.identity().id(), ThrottleOrder.NONE)))
            .toList();
    String epochs =
        orders.stream()
            .map(each ->
                "%s %d %s"
                    .formatted(each.rollout(), each.state().epoch(), each.throttle().settings()))
            .collect(Collectors.joining("\n"));
    return new WorkOrders(Digest.of(new Value.Text(epochs)).toString(), orders);
  }

  /** A runner knows the store and no contract, so it is told the store's own name. */
  private WorkOrder order(Rollout rollout, Map<String, String> stored, ThrottleOrder throttle) {
    String collection = rollout.identity().place().collection();
    return new WorkOrder(
        rollout.identity().id(),
        rollout.identity().change(),
        stored.getOrDefault(rollout.identity().id(), collection),
        rollouts.published(rollout),
        throttle);
  }

  /** The file of the change that a rollout carries. */
  String changeFile(Caller caller, String environment, String id) {
    Rollout rollout = rollouts.require(environment, id);
    caller.require(Role.RUNNER, rollout.identity().team(), environment);
    return rollouts
        .changeFile(rollout)
        .orElseThrow(() -> Refused.unknown("the file of the change"));
  }

  /** Keeps what a runner says, and makes answers of it where it is of the work of a check. */
  void report(Caller caller, String environment, String id, WorkReport report) {
    Work work = new Work(caller.subject(), report, around.clock().instant());
    if (database.note(() -> isRepeated(reported(caller, environment, id, report), work))) {
      return;
    }
    boolean unused =
        database.decide(scribe -> {
          Rollout rollout = reported(caller, environment, id, report);
          Optional<Work> before = said.work().of(environment, id);
          before.ifPresent(last -> requireSame(last, work));
          said.work().put(environment, id, work);
          if (!isSaid(before, report)) {
            record(rollout, work, scribe);
            rehearsed(rollout, work);
          }
          answer(caller, rollout, report);
          return true;
        });
  }

  /** A runner speaks every few seconds: who says nothing new decides nothing. */
  private boolean isRepeated(Rollout rollout, Work work) {
    Identity identity = rollout.identity();
    if (!said.work().again(identity.place().environment(), identity.id(), work)) {
      return false;
    }
    if (!rollout.isLive()) {
      return true;
    }
    Subject subject = rollouts.subject(rollout);
    level(subject, work.report());
    return answers(subject, work.report()).stream()
        .allMatch(answer -> said.answers().again(subject, answer));
  }

  private Rollout reported(Caller caller, String environment, String id, WorkReport report) {
    Rollout rollout = rollouts.require(environment, id);
    caller.require(Role.RUNNER, rollout.identity().team(), environment);
    requireEpoch(rollout, report);
    return rollout;
  }

  private static void requireEpoch(Rollout rollout, WorkReport report) {
    long epoch = rollout.state().epoch();
    if (report.epoch() != epoch) {
      throw Refused.conflict(
          "Cannot take the report: it is of epoch %d, and the rollout stands at %d"
              .formatted(report.epoch(), epoch));
    }
  }

  /** Two runners on one collection would keep each other from it. */
  private static void requireSame(Work last, Work work) {
    boolean same =
        last.report().runner().equals(work.report().runner())
            && last.subject().equals(work.subject());
    if (!same && last.time().plus(SILENCE_MAX).isAfter(work.time())) {
      throw new Problem(
          ProblemCode.ROLLOUT_BUSY,
          "Cannot take the work: runner %s has it".formatted(last.report().runner()),
          "Nothing was changed; that runner goes on.",
          "Ask again: who is silent for 30 s has lost the work.");
    }
  }

  /** Progress is no news. */
  private static boolean isSaid(Optional<Work> before, WorkReport report) {
    return before
        .map(Work::report)
        .filter(last ->
            last.runner().equals(report.runner())
                && last.epoch() == report.epoch()
                && last.state() == report.state()
                && last.trouble().equals(report.trouble()))
        .isPresent();
  }

  /** Before anything is expanded a runner takes the change back on a copy of some documents. */
  private void rehearsed(Rollout rollout, Work work) {
    if (rollout.stage() == Stage.EXPANDED && work.report().state() == WorkReport.State.DONE) {
      said.drills().rehearsed(rollout, work.subject());
    }
  }

  private static void record(Rollout rollout, Work work, Scribe scribe) {
    WorkReport report = work.report();
    Map<String, String> fields = new TreeMap<>();
    fields.put("runner", report.runner());
    fields.put("epoch", Long.toString(report.epoch()));
    fields.put("stage", rollout.stage().word());
    report
        .trouble()
        .ifPresent(trouble -> {
          fields.put("code", trouble.code());
          fields.put("why", trouble.sentence());
        });
    String action = "work " + report.state().word();
    scribe.record(new Draft(work.subject(), action, rollout.identity().subject(), fields));
  }

  private void answer(Caller caller, Rollout rollout, WorkReport report) {
    if (!rollout.isLive()) {
      return; // Nothing is asked of a rollout that is over; its last work is still done.
    }
    Subject subject = rollouts.subject(rollout);
    level(subject, report);
    answers(subject, report).forEach(answer -> said.answers().give(caller, subject, answer));
  }

  private void level(Subject subject, WorkReport report) {
    report
        .lagMillis()
        .map(millis -> new Given(Outcome.PASS, millis / MILLIS_A_SECOND, "told by the runner"))
        .ifPresent(level ->
            subject.lagGuards().forEach(guard -> said.levels().keep(subject, guard, level)));
  }

  /** What a report says of the checks that the runner answers. */
  private static List<Answer> answers(Subject subject, WorkReport report) {
    Stream<Answer> ofWork =
        subject.work().stream()
            .map(check -> new Answer(check.name(), outcome(check, report), report.epoch()));
    Stream<Answer> ofWayBack =
        report.wayBack().stream()
            .flatMap(found ->
                subject.wayBack().stream()
                    .map(check -> new Answer(check.name(), outcome(found), report.epoch())));
    return Stream.concat(ofWork, ofWayBack).toList();
  }

  private static Outcome outcome(WorkReport.WayBack found) {
    return switch (found.outcome()) {
      case PASS -> Outcome.PASS;
      case FAIL -> Outcome.FAIL;
      case ERROR -> Outcome.ERROR;
    };
  }

  private static Outcome outcome(Check check, WorkReport report) {
    return switch (report.state()) {
      case WORKING -> Outcome.INCONCLUSIVE;
      case DONE -> Outcome.PASS;
      case FAILED -> isProof(check, report) ? Outcome.FAIL : Outcome.ERROR;
    };
  }

  /** Work that cannot be done breaks no invariant by itself. */
  private static boolean isProof(Check check, WorkReport report) {
    Set<String> proofs = check instanceof Check.Invariant ? BREACHES : PROOFS;
    return report.trouble().filter(trouble -> proofs.contains(trouble.code())).isPresent();
  }
}
