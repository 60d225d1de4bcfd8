package dev.lockstep.api.wire;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What a runner says of the work of a rollout.
 *
 * @param runner the name of the runner, which is that of no other
 * @param epoch the one that the work is of
 * @param progress how far it is
 * @param trouble why it does not go on; there where it has failed and nowhere else
 * @param wayBack whether the change could be taken back, where that was looked at
 * @param lagMillis how far the slowest replica of the store was behind a moment ago, where the
 *     store tells
 * @param throttle by which settings it works; absent where it does not work
 */
public record WorkReport(
    String runner,
    long epoch,
    State state,
    Progress progress,
    Optional<Trouble> trouble,
    Optional<WayBack> wayBack,
    Optional<Long> lagMillis,
    Optional<ThrottleOrder> throttle) {
  private static final int SENTENCE_MAX = 2000;

  /** Refuses a failure without a reason and a reason without a failure. */
  public WorkReport {
    Bounds.name("runner", runner);
    Bounds.count("epoch", epoch);
    lagMillis.ifPresent(millis -> Bounds.count("lagMillis", millis));
    if ((state == State.FAILED) != trouble.isPresent()) {
      throw new WireException("trouble", "it is there where the work has failed, and only there");
    }
  }

  /** The first report of an epoch, of work that goes on and found nothing yet. */
  public static WorkReport begun(String runner, long epoch, Progress progress) {
    return new WorkReport(
        runner,
        epoch,
        State.WORKING,
        progress,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same report of work that stands otherwise. */
  public WorkReport as(State other, Optional<Trouble> why) {
    return new WorkReport(runner, epoch, other, progress, why, wayBack, lagMillis, throttle);
  }

  /** The same report of work that is so far. */
  public WorkReport at(Progress other) {
    return new WorkReport(runner, epoch, state, other, trouble, wayBack, lagMillis, throttle);
  }

  /** The same report with this said of the way back. */
  public WorkReport with(Optional<WayBack> other) {
    return new WorkReport(runner, epoch, state, progress, trouble, other, lagMillis, throttle);
  }

  /** The same report of a store whose slowest replica is so far behind. */
  public WorkReport behind(Optional<Duration> lag) {
    return new WorkReport(
        runner, epoch, state, progress, trouble, wayBack, lag.map(Duration::toMillis), throttle);
  }

  /** The same report of work by these settings. */
  public WorkReport throttled(Optional<ThrottleOrder> other) {
    return new WorkReport(runner, epoch, state, progress, trouble, wayBack, lagMillis, other);
  }

  /** How the work stands. */
  public enum State {
    /** It goes on. */
    WORKING,
    /** What the stage asks for is done; the runner keeps both shapes in step. */
    DONE,
    /** It stands still, and is tried again. */
    FAILED;

    /** Its word on the wire. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How far the work is.
   *
   * @param work what is being done, such as {@code backfill}
   * @param done how many documents have been brought
   * @param expected how many there are, about; 0 where nobody knows
   * @param waiting why it waits, empty where it does not
   */
  public record Progress(String work, long done, long expected, String waiting) {
    /** Nothing was counted. */
    public static final Progress NONE = new Progress("", 0, 0, "");

    /** Refuses counts below 0 and texts that are no line. */
    public Progress {
      Bounds.text("work", work);
      Bounds.count("done", done);
      Bounds.count("expected", expected);
      Bounds.text("waiting", waiting);
    }
  }

  /**
   * Why work does not go on, without any document's value.
   *
   * @param code the code of the problem
   * @param sentence what cannot be done and why
   * @param next what to do about it
   */
  public record Trouble(String code, String sentence, String next) {
    /** Refuses what is no sentence. */
    public Trouble {
      Bounds.name("code", code);
      Bounds.text("sentence", sentence, SENTENCE_MAX);
      Bounds.text("next", next, SENTENCE_MAX);
    }
  }

  /**
   * Whether the documents as they are could be taken back, without any document's value.
   *
   * @param sentence what was found
   * @param forecast what rolling back would do, where that was counted
   */
  public record WayBack(Outcome outcome, String sentence, Optional<Forecast> forecast) {
    /** What was found without counting. */
    public WayBack(Outcome outcome, String sentence) {
      this(outcome, sentence, Optional.empty());
    }

    /** Refuses what is no sentence. */
    public WayBack {
      Bounds.text("wayBack.sentence", sentence, SENTENCE_MAX);
    }

    /**
     * What rolling back hard would do.
     *
     * @param documents how many there are, about
     * @param examined of how many of them the counts are
     * @param direct whose old values follow from the new ones, or that are old as they stand
     * @param throughComplement whose old values come back because they were kept
     * @param notAtAll with new values that the old shape has no place for, which are set aside
     * @param setAside values that were set aside already
     * @param seconds how long it takes, about
     * @param atMillis when that was counted, since 1970
     */
    public record Forecast(
        long documents,
        long examined,
        long direct,
        long throughComplement,
        long notAtAll,
        long setAside,
        long seconds,
        long atMillis) {
      /** Refuses counts below 0 and parts of more than was examined. */
      public Forecast {
        Bounds.count("documents", documents);
        Bounds.part("examined", examined, documents);
        Bounds.part("direct", direct, examined);
        Bounds.part("throughComplement", throughComplement, examined);
        Bounds.part("notAtAll", notAtAll, examined);
        Bounds.count("setAside", setAside);
        Bounds.count("seconds", seconds);
        Bounds.count("atMillis", atMillis);
      }
    }

    /** What a look at them came to. */
    public enum Outcome {
      /** They come back, as far as they were looked at. */
      PASS,
      /** Some do not. */
      FAIL,
      /** They could not be looked at. */
      ERROR;

      /** Its word on the wire. */
      public String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }
}
