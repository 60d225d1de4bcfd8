package dev.lockstep.client.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.stage.Conduct;
import dev.lockstep.model.stage.Conduct.Reads;
import dev.lockstep.model.stage.Conduct.Writes;
import dev.lockstep.model.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The table of what the SDK does, and its page, {@code docs/sdk-stages.md}; run with {@code
 * -Dlockstep.write=true} to write it.
 */
class ConductTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "sdk-stages.md");

  private static Stream<StageState> states() {
    return Stream.concat(
        Stream.of(Stage.values()).map(stage -> StageState.of(1, stage)),
        Stream.of(StageState.cleaning(1)));
  }

  @Test
  void whatIsReadInOneStateIsWrittenInEveryStateNextToIt() {
    assertThat(
            states()
                .flatMap(reader ->
                    states()
                        .filter(reader::isNextTo)
                        .filter(writer -> !writes(writer.conduct(), reader.conduct().reads()))
                        .map(writer -> reader + " reads what is not written in " + writer)))
        .isEmpty();
  }

  private static boolean writes(Conduct conduct, Reads reads) {
    return switch (reads) {
      case OLD, OLD_AND_SHADOW -> conduct.writes() != Writes.NEW;
      case BY_RAMP ->
          conduct.writes() == Writes.OLD_THEN_NEW || conduct.writes() == Writes.NEW_THEN_OLD;
      case NEW -> conduct.writes() != Writes.OLD;
    };
  }

  @Test
  void neighboursAreNeighboursFromBothSides() {
    states()
        .forEach(one ->
            states()
                .forEach(other ->
                    assertThat(one.isNextTo(other))
                        .as("%s and %s", one, other)
                        .isEqualTo(other.isNextTo(one))));
  }

  @Test
  void nobodyWhoWritesBothShapesIsBesideCleaning() {
    assertThat(states().filter(StageState.cleaning(1)::isNextTo).map(StageState::stage).distinct())
        .containsExactly(Stage.EXPANDED, Stage.ROLLING_BACK, Stage.ROLLED_BACK);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.MATCH_ANY,
      names = {"EXPANDED|DUAL_WRITE|BACKFILL|VERIFIED", "SHADOW_READ|RAMP|NEW_PRIMARY|RETIRING"})
  void theSafeStageReadsOldAndWritesBothWhereBothShapesLive(Stage stage) {
    assertThat(StageState.of(1, stage).safeConduct())
        .isEqualTo(new Conduct(Reads.OLD, Writes.OLD_THEN_NEW));
  }

  @Test
  void aTimeoutNeverEndsDualWritesAndNeverBeginsThemWhereTheNewShapeIsCleanedAway() {
    assertThat(states())
        .allSatisfy(state -> {
          Writes before = state.conduct().writes();
          Writes after = state.safeConduct().writes();
          if (before == Writes.OLD_THEN_NEW || before == Writes.NEW_THEN_OLD) {
            assertThat(after).isEqualTo(Writes.OLD_THEN_NEW);
          } else if (state.stage() != Stage.EXPANDED) {
            assertThat(after).isEqualTo(before);
          }
        });
  }

  @Test
  void thePageShowsTheTable() throws IOException {
    if (Boolean.getBoolean("lockstep.write")) {
      Files.writeString(PAGE, page());
    }
    assertThat(Files.readString(PAGE))
        .as("docs/sdk-stages.md is stale: run this test with -Dlockstep.write=true")
        .isEqualTo(page());
  }

  private static String page() {
    return """
    # What the SDK does at each stage

    This page is drawn from the table in the code, `dev.lockstep.model.stage.Conduct`.

    | stage | a read is answered from | a write reaches | without a lease |
    |---|---|---|---|
    %s

    *Shadow*: the new shape is read aside and compared, and never awaited. *Ramp*: the shape that
    [routing](spec/routing.md) says for the record. The second shape of a write that reaches two
    is written right after the first; when that fails, the write has succeeded and the record is
    kept in the repair queue.

    **Lease.** An instance acts by a stage as long as its lease lasts, counted from when it asked.
    After that it takes the *safe stage* of the last column, whatever else may have happened
    meanwhile. Dual writes never end by a timeout, and they never begin again where the new shape
    is being cleaned away. The safe stage reads wrongly where the old shape was purged: so `retired`
    needs proof that no lease is left, or a store that refuses the write.

    **Epochs.** An instance acknowledges an epoch when no operation of an older one is in flight
    and no second write of an older one is owed. A state more than one move away from what is in
    flight is not acted by until that has ended.

    **A start without the control plane.** Each state is kept in a file beside the repair queue
    before it is acted by; one that cannot be kept is acted by and not acknowledged. A process that
    starts while the control plane is out of reach begins in the safe stage of that state. Where
    there is no such file it does not start: a new instance, and one that ended in good order and
    gave its lease back, since nobody waits for it any more.

    **Rolling back** has two steps with an epoch each: *in step*, while instances leave the new
    shape, and *cleaning*, when all have acknowledged that they no longer write it.

    **The repair queue** is a file of fixed size, whose room is taken when it is made: a full disk
    refuses the start of the service, never a write. When the queue is full or its disk fails, the
    service goes on, the instance says so in its reports, and it acknowledges no epoch until a
    verification has found both sides in agreement. It holds keys of records and no other value.
    What a killed process left between its two writes is not in the queue; the runner's sync
    carries it, as it does for writers that do not know the change.
    """
        .formatted(states().map(ConductTest::row).collect(Collectors.joining("\n")));
  }

  private static String row(StageState state) {
    Conduct conduct = state.conduct();
    Conduct safe = state.safeConduct();
    String phase =
        state.stage() != Stage.ROLLING_BACK
            ? ""
            : ", " + state.wayBack().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return "| `%s`%s | %s | %s | %s |"
        .formatted(
            state.stage(),
            phase,
            reads(conduct),
            writes(conduct),
            conduct.equals(safe)
                ? "the same"
                : "reads %s, writes %s".formatted(reads(safe), writes(safe)));
  }

  private static String reads(Conduct conduct) {
    return switch (conduct.reads()) {
      case OLD -> "old";
      case OLD_AND_SHADOW -> "old, shadow new";
      case BY_RAMP -> "old or new, by the ramp";
      case NEW -> "new";
    };
  }

  private static String writes(Conduct conduct) {
    return switch (conduct.writes()) {
      case OLD -> "old";
      case OLD_THEN_NEW -> "old, then new";
      case NEW_THEN_OLD -> "new, then old";
      case NEW -> "new";
    };
  }

  @Test
  void aStateIsNextToItself() {
    assertThat(List.copyOf(states().toList())).allMatch(state -> state.isNextTo(state));
  }
}
