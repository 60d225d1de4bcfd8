package dev.lockstep.runner.report;

import dev.lockstep.engine.rollout.Actions;
import dev.lockstep.model.stage.Stage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One paragraph for three in the morning: what happened, what is safe, the next command. Derived
 * from the journal alone, so that it is the same on every screen.
 *
 * @param change the change's id
 * @param stage where it stands
 * @param happened what happened last
 * @param safe what that means for documents and services
 * @param next the command to run, or the sentence that none is needed
 */
public record Why(String change, Stage stage, String happened, String safe, String next) {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
  private static final List<String> ENDINGS =
      List.of(
          RunnerActions.ASKED,
          RunnerActions.FAILED,
          RunnerActions.DONE,
          Actions.STOPPED,
          Actions.HALTED);

  /** The paragraph about this change. */
  public static Why of(ChangeStatus status) {
    return new Why(status.change(), status.stage(), happened(status), safe(status), next(status));
  }

  /** The paragraph as text. */
  public String paragraph() {
    return happened + " " + safe + " " + next;
  }

  private static String happened(ChangeStatus status) {
    return "Change %s%s stands at %s%s. %s"
        .formatted(
            status.change(),
            status.target().map(t -> " on collection " + t.collection()).orElse(""),
            status.stage(),
            status.since().map(time -> " since " + CLOCK.format(time)).orElse(""),
            lastEvent(status));
  }

  private static String lastEvent(ChangeStatus status) {
    if (status.carrier().isPresent()) {
      return carried(status, status.carrier().get());
    }
    return status
        .last(ENDINGS)
        .map(entry -> ending(status, entry))
        .orElse("Nobody has carried it yet.");
  }

  private static String ending(ChangeStatus status, JournalRecord entry) {
    String at = CLOCK.format(entry.time());
    return switch (entry.action()) {
      case RunnerActions.DONE ->
          "The last command (%s) did what it was asked for at %s."
              .formatted(field(entry, "command"), at);
      case Actions.STOPPED ->
          "Its process was asked to stop at %s and saved its place.".formatted(at);
      case RunnerActions.ASKED -> vanished(status, entry);
      default -> "It stopped at %s. %s.".formatted(at, field(entry, "why"));
    };
  }

  private static String carried(ChangeStatus status, long pid) {
    Map<String, String> live = status.live().map(ChangeStatus.Live::fields).orElse(Map.of());
    Optional<String> waiting = Optional.ofNullable(live.get("waiting"));
    String doing =
        waiting
            .map(why -> "it waits: " + why)
            .orElse("busy with " + live.getOrDefault("work", "it"));
    return "Process %d carries it now, %s.".formatted(pid, doing);
  }

  private static String vanished(ChangeStatus status, JournalRecord asked) {
    Instant seen =
        status
            .live()
            .map(ChangeStatus.Live::time)
            .filter(time -> time.isAfter(asked.time()))
            .orElse(status.records().getLast().time());
    return ("The process that carried it (%s, asked for by %s) ended without a word some time after"
            + " %s: it was killed, or the machine went down.")
        .formatted(field(asked, "command"), asked.actor(), CLOCK.format(seen));
  }

  private static String field(JournalRecord entry, String name) {
    return entry.fields().getOrDefault(name, "no reason was recorded");
  }

  private static String safe(ChangeStatus status) {
    return switch (status.stage()) {
      case PROPOSED, APPROVED, REHEARSED ->
          "Nothing was written to the collection: every document is as its services left it.";
      case EXPANDED -> "Only indexes were added: every document is as its services left it.";
      case DUAL_WRITE, BACKFILL, VERIFIED, SHADOW_READ, RAMP ->
          "Every document still has its whole old shape, so services read and write as before and"
              + " nothing is lost; "
              + keptInStep(status);
      case NEW_PRIMARY, RETIRING ->
          "Both shapes are kept, so the way back is open and loses nothing; " + keptInStep(status);
      case RETIRED ->
          "The old shape is given up for good; its last values are in the archive collection.";
      case ROLLING_BACK ->
          "Every document has its whole old shape; some still carry the new one beside it.";
      case ROLLED_BACK ->
          "Every document is in the old shape again, later writes included, and nothing of the"
              + " change is left.";
    };
  }

  private static String keptInStep(ChangeStatus status) {
    return status.isCarried()
        ? "the running process carries new writes over."
        : "writes made since it ended are carried over when the change is run again.";
  }

  private static String next(ChangeStatus status) {
    String id = status.change();
    if (status.isCarried()) {
      return status.writes() == ChangeStatus.Writes.PAUSED
          ? "Next: lockstep resume " + id + "."
          : "Nothing needs to be done; lockstep status %s shows its progress.".formatted(id);
    }
    return "Next: " + advised(status).orElseGet(() -> command(status)) + credentials(status) + ".";
  }

  private static String command(ChangeStatus status) {
    String id = status.change();
    return switch (status.stage()) {
      case RETIRED -> "nothing, the change is finished";
      case ROLLED_BACK -> "nothing, or lockstep run %s to try again".formatted(id);
      case ROLLING_BACK -> "lockstep rollback " + id;
      case RETIRING ->
          "lockstep retire %s --confirm %s, or lockstep rollback %s".formatted(id, id, id);
      case NEW_PRIMARY ->
          "lockstep run %s --follow keeps both shapes in step, lockstep rollback %s takes it back"
              .formatted(id, id);
      default ->
          "lockstep run %s goes on where it stopped, lockstep rollback %s takes it back"
              .formatted(id, id);
    };
  }

  /** What the problem that ended the last command advised, without its full stop. */
  private static Optional<String> advised(ChangeStatus status) {
    return status
        .last(ENDINGS)
        .filter(entry -> entry.action().equals(RunnerActions.FAILED))
        .map(entry -> entry.fields().getOrDefault("next", ""))
        .filter(next -> !next.isBlank())
        .map(next -> next.endsWith(".") ? next.substring(0, next.length() - 1) : next);
  }

  private static String credentials(ChangeStatus status) {
    return status.target().filter(Target::needsCredentials).isPresent()
        ? " (with the store's address in LOCKSTEP_STORE: its password is not kept)"
        : "";
  }
}
