package dev.lockstep.checks.rules;

import static dev.lockstep.checks.rules.EngineWorld.LEASE;
import static dev.lockstep.checks.rules.EngineWorld.RENAME;
import static dev.lockstep.checks.rules.EngineWorld.THINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.rollout.Forecast;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.inplace.NewShapeWriter;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.tck.hostile.Call.Kind;
import dev.lockstep.tck.hostile.Crash;
import dev.lockstep.tck.hostile.Fault;
import dev.lockstep.tck.hostile.Faults;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rolling back: what it keeps, what it waits for, and when it is done. */
class WayBackRulesTest {
  private static List<Document> documents(int count) {
    return IntStream.range(0, count).mapToObj(EngineWorld::document).toList();
  }

  @Test
  void rollingBackWaitsUntilNoEarlierWriteCanTakeEffect() {
    EngineWorld engines = EngineWorld.of(RENAME).with(20);
    engines.forward(Stage.DUAL_WRITE);
    Faults late = Faults.NONE.with(Fault.DELAYED_WRITE, 1).withDelayMax(LEASE.dividedBy(2));
    engines.world.hook(call -> {
      engines.world.faults(EngineWorld.is(call, Kind.WRITE, THINGS) ? late : Faults.NONE);
      if (EngineWorld.is(call, Kind.READ, THINGS)) {
        engines.world.crashBefore(call.step());
      }
    });
    assertThatThrownBy(() -> engines.forward(Stage.BACKFILL)).isInstanceOf(Crash.class);
    assertThat(engines.world.delayedWrites()).isPositive();
    engines.world.hook(call -> {});
    engines.back();
    engines.world.heal();
    assertThat(engines.application().all()).containsExactlyInAnyOrderElementsOf(documents(20));
  }

  @Test
  void rollingBackIsCompleteOnlyWhenACountSaysSo() {
    EngineWorld engines = EngineWorld.withoutFeed(RENAME).with(5);
    engines.forward(Stage.NEW_PRIMARY);
    Runnable came =
        engines.once(Stage.ROLLING_BACK, Kind.WRITE, THINGS, () -> insertInNewShape(engines));
    engines.back();
    came.run();
    assertThat(engines.application().all())
        .hasSize(6)
        .noneMatch(document -> document.has(Layout.TAG) || document.has("city"));
  }

  /** A service of the new shape inserts before every key that the pass has still to see. */
  private static void insertInNewShape(EngineWorld engines) {
    NewShapeWriter writer =
        new NewShapeWriter(engines.subject.layout(), 1, () -> Bytes.of(new byte[12]));
    Document born = Document.of("_id", Value.int32(-1), "city", Value.text("York"));
    engines.insert(writer.insert(born).orElseThrow());
  }

  @Test
  void aLiveWriteOfTheOldShapeWhileCleaningIsKept() {
    EngineWorld engines = EngineWorld.of(RENAME).with(5);
    engines.forward(Stage.NEW_PRIMARY);
    Runnable came =
        engines.once(
            Stage.ROLLING_BACK, Kind.WRITE, THINGS, () -> engines.write(0, "town", "Bath"));
    engines.back();
    came.run();
    assertThat(engines.stored(0))
        .isEqualTo(EngineWorld.document(0).with("town", Value.text("Bath")));
  }

  @Test
  void aLiveWriteOfTheNewShapeIsCarriedBackBeforeTheNewShapeGoes() {
    EngineWorld engines = EngineWorld.withoutFeed(RENAME).with(5);
    engines.forward(Stage.NEW_PRIMARY);
    engines.write(0, "city", "York");
    engines.back();
    assertThat(engines.stored(0))
        .isEqualTo(EngineWorld.document(0).with("town", Value.text("York")));
  }

  @Test
  void rollingBackLeavesNothingOfOurs() {
    EngineWorld engines =
        EngineWorld.of(RENAME + "\n- addIndex: {name: by_city, keys: {city: 1}}").with(5);
    List<Document> catalogue = engines.memory.catalogue(THINGS);
    engines.forward(Stage.NEW_PRIMARY);
    assertThat(engines.memory.catalogue(THINGS)).isNotEqualTo(catalogue);
    engines.back();
    assertThat(engines.memory.catalogue(THINGS)).isEqualTo(catalogue);
    assertThat(engines.memory.collections()).containsExactly(THINGS);
    assertThat(engines.application().all()).containsExactlyInAnyOrderElementsOf(documents(5));
  }

  @Test
  void theForecastTellsHowEveryDocumentWouldComeBack() {
    EngineWorld engines =
        EngineWorld.of("- convert: {path: rating, to: int, otherwise: null}").with(1);
    engines.write(0, "rating", Value.int32(4));
    engines.insert(Document.of("_id", Value.int32(1), "rating", Value.text("4")));
    engines.insert(Document.of("_id", Value.int32(2), "rating", Value.text("none yet")));
    engines.forward(Stage.NEW_PRIMARY);
    engines.engine(rollout -> {
      Forecast forecast = rollout.forecast(100);
      assertThat(forecast.documents()).isEqualTo(3);
      assertThat(forecast.direct()).isEqualTo(1);
      assertThat(forecast.throughComplement()).isEqualTo(2);
      assertThat(forecast.notAtAll()).isZero();
      assertThat(forecast.conflicts()).isZero();
      assertThat(forecast.time()).isGreaterThanOrEqualTo(Duration.ZERO);
    });
  }
}
