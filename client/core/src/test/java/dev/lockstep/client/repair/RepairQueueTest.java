package dev.lockstep.client.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.testkit.process.JavaCommand;
import dev.lockstep.testkit.process.ProcessUnderTest;
import dev.lockstep.testkit.seed.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairQueueTest {
  private static final int BYTES = 16_384;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("orders.repairs");
  }

  private static Map<Value, Shape> holders(RepairQueue queue) {
    return queue.owed().stream().collect(Collectors.toMap(Owed::key, Owed::holder));
  }

  @Test
  void whatIsOwedOutlivesTheProcessAndKeepsItsHolder() throws IOException {
    try (RepairQueue queue = RepairQueue.open(file(), BYTES)) {
      queue.owe(Value.text("a b\n"), Shape.OLD, 3);
      queue.owe(Value.ObjectId.of("507f1f77bcf86cd799439011"), Shape.NEW, 4);
      queue.owe(Value.text("a b\n"), Shape.NEW, 5);
    }
    try (RepairQueue queue = RepairQueue.open(file(), BYTES)) {
      assertThat(holders(queue))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  Value.text("a b\n"),
                  Shape.OLD,
                  Value.ObjectId.of("507f1f77bcf86cd799439011"),
                  Shape.NEW));
      assertThat(queue.areOwedBefore(3)).isFalse();
      assertThat(queue.areOwedBefore(4)).as("owed since epoch 3").isTrue();
      assertThat(queue.isOverflowed()).isFalse();
    }
  }

  @Test
  void aDebtThatAroseAgainDuringItsRepairStays() throws IOException {
    try (RepairQueue queue = RepairQueue.open(file(), BYTES)) {
      queue.owe(Value.int32(1), Shape.OLD, 1);
      Owed taken = queue.owed().getFirst();
      queue.owe(Value.int32(1), Shape.OLD, 1);
      queue.settle(taken);
      assertThat(queue.size()).isEqualTo(1);
      queue.settle(queue.owed().getFirst());
      assertThat(queue.size()).isZero();
    }
  }

  @Test
  void settledDebtsMakeRoom() throws IOException {
    try (RepairQueue queue = RepairQueue.open(file(), 1024)) {
      for (int i = 0; i < 100; i++) {
        queue.owe(Value.int32(i), Shape.OLD, 1);
        queue.settle(queue.owed().getFirst());
      }
      assertThat(queue.isOverflowed()).isFalse();
      assertThat(Files.size(file())).isEqualTo(1024);
    }
  }

  @Test
  void aFullQueueOverflowsStaysSoAndIsEndedByAVerification() throws IOException {
    try (RepairQueue queue = RepairQueue.open(file(), 1024)) {
      for (int i = 0; i < 100; i++) {
        queue.owe(Value.int32(i), Shape.OLD, 1);
      }
      assertThat(queue.isOverflowed()).isTrue();
      assertThat(queue.size()).isBetween(5, 30);
      queue.owed().forEach(queue::settle);
      assertThat(queue.areOwedBefore(1)).isTrue();
    }
    try (RepairQueue queue = RepairQueue.open(file(), 1024)) {
      assertThat(queue.isOverflowed()).isTrue();
      queue.reconciled();
    }
    try (RepairQueue queue = RepairQueue.open(file(), 1024)) {
      assertThat(queue.isOverflowed()).isFalse();
    }
  }

  /** A limit on file sizes stands in for a disk without room. */
  @Test
  void aDiskWithoutRoomRefusesTheStartAndNotAWrite() throws Exception {
    String program =
        JavaCommand.of(OwingProcess.class, file().toString(), "1048576").commandLine().stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    try (ProcessUnderTest process =
        ProcessUnderTest.start(List.of("sh", "-c", "ulimit -f 64; exec " + program), Map.of())) {
      assertThat(process.awaitExit(PATIENCE)).isEqualTo(1);
      assertThat(process.errors().toString()).contains("Cannot open the repair queue");
    }
    assertThat(Files.exists(file())).isFalse();
  }

  @Test
  void aFileIsOneProcesssAlone() throws Exception {
    try (ProcessUnderTest process =
        ProcessUnderTest.start(JavaCommand.of(OwingProcess.class, file().toString(), "1048576"))) {
      String unused = process.awaitLine("owed", PATIENCE);
      assertThatThrownBy(() -> RepairQueue.open(file(), BYTES))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("another process has it open");
    }
  }

  @Test
  void everyDebtThatWasPromisedIsThereAfterTheProcessWasKilled() throws Exception {
    for (int kill = 1; kill <= 3; kill++) {
      Path file = folder.resolve("killed-" + kill);
      List<String> said;
      try (ProcessUnderTest process =
          ProcessUnderTest.start(JavaCommand.of(OwingProcess.class, file.toString(), "65536"))) {
        String unused = process.awaitLine("settled " + 60 * kill, PATIENCE);
        // By its handle, since to destroy a Process closes the pipe with what it had still said.
        assertThat(ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly()).isTrue();
        assertThat(process.awaitExit(PATIENCE)).isNotZero();
        said = process.output();
      }
      try (RepairQueue queue = RepairQueue.open(file, 65_536)) {
        assertThat(queue.isOverflowed()).isFalse();
        assertThat(holders(queue)).containsAllEntriesOf(OwingProcess.owedAfter(said));
      }
    }
  }

  /** Whatever a crash leaves of the last line, all lines before it are kept. */
  @Test
  void aTornLastLineIsDroppedAndDamageBeforeItIsAnOverflow() throws IOException {
    try (RepairQueue queue = RepairQueue.open(file(), BYTES)) {
      for (int i = 0; i < 20; i++) {
        queue.owe(Value.int32(i), Shape.OLD, 1);
      }
    }
    byte[] whole = Files.readAllBytes(file());
    int end = whole.length;
    while (whole[end - 1] == 0) {
      end--;
    }
    int length = end;
    Seeds.configured().check(30, random -> damaged(whole.clone(), length, random));
  }

  private void damaged(byte[] bytes, int end, SplittableRandom random) throws IOException {
    boolean isLast = random.nextBoolean();
    int at = isLast ? end - 1 - random.nextInt(20) : 2 + random.nextInt(end / 2);
    bytes[at] ^= (byte) (1 + random.nextInt(127));
    Files.write(file(), bytes);
    try (RepairQueue queue = RepairQueue.open(file(), BYTES)) {
      assertThat(queue.size()).isLessThan(20);
      assertThat(queue.isOverflowed()).isEqualTo(!isLast);
      if (isLast) {
        assertThat(queue.size()).isEqualTo(19);
      }
    }
    try (RepairQueue again = RepairQueue.open(file(), BYTES)) {
      assertThat(again.isOverflowed()).isEqualTo(!isLast);
    }
  }
}
