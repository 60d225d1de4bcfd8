package dev.lockstep.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.client.repair.RepairQueue;
import dev.lockstep.client.shadow.ShadowReads;
import dev.lockstep.client.stage.ScriptedSource;
import dev.lockstep.client.stage.StageKeeper;
import dev.lockstep.client.stage.StageMemory;
import dev.lockstep.client.telemetry.Measures;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Complement;
import dev.lockstep.model.lens.Footprint;
import dev.lockstep.model.lens.Lens;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.stage.Stage;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service speaks one shape, and both sides get theirs. */
class StoredDocumentsTest {
  private static final Value KEY = Value.int32(1);
  private static final Document OLD = Document.of("town", Value.text("Ulm"));
  private static final Document NEW = Document.of("city", Value.text("Ulm"));

  @TempDir private java.nio.file.Path folder;

  private final Map<Shape, Document> stored = new EnumMap<>(Shape.class);

  /** Renames {@code town} to {@code city}, and holds a city that is no text. */
  private static final class Renaming implements Lens {
    @Override
    public Footprint footprint() {
      return new Footprint(Set.of(), Set.of(Path.of("town")), Set.of(Path.of("city")), Set.of());
    }

    @Override
    public Loss loss() {
      return Loss.EXACT;
    }

    @Override
    public Carry forward(Document old) {
      return new Carry.Whole(old.renaming("town", "city"), Complement.NONE);
    }

    @Override
    public Carry back(Document renewed, Complement complement) {
      return renewed.get("city").filter(Value.Text.class::isInstance).isPresent()
          ? new Carry.Whole(renewed.renaming("city", "town"), Complement.NONE)
          : new Carry.Held(Path.of("city"), "is no text");
    }

    @Override
    public Carry put(Document old, Document currentNew) {
      return forward(old);
    }
  }

  private Stored store(Stage stage, Document document, Shape shape) throws IOException {
    try (RepairQueue repairs = RepairQueue.open(folder.resolve(stage.word()), 1024)) {
      StageKeeper keeper =
          new StageKeeper(
              "orders",
              new ScriptedSource(stage),
              new StageKeeper.Own(repairs, StageMemory.NONE, () -> 0));
      SharedCollection collection =
          new SharedCollection(
              keeper, repairs, (key, holder) -> {}, new Measures("orders", new ShadowReads(1)));
      return collection.store(
          KEY,
          new Spoken(document, shape, new Translation(new Renaming())),
          old -> stored.put(Shape.OLD, old),
          renewed -> stored.put(Shape.NEW, renewed));
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachSideGetsTheDocumentInItsShapeWhicheverIsSpoken(Shape spoken) throws IOException {
    Document document = spoken == Shape.OLD ? OLD : NEW;
    assertThat(store(Stage.DUAL_WRITE, document, spoken)).isEqualTo(new Stored.Done());
    assertThat(stored).containsEntry(Shape.OLD, OLD).containsEntry(Shape.NEW, NEW);
  }

  @Test
  void whatAWantedShapeCannotHoldIsRefusedBeforeAnythingIsWritten() throws IOException {
    Document number = Document.of("city", Value.int32(1));
    assertThat(store(Stage.NEW_PRIMARY, number, Shape.NEW))
        .isEqualTo(new Stored.Unrepresentable(Path.of("city"), "is no text"));
    assertThat(stored).isEmpty();
  }

  @Test
  void aShapeThatTheStageDoesNotWriteNeedNotHoldIt() throws IOException {
    Document number = Document.of("city", Value.int32(1));
    assertThat(store(Stage.RETIRED, number, Shape.NEW)).isEqualTo(new Stored.Done());
    assertThat(stored).containsOnlyKeys(Shape.NEW);
  }
}
