package dev.lockstep.server.rollout;

import dev.lockstep.api.wire.ThrottleOrder;
import dev.lockstep.rollout.gate.Comeback;
import dev.lockstep.rollout.gate.Evidence;
import dev.lockstep.rollout.gate.GateReport;
import dev.lockstep.rollout.gate.Verdict;
import dev.lockstep.rollout.step.Acknowledgements.Acknowledgement;
import dev.lockstep.rollout.step.Hold;
import dev.lockstep.rollout.step.NextStep;
import dev.lockstep.rollout.window.Arm;
import dev.lockstep.server.evidence.WorkTable.Work;
import dev.lockstep.server.rollout.Looks.Look;
import dev.lockstep.server.rollout.Rollout.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * A rollout as people and programs see it.
 *
 * @param place where it stands in words, such as {@code ramp 25.0 %}
 * @param hold why it stays, or that it does not
 * @param wayBack whether what is done can be taken back
 * @param missing the instances that have not heard of its epoch and are waited for
 * @param approvers who agrees that it may leave the stage
 * @param work what the runner said last, the settings of its throttle among it; absent where none
 *     has taken the work
 * @param throttle what people asked of the throttle; empty where nobody did
 */
public record RolloutView(
    Identity identity,
    String plan,
    String stage,
    String place,
    long epoch,
    long version,
    Instant since,
    Conditions conditions,
    HoldView hold,
    WayBackView wayBack,
    List<String> missing,
    List<VerdictView> verdicts,
    Set<String> approvers,
    Optional<Work> work,
    ThrottleOrder throttle) {
  /**
   * What holds beside the stage.
   *
   * @param live whether it may still move
   * @param held regions whose reads are answered from the old shape
   * @param trips how often it tripped, at all stages together
   * @param aftermath after a rollback {@code recovering}, {@code recovered} or {@code unhelped};
   *     {@code unwatched} where nobody had counted before; {@code none} where there was none
   */
  public record Conditions(
      boolean live,
      boolean frozen,
      boolean cleaning,
      Set<String> held,
      int trips,
      String aftermath) {}

  /**
   * Why it stays.
   *
   * @param kind {@code none} where a step is due
   */
  public record HoldView(String kind, String sentence) {}

  /**
   * Whether what is done can be taken back.
   *
   * @param kind {@code open}, {@code unproven} or {@code ends}: what follows cannot be taken back;
   *     {@code over} where nothing is left to take back
   */
  public record WayBackView(String kind, String sentence) {}

  /**
   * What a check came to in a region.
   *
   * @param outcome with its reason, such as {@code inconclusive: low-n}
   * @param required whether it counts
   * @param bound what the ratio or rate is at most; absent where nothing is known
   * @param measured by which limits; absent where the check is not in the gate any more
   */
  public record VerdictView(
      String region,
      String check,
      boolean required,
      String outcome,
      Arm newPath,
      Arm oldPath,
      double logHarm,
      double logSafety,
      Optional<Double> bound,
      Optional<Measured> measured) {
    /** What is said of each check of a report on this rollout, those that count first. */
    public static <T> List<T> each(
        Rollout rollout, GateReport report, BiFunction<VerdictView, Verdict, T> said) {
      Measured.By by = Measured.By.of(rollout.gate(), rollout.plan(), report);
      return Stream.of(report.required(), report.advisory())
          .flatMap(verdicts -> verdicts.entrySet().stream())
          .map(each -> {
            boolean isRequired = report.required().containsKey(each.getKey());
            VerdictView view = of(each.getKey(), each.getValue(), isRequired, by);
            return said.apply(view, each.getValue());
          })
          .toList();
    }

    private static VerdictView of(
        GateReport.Place place, Verdict verdict, boolean isRequired, Measured.By by) {
      Evidence evidence = verdict.evidence();
      return new VerdictView(
          place.region(),
          place.check(),
          isRequired,
          Records.reason(verdict),
          evidence.newPath(),
          evidence.oldPath(),
          evidence.weight().logHarm(),
          evidence.weight().logSafety(),
          Optional.of(evidence.weight().bound()).filter(Double::isFinite),
          by.of(place.check(), verdict));
    }
  }

  /** The same view with this said of the work. */
  RolloutView with(Optional<Work> other) {
    return new RolloutView(
        identity,
        plan,
        stage,
        place,
        epoch,
        version,
        since,
        conditions,
        hold,
        wayBack,
        missing,
        verdicts,
        approvers,
        other,
        throttle);
  }

  static RolloutView of(Rollout rollout, Look look, Optional<Work> work, ThrottleOrder throttle) {
    return new RolloutView(
        rollout.identity(),
        rollout.plan().plan().name(),
        rollout.stage().word(),
        Records.place(rollout),
        rollout.state().epoch(),
        rollout.course().version(),
        rollout.state().since(),
        conditions(rollout, look),
        hold(rollout, look),
        Holds.wayBack(rollout, look.moment()),
        missing(look.next()),
        VerdictView.each(rollout, look.moment().judged().report(), (view, verdict) -> view),
        look.moment().approvers(),
        work,
        throttle);
  }

  private static Conditions conditions(Rollout rollout, Look look) {
    return new Conditions(
        rollout.isLive(),
        rollout.state().isFrozen(),
        rollout.state().isCleaning(),
        rollout.state().condition().held(),
        rollout.state().condition().trips().values().stream().mapToInt(Integer::intValue).sum(),
        aftermath(rollout, look));
  }

  private static String aftermath(Rollout rollout, Look look) {
    boolean isUnwatched = look.moment().comeback() == Comeback.UNWATCHED;
    return rollout
        .state()
        .condition()
        .aftermath()
        .map(each ->
            switch (each.watch()) {
              case RECOVERING -> isUnwatched ? "unwatched" : "recovering";
              case RECOVERED -> "recovered";
              case UNHELPED -> "unhelped";
            })
        .orElse("none");
  }

  static HoldView hold(Rollout rollout, Look look) {
    NextStep next = rollout.isLive() ? look.next() : new NextStep.Stay(new Hold.Complete());
    return new HoldView(Holds.kind(next), "It " + Holds.words(next) + ".");
  }

  private static List<String> missing(NextStep next) {
    return next instanceof NextStep.Stay stay && stay.hold() instanceof Hold.Converging waiting
        ? waiting.missing().stream().map(Acknowledgement::instance).toList()
        : List.of();
  }
}
