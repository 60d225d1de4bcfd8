package dev.lockstep.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.client.repair.RepairQueue;
import dev.lockstep.client.shadow.ReadBacks;
import dev.lockstep.client.shadow.ShadowReads;
import dev.lockstep.client.stage.ScriptedSource;
import dev.lockstep.client.stage.StageKeeper;
import dev.lockstep.client.stage.StageMemory;
import dev.lockstep.client.stage.StageState;
import dev.lockstep.client.telemetry.Measures;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.stage.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SharedCollectionTest {
  private static final Value KEY = Value.text("order-1");

  @TempDir private Path folder;

  private final Map<Shape, String> sides = new HashMap<>(Map.of(Shape.OLD, "", Shape.NEW, ""));
  private final List<Shape> calls = new ArrayList<>();
  private final List<Shape> down = new ArrayList<>();
  private RepairQueue repairs;

  private SharedCollection collection(ScriptedSource source) throws IOException {
    repairs = RepairQueue.open(folder.resolve("orders.repairs"), 4096);
    StageKeeper keeper =
        new StageKeeper("orders", source, new StageKeeper.Own(repairs, StageMemory.NONE, () -> 0));
    return new SharedCollection(
        keeper, repairs, this::repair, new Measures("orders", new ShadowReads(1)));
  }

  @AfterEach
  void closeQueue() throws IOException {
    repairs.close();
  }

  private void repair(Value key, Shape holder) throws IOException {
    String held = read(holder).call();
    String unused = write(holder == Shape.OLD ? Shape.NEW : Shape.OLD, held).call();
  }

  private SidePath<String, IOException> read(Shape shape) {
    return () -> {
      refuseIfDown(shape);
      return sides.get(shape);
    };
  }

  private SidePath<String, IOException> write(Shape shape, String value) {
    return () -> {
      refuseIfDown(shape);
      sides.put(shape, value);
      return shape + " took " + value;
    };
  }

  private void refuseIfDown(Shape shape) throws IOException {
    calls.add(shape);
    if (down.contains(shape)) {
      throw new IOException(shape + " is down");
    }
  }

  private String write(SharedCollection collection, String value) throws IOException {
    return collection.write(KEY, write(Shape.OLD, value), write(Shape.NEW, value));
  }

  private String read(SharedCollection collection) throws IOException {
    return collection.read(KEY, read(Shape.OLD), read(Shape.NEW));
  }

  @ParameterizedTest
  @EnumSource
  void aWriteReachesItsShapesTheAuthoritativeOneFirst(Stage stage) throws IOException {
    SharedCollection collection = collection(new ScriptedSource(stage));
    String answer = write(collection, "a");
    List<Shape> expected =
        switch (stage) {
          case PROPOSED, APPROVED, REHEARSED, EXPANDED, ROLLED_BACK -> List.of(Shape.OLD);
          case DUAL_WRITE, BACKFILL, VERIFIED, SHADOW_READ, RAMP, ROLLING_BACK ->
              List.of(Shape.OLD, Shape.NEW);
          case NEW_PRIMARY, RETIRING -> List.of(Shape.NEW, Shape.OLD);
          case RETIRED -> List.of(Shape.NEW);
        };
    assertThat(calls).isEqualTo(expected);
    assertThat(answer).isEqualTo(expected.getFirst() + " took a");
  }

  @Test
  void aFailedSecondWriteIsOwedReadWhereItIsAndRepaired() throws IOException {
    ScriptedSource source = new ScriptedSource(Stage.RAMP);
    SharedCollection collection = collection(source);
    down.add(Shape.NEW);
    assertThat(write(collection, "a")).isEqualTo("OLD took a");
    assertThat(collection.isIndebted()).isTrue();
    source.move(StageState.of(2, Stage.NEW_PRIMARY));
    collection.repair();
    assertThat(collection.isIndebted()).isTrue();
    down.clear();
    assertThat(read(collection)).isEqualTo("a");
    assertThat(source.acknowledged()).containsExactly(1L);
    collection.repair();
    assertThat(collection.isIndebted()).isFalse();
    assertThat(sides).containsEntry(Shape.NEW, "a");
    assertThat(source.acknowledged()).containsExactly(1L, 2L);
  }

  @Test
  void anOwedRecordKeepsItsAuthorityUntilItIsRepaired() throws IOException {
    ScriptedSource source = new ScriptedSource(Stage.RAMP);
    SharedCollection collection = collection(source);
    down.add(Shape.NEW);
    String unused = write(collection, "a");
    down.clear();
    source.move(StageState.of(2, Stage.NEW_PRIMARY));
    calls.clear();
    assertThat(write(collection, "b")).isEqualTo("OLD took b");
    assertThat(calls).containsExactly(Shape.OLD, Shape.NEW);
  }

  @Test
  void aFirstWriteThatThrowsMayHaveHadAnEffectAndIsOwed() throws IOException {
    SharedCollection collection = collection(new ScriptedSource(Stage.DUAL_WRITE));
    down.add(Shape.OLD);
    assertThatThrownBy(() -> write(collection, "a")).hasMessage("OLD is down");
    assertThat(calls).containsExactly(Shape.OLD);
    assertThat(repairs.holder(KEY)).contains(Shape.OLD);
  }

  @Test
  void writesToBothShapesAreReadBackAndToldOf() throws IOException {
    ScriptedSource source = new ScriptedSource(Stage.DUAL_WRITE);
    SharedCollection orders = collection(source);
    orders.readBack((key, shape) -> sides.get(shape), 10);
    String unused = orders.write(KEY, write(Shape.OLD, "a"), write(Shape.NEW, "a"));
    assertThat(orders.readBacks().run()).isPositive();
    String unusedToo = orders.write(KEY, write(Shape.OLD, "b"), write(Shape.NEW, "c"));
    assertThat(orders.readBacks().run()).isPositive();
    assertThat(orders.readBacks().run()).isPositive();
    assertThat(orders.readBacks().found()).isEqualTo(new ReadBacks.Found(2, 1));
  }
}
