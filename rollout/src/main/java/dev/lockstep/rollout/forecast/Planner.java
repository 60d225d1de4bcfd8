package dev.lockstep.rollout.forecast;

import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.forecast.Forecast.Need;
import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.GateRules;
import dev.lockstep.rollout.plan.Audience;
import dev.lockstep.rollout.plan.Plan;
import dev.lockstep.rollout.plan.PlannedStage;
import dev.lockstep.rollout.statistics.Direction;
import dev.lockstep.rollout.statistics.EProcess;
import dev.lockstep.rollout.statistics.MismatchBound;
import dev.lockstep.rollout.statistics.Split;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Reckons how long each gate of a plan needs if the change is healthy, and refuses those that
 * cannot pass.
 *
 * <p>The time is that at which the expected counts show safety. Chance helps, so that most healthy
 * runs pass earlier.
 */
public final class Planner {
  private static final double SECONDS_MAX = Duration.ofDays(3650).toSeconds();

  /** Requests per second on the new path below which harm is found later than promised. */
  private static final double DETECTION_PER_SECOND = 25;

  private final Traffic traffic;

  private Planner(Traffic traffic) {
    this.traffic = traffic;
  }

  /** What to expect of every stage of a plan. */
  public static List<Forecast> forecast(Plan plan, Traffic traffic) {
    Planner planner = new Planner(traffic);
    return plan.stages().stream().map(planner::forecast).toList();
  }

  private Forecast forecast(PlannedStage stage) {
    List<Need> needs = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (Check check : stage.gate().required()) {
      switch (check) {
        case Check.Ratio ratio -> weigh(stage, ratio(stage, ratio), needs, refusals);
        case Check.Paired paired -> weigh(stage, paired(paired), needs, refusals);
        case Check.Mismatch mismatch -> weigh(stage, mismatch(mismatch), needs, refusals);
        case Check.Invariant free -> {}
        case Check.Budget free -> {}
        case Check.Guard free -> {}
        case Check.Outside free -> {}
      }
    }
    Duration dwell = stage.gate().rules().dwell();
    if (dwell.compareTo(stage.conduct().waitMax()) > 0) {
      refusals.add(
          "Cannot pass %s: it dwells for %s and waits for at most %s; wait longer"
              .formatted(stage, text(dwell), text(stage.conduct().waitMax())));
    }
    return new Forecast(stage, needs, refusals, warnings(stage));
  }

  /** What one check comes to: a need, or why it has none that can be met. */
  private record Estimate(Check check, Optional<Need> need, String why) {}

  private void weigh(
      PlannedStage stage, Estimate estimate, List<Need> needs, List<String> refusals) {
    estimate.need().ifPresent(needs::add);
    Duration most = stage.conduct().waitMax();
    if (estimate.need().isEmpty()) {
      refusals.add(
          "Cannot pass %s: check %s %s; compare by shadow reads instead"
              .formatted(stage, estimate.check().name(), estimate.why()));
    } else if (estimate.need().get().time().compareTo(most) > 0) {
      refusals.add(
          String.format(
              Locale.ROOT,
              "Cannot pass %s: check %s needs about %.0f %s, which take %s at today's traffic, and"
                  + " the plan waits for at most %s; take a larger step, a wider margin, a longer"
                  + " wait, or more shadow reads",
              stage,
              estimate.check().name(),
              estimate.need().get().events(),
              estimate.why(),
              text(estimate.need().get().time()),
              text(most)));
    }
  }

  private Estimate ratio(PlannedStage stage, Check.Ratio check) {
    Optional<Double> share = stage.audience().flatMap(this::share);
    Optional<Double> bad = badShare(check);
    if (share.isEmpty() || share.get() >= 1) {
      String why =
          stage.stage() == Stage.RAMP
              ? "has no traffic on one of the two paths, or nobody knows how much"
              : "compares reads of both paths, and at this stage only one of them serves";
      return new Estimate(check, Optional.empty(), why);
    }
    if (bad.isEmpty()) {
      return new Estimate(check, Optional.empty(), "has no bad events to count in today's traffic");
    }
    double onNew = traffic.perSecond() * share.get() * bad.get();
    double onOld = traffic.perSecond() * (1 - share.get()) * bad.get();
    return safety(check, check.margin(), new Split(onNew, onOld, share.get()));
  }

  private Estimate paired(Check.Paired check) {
    double each = traffic.perSecond() * traffic.shadowed() * badShare(check).orElse(0.0);
    return each > 0
        ? safety(check, check.margin(), new Split(each, each, 0.5))
        : new Estimate(check, Optional.empty(), "has no pairs to count in today's traffic");
  }

  private static Estimate safety(Check check, double margin, Split perSecond) {
    double seconds =
        least(time ->
            EProcess.of(Direction.SAFETY, margin)
                    .after(
                        new Split(
                            perSecond.newPath() * time,
                            perSecond.oldPath() * time,
                            perSecond.share()))
                    .logEvidence()
                - Math.log(GateRules.SAFETY));
    Need need = new Need(check.name(), perSecond.newPath() * seconds, duration(seconds));
    return new Estimate(check, Optional.of(need), "bad events on the new path");
  }

  private Estimate mismatch(Check.Mismatch check) {
    double perSecond = traffic.perSecond() * traffic.shadowed();
    if (!(perSecond > 0)) {
      return new Estimate(check, Optional.empty(), "has no comparisons to count");
    }
    double events = MismatchBound.comparisonsNeeded(0, check.max(), 1 - check.confidence());
    Need need = new Need(check.name(), events, duration(events / perSecond));
    return new Estimate(check, Optional.of(need), "comparisons without a mismatch");
  }

  private Optional<Double> badShare(Check check) {
    return Optional.ofNullable(traffic.badShares().get(check.name())).filter(share -> share > 0);
  }

  private Optional<Double> share(Audience audience) {
    return switch (audience) {
      case Audience.Percent part -> Optional.of(part.percent() / 100);
      case Audience.Cohort cohort -> Optional.ofNullable(traffic.audiences().get(cohort.name()));
      case Audience.Region region -> Optional.ofNullable(traffic.audiences().get(region.name()));
    };
  }

  private List<String> warnings(PlannedStage stage) {
    return stage
        .audience()
        .flatMap(this::share)
        .map(share -> share * traffic.perSecond())
        .filter(onNew -> onNew < DETECTION_PER_SECOND)
        .map(onNew ->
            String.format(
                Locale.ROOT,
                "At %s the new path has %.1f requests/s, and below %.0f harm may be found later"
                    + " than promised; take a larger step, a longer stage, or shadow reads",
                stage,
                onNew,
                DETECTION_PER_SECOND))
        .stream()
        .toList();
  }

  /** The least time in seconds at which a growing quantity is no longer negative. */
  private static double least(DoubleUnaryOperator growing) {
    double high = 1;
    while (growing.applyAsDouble(high) < 0 && high < SECONDS_MAX) {
      high *= 2;
    }
    double low = 0;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (growing.applyAsDouble(middle) >= 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private static Duration duration(double seconds) {
    return Duration.ofSeconds((long) Math.ceil(Math.min(seconds, SECONDS_MAX)));
  }

  private static String text(Duration time) {
    return time.toDays() >= 2
        ? time.toDays() + " days"
        : time.toMinutes() >= 120 ? time.toHours() + " hours" : time.toMinutes() + " minutes";
  }
}
