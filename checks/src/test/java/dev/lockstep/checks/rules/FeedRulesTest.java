package dev.lockstep.checks.rules;

import static dev.lockstep.checks.rules.EngineWorld.RENAME;
import static dev.lockstep.checks.rules.EngineWorld.THINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.rollout.Actions;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.tck.hostile.Call;
import dev.lockstep.tck.hostile.Call.Kind;
import dev.lockstep.tck.hostile.Crash;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the engine finds what live writers write: rules of the feed, of sweeps and of counting. */
class FeedRulesTest {
  private final EngineWorld engines = EngineWorld.of(RENAME).with(5);

  private void assertSeen(String town) {
    assertThat(engines.seen(0, "city")).contains(Value.text(town));
  }

  @Test
  void theFeedIsOpenedBeforeTheFirstScan() {
    List<Kind> calls = new ArrayList<>();
    engines.world.hook(call -> {
      if (engines.stage().compareTo(Stage.EXPANDED) > 0) {
        calls.add(call.kind());
        if (calls.size() > 1 && calls.get(calls.size() - 2) == Kind.WRITE) {
          engines.write(0, "town", "Bath");
        }
      }
    });
    engines.forward(Stage.BACKFILL);
    assertSeen("Bath");
    assertThat(calls.indexOf(Kind.OPEN_FEED)).isBetween(0, calls.indexOf(Kind.SCAN));
  }

  @Test
  void liveWritesOfTheOldShapeAreCarriedOver() {
    engines.forward(Stage.NEW_PRIMARY);
    engines.write(0, "town", "Bath");
    engines.forward(Stage.NEW_PRIMARY);
    assertSeen("Bath");
  }

  @Test
  void aGapMeansThatEverythingIsScannedAgain() {
    engines.forward(Stage.NEW_PRIMARY);
    engines.write(0, "town", "Bath");
    engines.memory.truncateFeed(THINGS);
    engines.forward(Stage.NEW_PRIMARY);
    assertSeen("Bath");
  }

  @Test
  void aPositionThatIsNotKnownMeansThatEverythingIsScannedAgain() {
    engines.forward(Stage.NEW_PRIMARY);
    engines.write(0, "town", "Bath");
    engines.host.clear("feed");
    engines.forward(Stage.NEW_PRIMARY);
    assertSeen("Bath");
  }

  @Test
  void aRescanThatWasCutShortIsStillOwed() {
    engines.forward(Stage.NEW_PRIMARY);
    engines.write(0, "town", "Bath");
    engines.memory.truncateFeed(THINGS);
    dyingBefore(Stage.NEW_PRIMARY, Kind.WRITE);
    engines.forward(Stage.NEW_PRIMARY);
    assertSeen("Bath");
  }

  @Test
  void theFeedGoesOnFromTheLastAppliedPosition() {
    engines.forward(Stage.NEW_PRIMARY);
    engines.write(0, "town", "Bath");
    dyingBefore(Stage.NEW_PRIMARY, Kind.WRITE);
    engines.forward(Stage.NEW_PRIMARY);
    assertSeen("Bath");
  }

  /** A process that dies before its first call of a kind to the documents. */
  private void dyingBefore(Stage stage, Kind kind) {
    Runnable came =
        engines.once(stage, kind, THINGS, () -> engines.world.crashBefore(engines.world.steps()));
    assertThatThrownBy(() -> engines.forward(stage)).isInstanceOf(Crash.class);
    came.run();
    engines.world.crashBefore(-1);
    engines.world.hook(call -> {});
  }

  @Test
  void aPassGoesOnAfterTheLastBatchThatWasApplied() {
    dyingBefore(Stage.BACKFILL, Kind.WRITE);
    engines.forward(Stage.BACKFILL);
    assertThat(engines.host.entries())
        .filteredOn(entry -> entry.action().equals(Actions.PASSED))
        .singleElement()
        .satisfies(entry -> assertThat(entry.fields()).containsEntry("written", "5"));
  }

  @Test
  void ourOwnWritesCauseNoFurtherOnes() {
    List<Call> reads = new ArrayList<>();
    engines.world.hook(call -> {
      if (EngineWorld.is(call, Kind.READ, THINGS)) {
        reads.add(call);
      }
    });
    engines.forward(Stage.NEW_PRIMARY);
    assertThat(reads).isEmpty();
  }

  @Test
  void withoutAFeedASweepFindsLaterWrites() {
    EngineWorld sweeping = EngineWorld.withoutFeed(RENAME).with(5);
    sweeping.forward(Stage.NEW_PRIMARY);
    sweeping.write(0, "town", "Bath");
    sweeping.forward(Stage.NEW_PRIMARY);
    assertThat(sweeping.seen(0, "city")).contains(Value.text("Bath"));
  }

  @Test
  void theBackfillIsCompleteOnlyWhenACountSaysSo() {
    EngineWorld sweeping = EngineWorld.withoutFeed(RENAME).with(5);
    Runnable came =
        sweeping.once(
            Stage.BACKFILL, Kind.WRITE, THINGS, () -> sweeping.insert(EngineWorld.document(-1)));
    sweeping.forward(Stage.BACKFILL);
    came.run();
    assertThat(sweeping.seen(-1, "city")).contains(Value.text("town -1"));
  }
}
