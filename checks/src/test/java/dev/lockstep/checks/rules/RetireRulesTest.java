package dev.lockstep.checks.rules;

import static dev.lockstep.checks.rules.EngineWorld.RENAME;
import static dev.lockstep.checks.rules.EngineWorld.THINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.inplace.NewShapeWriter;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.tck.hostile.Call.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Giving up the old shape: nothing is purged that is not proven, archived and recorded first. */
class RetireRulesTest {
  private static final String ARCHIVE = THINGS + ".lockstep_archive";

  private final EngineWorld engines = EngineWorld.of(RENAME).with(5);

  @Test
  void whileHeldBothShapesAreKeptInStep() {
    engines.forward(Stage.NEW_PRIMARY);
    List<Boolean> inStep = new ArrayList<>();
    engines.world.hook(call -> {
      if (engines.stage() == Stage.RETIRING && inStep.isEmpty()) {
        if (call.kind() == Kind.SCAN) {
          inStep.add(engines.seen(0, "city").equals(engines.stored(0).get("town")));
        } else if (call.kind() == Kind.POLL && !engines.stored(0).get("town").equals(bath())) {
          engines.write(0, "town", "Bath");
        }
      }
    });
    engines.retire(Duration.ofSeconds(5));
    assertThat(inStep).containsExactly(true);
    assertThat(engines.stored(0).get("city")).isEqualTo(bath());
  }

  private static Optional<Value> bath() {
    return Optional.of(Value.text("Bath"));
  }

  @Test
  void thePointOfNoReturnIsRecordedBeforeTheFirstPurge() {
    engines.forward(Stage.NEW_PRIMARY);
    List<Stage> purging = new ArrayList<>();
    engines.world.hook(call -> {
      if (EngineWorld.is(call, Kind.WRITE, THINGS)) {
        purging.add(engines.stage());
      }
    });
    engines.retire(Duration.ZERO);
    assertThat(purging).isNotEmpty().containsOnly(Stage.RETIRED);
  }

  @Test
  void theArchiveIsReadBackBeforeAnythingIsPurged() {
    engines.forward(Stage.NEW_PRIMARY);
    ApplicationClient archive = engines.memory.application(ARCHIVE);
    engines.world.hook(call -> {
      if (EngineWorld.is(call, Kind.READ, ARCHIVE) && archive.all().size() == 5) {
        Value lost = archive.all().getFirst().get("_id").orElseThrow();
        assertThat(archive.delete(lost)).isNotNull();
      }
    });
    assertThatThrownBy(() -> engines.retire(Duration.ZERO))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("1 documents could not be written and read back");
    assertThat(engines.stage()).isEqualTo(Stage.RETIRING);
    assertThat(engines.application().all()).allMatch(document -> document.has("town"));
  }

  @Test
  void theArchiveHoldsEveryOldDocumentAsItWas() {
    List<Document> before = engines.application().all();
    engines.forward(Stage.NEW_PRIMARY);
    engines.retire(Duration.ZERO);
    assertThat(engines.opened(ARCHIVE))
        .extracting(entry -> entry.get("old").orElseThrow())
        .containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void nothingIsRetiredWhileAValueIsHeldBack() {
    EngineWorld converting =
        EngineWorld.of("- convert: {path: rating, to: int, otherwise: reject}").with(2);
    converting.write(0, "rating", "4");
    converting.forward(Stage.NEW_PRIMARY);
    converting.write(0, "rating", "many");
    assertThatThrownBy(() -> converting.retire(Duration.ZERO))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("1 are held back");
    assertThat(converting.stored(0).get("rating")).contains(Value.text("many"));
  }

  @Test
  void retirementIsCompleteOnlyWhenACountSaysSo() {
    EngineWorld sweeping = EngineWorld.withoutFeed(RENAME).with(5);
    sweeping.forward(Stage.NEW_PRIMARY);
    NewShapeWriter writer =
        new NewShapeWriter(sweeping.subject.layout(), 1, () -> Bytes.of(new byte[12]));
    Document born = Document.of("_id", Value.int32(-1), "city", Value.text("York"));
    Runnable came =
        sweeping.once(
            Stage.RETIRED,
            Kind.WRITE,
            THINGS,
            () -> sweeping.insert(writer.insert(born).orElseThrow()));
    sweeping.retire(Duration.ZERO);
    came.run();
    assertThat(sweeping.application().all())
        .hasSize(6)
        .noneMatch(document -> document.has(Layout.TAG) || document.has("town"));
  }
}
