package dev.lockstep.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.client.repair.RepairQueue;
import dev.lockstep.client.repair.Repairer;
import dev.lockstep.client.stage.ScriptedSource;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.stage.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockstepTest {
  private static final Repairer NOTHING_OWED = (key, holder) -> {};

  @TempDir private Path folder;

  @Test
  void aCollectionIsOpenedOnceAndReadsByItsStage() throws IOException {
    ScriptedSource source = new ScriptedSource(Stage.NEW_PRIMARY);
    try (Lockstep lockstep = Lockstep.connect(source, Settings.in(folder))) {
      SharedCollection orders = lockstep.collection("orders", NOTHING_OWED);
      assertThat(lockstep.collection("orders", NOTHING_OWED)).isSameAs(orders);
      assertThat(orders.read(Value.int32(1), () -> Shape.OLD, () -> Shape.NEW))
          .isEqualTo(Shape.NEW);
    }
  }

  @Test
  void withoutAFirstStageThereIsNoCollectionUntilOneIsHeardOf() throws IOException {
    ScriptedSource source = new ScriptedSource(Stage.NEW_PRIMARY);
    source.setReachable(false);
    try (Lockstep lockstep = Lockstep.connect(source, Settings.in(folder))) {
      assertThatThrownBy(() -> lockstep.collection("orders", NOTHING_OWED))
          .isInstanceOf(IOException.class);
      source.setReachable(true);
      assertThat(lockstep.collection("orders", NOTHING_OWED).isIndebted()).isFalse();
    }
  }

  @Test
  void whatAnEarlierProcessOwedIsRepaired() throws Exception {
    try (RepairQueue left = RepairQueue.open(folder.resolve("orders.repairs"), 4096)) {
      left.owe(Value.int32(7), Shape.OLD, 1);
    }
    CountDownLatch repaired = new CountDownLatch(1);
    Repairer repairer =
        (key, holder) -> {
          if (key.equals(Value.int32(7)) && holder == Shape.OLD) {
            repaired.countDown();
          }
        };
    ScriptedSource source = new ScriptedSource(Stage.DUAL_WRITE);
    try (Lockstep lockstep = Lockstep.connect(source, Settings.in(folder))) {
      SharedCollection orders = lockstep.collection("orders", repairer);
      assertThat(repaired.await(1, TimeUnit.MINUTES)).isTrue();
      while (orders.isIndebted()) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void aNameThatLeavesTheFolderIsRefused() throws IOException {
    ScriptedSource source = new ScriptedSource(Stage.DUAL_WRITE);
    try (Lockstep lockstep = Lockstep.connect(source, Settings.in(folder))) {
      assertThatThrownBy(() -> lockstep.collection("../orders", NOTHING_OWED))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
