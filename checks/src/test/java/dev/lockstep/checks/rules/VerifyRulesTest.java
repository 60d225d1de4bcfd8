package dev.lockstep.checks.rules;

import static dev.lockstep.checks.rules.EngineWorld.RENAME;
import static dev.lockstep.checks.rules.EngineWorld.THINGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.verify.VerificationReport;
import dev.lockstep.engine.verify.VerificationReport.Example;
import dev.lockstep.engine.verify.VerificationReport.Flaw;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.model.write.Edit;
import dev.lockstep.tck.hostile.Call.Kind;
import dev.lockstep.tck.hostile.Fault;
import dev.lockstep.tck.hostile.Faults;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Comparing both shapes: what is a divergence, what is not yet one, and how it is mended. */
class VerifyRulesTest {
  private final EngineWorld engines = EngineWorld.of(RENAME).with(5);

  private static VerificationReport verify(EngineWorld engines) {
    VerificationReport[] report = new VerificationReport[1];
    engines.engine(rollout -> report[0] = rollout.verify());
    return report[0];
  }

  @Test
  void aDisagreementThatIsStillMovingIsNoDivergence() {
    EngineWorld sweeping = EngineWorld.withoutFeed(RENAME).with(5);
    sweeping.forward(Stage.NEW_PRIMARY);
    int[] looks = new int[1];
    sweeping.world.hook(call -> {
      boolean again = EngineWorld.is(call, Kind.READ, THINGS);
      looks[0] += again ? 1 : 0;
      if (EngineWorld.is(call, Kind.SCAN, THINGS) || (again && looks[0] < 8)) {
        sweeping.write(0, "town", "town at " + call.step());
      }
    });
    VerificationReport report = verify(sweeping);
    assertThat(looks[0]).isGreaterThanOrEqualTo(8);
    assertThat(report.divergences()).isZero();
  }

  @Test
  void aDisagreementThatALateFeedHasYetToTellIsNoDivergence() {
    engines.forward(Stage.NEW_PRIMARY);
    int[] looks = new int[1];
    engines.world.hook(call -> {
      looks[0] += EngineWorld.is(call, Kind.READ, THINGS) ? 1 : 0;
      boolean late = looks[0] < 3;
      engines.world.faults(late ? Faults.NONE.with(Fault.FEED_DELAYED, 1) : Faults.NONE);
    });
    engines.engine(rollout -> {
      engines.write(0, "town", "Bath");
      assertThat(rollout.verify().divergences()).isZero();
    });
    assertThat(looks[0]).isGreaterThan(3);
    assertThat(engines.seen(0, "city")).contains(Value.text("Bath"));
  }

  @Test
  void aDocumentThatLiesAboutItsAgreementIsADivergence() {
    engines.forward(Stage.NEW_PRIMARY);
    forge("York");
    assertThat(verify(engines).divergentKeys()).containsExactly(Value.int32(0));
  }

  @Test
  void whatKeepsTheShapesFromSayingTheSameIsNamedWithWhatIsWrongWithIt() {
    engines.forward(Stage.NEW_PRIMARY);
    forge("York");
    Document foreign = Document.of(Layout.TAG, Document.of("change", Value.text("another")));
    assertThat(engines.application().insert(foreign.with("_id", Value.int32(77)))).isNotNull();

    assertThat(verify(engines).examples())
        .containsExactlyInAnyOrder(
            new Example(Value.int32(0), Flaw.DIVERGENT),
            new Example(Value.int32(77), Flaw.FOREIGN));
  }

  @Test
  void repairKeepsTheLoserFirstAndLetsTheAuthorityWin() {
    engines.forward(Stage.NEW_PRIMARY);
    forge("York");
    engines.engine(rollout -> assertThat(rollout.repair(rollout.verify())).isOne());
    assertThat(engines.stored(0).get("town")).contains(Value.text("York"));
    assertThat(engines.keptValues()).containsExactly(Value.text("town 0"));
    assertThat(verify(engines).isClean()).isTrue();
  }

  /** A new value of document 0 under a tag whose digests are those of that very value. */
  private void forge(String city) {
    engines.write(1, "town", city);
    engines.forward(Stage.NEW_PRIMARY);
    Path digest = Path.of(Layout.TAG, "components", "city", "new");
    Value lie = Places.get(engines.stored(1), digest).orElseThrow();
    List<Edit> edits =
        List.of(new Edit.Set(Path.of("city"), Value.text(city)), new Edit.Set(digest, lie));
    assertThat(engines.application().update(Value.int32(0), edits)).isNotNull();
  }
}
