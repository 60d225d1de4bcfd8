package dev.lockstep.model.stage;

import static dev.lockstep.model.stage.Stage.APPROVED;
import static dev.lockstep.model.stage.Stage.BACKFILL;
import static dev.lockstep.model.stage.Stage.DUAL_WRITE;
import static dev.lockstep.model.stage.Stage.EXPANDED;
import static dev.lockstep.model.stage.Stage.NEW_PRIMARY;
import static dev.lockstep.model.stage.Stage.PROPOSED;
import static dev.lockstep.model.stage.Stage.RAMP;
import static dev.lockstep.model.stage.Stage.REHEARSED;
import static dev.lockstep.model.stage.Stage.RETIRED;
import static dev.lockstep.model.stage.Stage.RETIRING;
import static dev.lockstep.model.stage.Stage.ROLLED_BACK;
import static dev.lockstep.model.stage.Stage.ROLLING_BACK;
import static dev.lockstep.model.stage.Stage.SHADOW_READ;
import static dev.lockstep.model.stage.Stage.VERIFIED;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every legal move between stages, in one table that draws its own diagram.
 *
 * <p>What is not in the table is illegal. A move is recorded in the journal with its name, and each
 * begins a new epoch.
 */
public final class StageTable {
  private static final List<Move> MOVES =
      List.of(
          move(PROPOSED, APPROVED, "approve", "somebody answers for the change"),
          move(APPROVED, REHEARSED, "rehearse", "preflight found nothing that forbids it"),
          move(REHEARSED, EXPANDED, "expand", "what is only added is built"),
          move(EXPANDED, DUAL_WRITE, "write-both", "the change feed is open and sync runs"),
          move(DUAL_WRITE, BACKFILL, "backfill", "older documents are carried over"),
          move(BACKFILL, VERIFIED, "verify", "a count says that no difference is left"),
          move(VERIFIED, SHADOW_READ, "shadow", "reads compare both shapes"),
          move(SHADOW_READ, RAMP, "ramp", "some reads move to the new shape"),
          move(RAMP, NEW_PRIMARY, "switch", "all reads have moved"),
          move(NEW_PRIMARY, RETIRING, "retire", "nobody needs the old shape any more"),
          move(RETIRING, RETIRED, "purge", "the archive was read back; from here no way back"),
          move(RETIRING, NEW_PRIMARY, "keep", "the old shape is needed after all"),
          move(VERIFIED, BACKFILL, "rescan", "changes were missed or sides disagree"),
          move(SHADOW_READ, BACKFILL, "rescan", "changes were missed or sides disagree"),
          move(RAMP, BACKFILL, "rescan", "changes were missed or sides disagree"),
          move(RAMP, SHADOW_READ, "read-old", "reads return to the old shape, writes stay dual"),
          move(NEW_PRIMARY, SHADOW_READ, "read-old", "reads return to the old shape"),
          rollBack(EXPANDED),
          rollBack(DUAL_WRITE),
          rollBack(BACKFILL),
          rollBack(VERIFIED),
          rollBack(SHADOW_READ),
          rollBack(RAMP),
          rollBack(NEW_PRIMARY),
          rollBack(RETIRING),
          move(ROLLING_BACK, ROLLED_BACK, "clean", "a count says that nothing of ours is left"),
          move(ROLLING_BACK, EXPANDED, "forward-again", "the way back is abandoned"),
          move(ROLLED_BACK, APPROVED, "approve-again", "the change is rehearsed once more"),
          move(ROLLED_BACK, EXPANDED, "forward-again", "the change is carried out once more"));

  private StageTable() {}

  private static Move move(Stage from, Stage to, String name, String why) {
    return new Move(from, to, name, why);
  }

  private static Move rollBack(Stage from) {
    return move(from, ROLLING_BACK, "roll-back", "the change is taken back");
  }

  /** Every legal move. */
  public static List<Move> moves() {
    return MOVES;
  }

  /** The legal moves from a stage, in the order of the table. */
  static List<Move> from(Stage stage) {
    return MOVES.stream().filter(move -> move.from() == stage).toList();
  }

  /** The problem of a move that is not in the table. */
  static Problem illegal(Stage from, Stage to) {
    String legal =
        from.moves().stream().map(move -> move.to().word()).collect(Collectors.joining(", "));
    String why = legal.isEmpty() ? "nothing follows it" : "from there it may move to " + legal;
    return new Problem(
            ProblemCode.MOVE_ILLEGAL,
            "Cannot move the rollout to %s: it stands at %s, and %s".formatted(to, from, why),
            "The rollout stays at %s and nothing was written.".formatted(from),
            "lockstep status")
        .with("stage", from)
        .with("wanted", to)
        .with("legal", legal);
  }

  /** The table as a Mermaid state diagram. */
  public static String diagram() {
    Stream<String> states =
        Stream.of(Stage.values())
            .map(stage -> "    state \"%s\" as %s".formatted(stage.word(), stage.name()));
    Stream<String> arrows =
        MOVES.stream()
            .map(move ->
                "    %s --> %s: %s".formatted(move.from().name(), move.to().name(), move.name()));
    Stream<String> ends =
        Stream.of(Stage.values())
            .filter(Stage::isFinal)
            .map(stage -> "    %s --> [*]".formatted(stage.name()));
    return Stream.of(Stream.of("stateDiagram-v2", "    [*] --> PROPOSED"), states, arrows, ends)
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
