package dev.lockstep.server.rollout;

import dev.lockstep.journal.Draft;
import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.gate.GateReport;
import dev.lockstep.rollout.gate.Verdict;
import dev.lockstep.rollout.step.NextStep;
import dev.lockstep.rollout.step.NextStep.Freeze;
import dev.lockstep.rollout.step.NextStep.HoldRegions;
import dev.lockstep.rollout.step.NextStep.RollBack;
import dev.lockstep.rollout.step.Request;
import dev.lockstep.server.rollout.Looks.Look;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the journal says of rollouts. */
final class Records {
  private static final int TEXT_MAX = 8000;

  private Records() {}

  static Draft begun(Rollout rollout, String actor, Files files) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("change", rollout.identity().change());
    fields.put("team", rollout.identity().team());
    fields.put("plan", rollout.plan().plan().name());
    fields.put("plan-digest", digest(files.plan()));
    if (!files.asked().equals(rollout.identity().place().collection())) {
      fields.put("asked-for", files.asked());
    }
    files.change().ifPresent(change -> fields.put("change-digest", digest(change)));
    fields.put("to", rollout.planned().toString());
    fields.put("epoch", Long.toString(rollout.state().epoch()));
    return new Draft(actor, "rollout begun", rollout.identity().subject(), fields);
  }

  private static String digest(String file) {
    return Digest.of(new Value.Text(file)).toString();
  }

  static Draft made(Rollout before, Rollout after, Look look, String actor) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("from", place(before));
    fields.put("to", place(after));
    fields.put("epoch", Long.toString(after.state().epoch()));
    cause(look.next()).ifPresent(cause -> fields.put("cause", shortened(cause)));
    fields.put("verdicts", shortened(verdicts(look.moment().judged().report())));
    return new Draft(actor, action(look.next()), after.identity().subject(), fields);
  }

  static Draft asked(Rollout rollout, Request request, String person) {
    String what =
        switch (request) {
          case Request.FreezeRequest freeze -> "freeze";
          case Request.ResumeRequest resume -> "resume";
          case Request.RollBackRequest back -> back.action().word();
        };
    Map<String, String> fields =
        Map.of("asked", what, "epoch", Long.toString(rollout.state().epoch()));
    return new Draft(person, "step asked for", rollout.identity().subject(), fields);
  }

  /** Where it stands, in words. */
  static String place(Rollout rollout) {
    if (rollout.state().isCleaning() && rollout.stage() == Stage.ROLLING_BACK) {
      return "rolling-back, cleaning";
    }
    return rollout.isOnTheWayBack() ? rollout.stage().word() : rollout.planned().toString();
  }

  private static String action(NextStep step) {
    return switch (step) {
      case NextStep.Stay stay -> throw new IllegalArgumentException("Nothing was done");
      case NextStep.Advance advance when advance.to().stage() == Stage.ROLLED_BACK ->
          "rollout taken back";
      case NextStep.Advance advance -> "rollout advanced";
      case NextStep.ReEnter again -> "ramp taken up again";
      case Freeze freeze -> "rollout frozen";
      case NextStep.Resume resume -> "rollout resumed";
      case NextStep.Recovered recovered -> "rollout recovered";
      case NextStep.NotHelped not -> "rollback did not help";
      case HoldRegions hold -> "regions held";
      case NextStep.Clean clean -> "cleaning begun";
      case RollBack back ->
          switch (back.action()) {
            case FREEZE -> "rollout frozen";
            case SOFT_ROLLBACK -> "rollout rolled back softly";
            case HARD_ROLLBACK -> "rollout rolled back hard";
          };
    };
  }

  private static Optional<String> cause(NextStep step) {
    return switch (step) {
      case Freeze freeze -> Optional.of(freeze.cause());
      case HoldRegions hold -> Optional.of(hold.cause());
      case RollBack back -> Optional.of(back.cause());
      case NextStep.NotHelped not -> Optional.of(not.cause());
      case NextStep.Recovered none -> Optional.empty();
      case NextStep.Stay none -> Optional.empty();
      case NextStep.Advance none -> Optional.empty();
      case NextStep.ReEnter none -> Optional.empty();
      case NextStep.Resume none -> Optional.empty();
      case NextStep.Clean none -> Optional.empty();
    };
  }

  private static String shortened(String text) {
    return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX) + " ...";
  }

  private static String verdicts(GateReport report) {
    return report.required().entrySet().stream()
        .map(each -> each.getKey() + ": " + words(each.getValue()))
        .collect(Collectors.joining("; "));
  }

  /** A verdict in a few words. */
  private static String words(Verdict verdict) {
    return "%s, new %d bad of %d, old %d of %d, harm %.1f, safety %.1f"
        .formatted(
            reason(verdict),
            verdict.evidence().newPath().bad(),
            verdict.evidence().newPath().operations(),
            verdict.evidence().oldPath().bad(),
            verdict.evidence().oldPath().operations(),
            verdict.evidence().weight().logHarm(),
            verdict.evidence().weight().logSafety());
  }

  /** The outcome with its reason, such as {@code error: stale}. */
  static String reason(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Passed passed -> "pass";
      case Verdict.Failed failed -> "fail: " + word(failed.trip());
      case Verdict.Inconclusive open -> "inconclusive: " + word(open.lack());
      case Verdict.Errored errored -> "error: " + word(errored.cause());
    };
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
