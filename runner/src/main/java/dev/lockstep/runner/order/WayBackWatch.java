package dev.lockstep.runner.order;

import dev.lockstep.api.wire.WorkReport.WayBack;
import dev.lockstep.api.wire.WorkReport.WayBack.Forecast;
import dev.lockstep.api.wire.WorkReport.WayBack.Outcome;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.runner.Carrying;
import dev.lockstep.runner.report.ReturnLook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Says of a change that is being carried whether it could be taken back, anew every few minutes;
 * sooner where it could not, so that what was mended is seen. For one thread.
 */
final class WayBackWatch {
  private static final long DOCUMENTS_MAX = 10_000;
  private static final long COUNTED_MAX = 2_000;
  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final Duration AGAIN = Duration.ofMinutes(5);
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Carrying carrying;
  private final Reports reports;
  private final InstantSource clock;
  private Instant due = Instant.MIN;
  private Instant countedAgain = Instant.MIN;
  private Optional<Forecast> counted = Optional.empty();

  WayBackWatch(Carrying carrying, Reports reports, InstantSource clock) {
    this.carrying = carrying;
    this.reports = reports;
    this.clock = clock;
  }

  /** Whether it is time to look again. */
  boolean isDue() {
    return !clock.instant().isBefore(due);
  }

  /** Looks now, and has it told; false where the work was asked to stop meanwhile. */
  boolean look() {
    Optional<WayBack> word = word();
    boolean open = word.filter(each -> each.outcome() == Outcome.PASS).isPresent();
    due = clock.instant().plus(open ? AGAIN : SOON);
    word.ifPresent(reports::wayBack);
    return word.isPresent();
  }

  private Optional<WayBack> word() {
    if (carrying.stage().compareTo(Stage.DUAL_WRITE) < 0) {
      return Optional.of(
          new WayBack(
              Outcome.PASS, "The change was rehearsed, and no document holds the new shape yet"));
    }
    try {
      return carrying.returns(DOCUMENTS_MAX, LONGEST).map(this::said);
    } catch (Problem problem) {
      String why = reports.sentence(String.valueOf(problem.getMessage()));
      return Optional.of(new WayBack(Outcome.ERROR, why));
    }
  }

  private WayBack said(ReturnLook look) {
    count();
    return look.stranded() == 0
        ? new WayBack(
            Outcome.PASS,
            "All of %d documents that were looked at come back".formatted(look.looked()),
            counted)
        : new WayBack(
            Outcome.FAIL,
            ("At least %d documents hold values of the new shape that the old one has no place for;"
                    + " whoever reads the old shape would not see them")
                .formatted(look.stranded()),
            counted);
  }

  /** What is not mended is looked at often; counting is not. */
  private void count() {
    Instant now = clock.instant();
    if (!now.isBefore(countedAgain)) {
      counted = Optional.of(forecast(carrying.forecast(COUNTED_MAX), now));
      countedAgain = now.plus(AGAIN);
    }
  }

  private static Forecast forecast(dev.lockstep.runner.report.WayBack found, Instant now) {
    return new Forecast(
        found.documents(),
        found.examined(),
        found.direct(),
        found.throughComplement(),
        found.notAtAll(),
        found.conflicts(),
        found.time().toSeconds(),
        now.toEpochMilli());
  }
}
