package dev.lockstep.checks.rules;

import static dev.lockstep.checks.rules.EngineWorld.RENAME;
import static dev.lockstep.checks.rules.EngineWorld.THINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.tck.hostile.Call.Kind;
import dev.lockstep.tck.hostile.Crash;
import dev.lockstep.tck.hostile.Fault;
import dev.lockstep.tck.hostile.Faults;
import org.junit.jupiter.api.Test;

/** Who wins where both sides of a document moved: the later write, as the feed tells. */
class OrderRulesTest {
  private static final Faults SILENT = Faults.NONE.with(Fault.FEED_DELAYED, 1);

  private final EngineWorld engines = EngineWorld.of(RENAME).with(5);

  private void assertWon(String winner, String loser) {
    assertThat(engines.stored(0).get("town")).contains(Value.text(winner));
    assertThat(engines.keptValues()).containsExactly(Value.text(loser));
  }

  private void whileRead(Runnable writes) {
    Runnable came = engines.once(Stage.NEW_PRIMARY, Kind.READ, THINGS, writes);
    engines.forward(Stage.NEW_PRIMARY);
    came.run();
  }

  @Test
  void theLaterOfTwoWritesWinsAlsoWhereItComesBetweenPollAndRead() {
    engines.forward(Stage.NEW_PRIMARY);
    engines.write(0, "town", "Bath");
    whileRead(() -> engines.write(0, "city", "York"));
    assertWon("York", "Bath");
  }

  @Test
  void theSideThatServesReadsLosesToALaterWriteOfTheOther() {
    engines.forward(Stage.NEW_PRIMARY);
    engines.write(0, "city", "York");
    whileRead(() -> engines.write(0, "town", "Bath"));
    assertWon("Bath", "York");
  }

  @Test
  void aFeedThatIsLateIsAskedAgainBeforeATieIsDecided() {
    engines.forward(Stage.NEW_PRIMARY);
    engines.write(0, "town", "Bath");
    int[] polls = new int[2];
    engines.world.hook(call -> {
      if (EngineWorld.is(call, Kind.READ, THINGS) && polls[0]++ == 0) {
        engines.write(0, "city", "York");
        engines.world.faults(SILENT);
      }
      if (polls[0] > 0 && call.kind() == Kind.POLL && polls[1]++ == 1) {
        engines.world.faults(Faults.NONE);
      }
    });
    engines.forward(Stage.NEW_PRIMARY);
    assertWon("York", "Bath");
  }

  @Test
  void aPassLeavesATieToTheFeed() {
    engines.forward(Stage.NEW_PRIMARY);
    int[] calls = new int[2];
    engines.world.hook(call -> {
      if (EngineWorld.is(call, Kind.SCAN, THINGS) && calls[0]++ == 0) {
        engines.write(0, "town", "Bath");
        engines.write(0, "city", "York");
      }
      calls[1] = call.kind() == Kind.POLL ? calls[1] + 1 : 0;
      engines.world.faults(calls[1] == 1 ? SILENT : Faults.NONE); // The pass comes to it first.
    });
    engines.back();
    assertWon("York", "Bath");
  }

  @Test
  void aTieThatAPassLeftIsSettledBeforeThePassGoesOn() {
    engines.forward(Stage.NEW_PRIMARY);
    engines.write(0, "city", "York");
    engines.write(0, "town", "Bath");
    engines.memory.truncateFeed(THINGS);
    engines.forward(Stage.NEW_PRIMARY);
    assertWon("York", "Bath");
  }

  @Test
  void aWriteBeforeTheTagIsNoEvidenceOfWhatCameAfterIt() {
    engines.forward(Stage.NEW_PRIMARY);
    engines.write(0, "town", "Bath");
    Runnable came =
        engines.once(
            Stage.NEW_PRIMARY,
            Kind.WRITE,
            THINGS,
            () -> engines.world.crashAfter(engines.world.steps()));
    assertThatThrownBy(() -> engines.forward(Stage.NEW_PRIMARY)).isInstanceOf(Crash.class);
    came.run();
    engines.world.crashAfter(-1);
    whileRead(() -> {
      engines.write(0, "town", "Ely");
      engines.write(0, "city", "York");
      engines.world.faults(SILENT);
    });
    assertWon("York", "Ely");
  }
}
