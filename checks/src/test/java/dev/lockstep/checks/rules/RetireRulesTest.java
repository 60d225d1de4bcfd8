package dev.lockstep.checks.rules;

import static dev.lockstep.checks.rules.EngineWorld.RENAME;
import static dev.lockstep.checks.rules.EngineWorld.THINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.rollout.RolloutState;
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
    assertThatThrownBy(() -> converting.retire("type(doc.rating) == 'string'"))
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

  @Test
  void aSharedPathIsRetiredOnlyWithWhatTellsTheShapesApart() {
    EngineWorld sharing = sharing();
    List<Document> before = sharing.application().all();
    assertThatThrownBy(() -> sharing.retire(Duration.ZERO))
        .isInstanceOf(Problem.class)
        .hasMessage(
            "Cannot retire checked-rule: the path rating is shared by both shapes, so a document"
                + " that a service still writes in the old shape could not be told from a new one");
    assertThat(sharing.stage()).isEqualTo(Stage.NEW_PRIMARY);
    assertThat(sharing.application().all()).isEqualTo(before);
    sharing.retire("type(doc.rating) == 'string'");
    assertThat(sharing.stored(0).get("rating")).contains(Value.int32(4));
    assertThat(retirement(sharing).oldWhen()).contains("type(doc.rating) == 'string'");
  }

  @Test
  void aValidatorTellsTheShapesApartOnlyByAFieldThatTheChangeBrings() {
    EngineWorld sharing = sharing();
    sharing.memory.validate(THINGS, Optional.of(required("note")));
    assertThatThrownBy(() -> sharing.retire(Duration.ZERO))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("the path rating is shared by both shapes");
    sharing.memory.validate(THINGS, Optional.of(required("city")));
    sharing.retire(Duration.ZERO);
    assertThat(sharing.stage()).isEqualTo(Stage.RETIRED);
  }

  @Test
  void whatTellsTheShapesApartIsProvenOnAllDocumentsBeforeThePurge() {
    EngineWorld sharing = sharing();
    assertThatThrownBy(() -> sharing.retire("doc.rating == 4"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(
            "it fails to hold for 2 documents in the old shape, and holds for 1 in the new one");
    assertThat(sharing.stage()).isEqualTo(Stage.RETIRING);
    assertThat(sharing.application().all()).allMatch(document -> document.has(Layout.TAG));
    sharing.retire("type(doc.rating) == 'string'");
    assertThat(sharing.stage()).isEqualTo(Stage.RETIRED);
  }

  @Test
  void documentsThatComeBackInTheOldShapeAreCounted() {
    EngineWorld sharing = sharing();
    Document late = EngineWorld.document(7).with("rating", Value.text("7"));
    Runnable came = sharing.once(Stage.RETIRED, Kind.WRITE, THINGS, () -> sharing.insert(late));
    sharing.retire("type(doc.rating) == 'string'");
    came.run();
    assertThat(retirement(sharing).written()).isEqualTo(1);
    assertThat(sharing.stored(7)).isEqualTo(late);
  }

  /** A change of which both shapes claim a path, at the last stage with a way back. */
  private static EngineWorld sharing() {
    EngineWorld sharing =
        EngineWorld.of(RENAME + "\n- convert: {path: rating, to: int, otherwise: reject}").with(3);
    sharing.write(0, "rating", "4");
    sharing.write(1, "rating", "5");
    sharing.forward(Stage.NEW_PRIMARY);
    return sharing;
  }

  private static Document required(String field) {
    return Document.of("$jsonSchema", Document.of("required", Value.Array.of(Value.text(field))));
  }

  private static RolloutState.Retirement retirement(EngineWorld engines) {
    return RolloutState.of(engines.host.entries()).retirement();
  }
}
