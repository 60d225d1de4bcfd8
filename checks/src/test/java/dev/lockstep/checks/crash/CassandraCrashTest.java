package dev.lockstep.checks.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import dev.lockstep.cli.LockstepCommand;
import dev.lockstep.testkit.cassandra.CassandraNode;
import dev.lockstep.testkit.cassandra.CqlSpace;
import dev.lockstep.testkit.cassandra.TestCassandra;
import dev.lockstep.testkit.process.JavaCommand;
import dev.lockstep.testkit.process.ProcessUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command and the node it works on are killed and stopped in the midst of a change. */
class CassandraCrashTest {
  private static final int ROWS = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final long LOOK_AGAIN_NANOS = 20_000_000;

  @TempDir private Path folder;
  private CassandraNode node;
  private CqlSpace space;

  @BeforeEach
  void open() throws InterruptedException, IOException {
    TestCassandra.skipWhereLeftOut();
    node = CassandraNode.start();
    space = CqlSpace.on(List.of(node), 1);
    space.run("CREATE TABLE things (id int PRIMARY KEY, town text)");
    for (int id = 0; id < ROWS; id++) {
      space.run("INSERT INTO things (id, town) VALUES (?, ?)", id, "t" + id);
    }
    Files.writeString(
        folder.resolve("change.yaml"),
        """
        apiVersion: lockstep/v1
        kind: Change
        id: town-to-city
        title: A town is a city
        contract: shop.things
        owner: team-things
        rationale: To be killed.
        operations:
          - rename: {from: town, to: city}
        """);
  }

  @AfterEach
  void close() {
    if (space != null) {
      space.close();
    }
    if (node != null) {
      node.close();
    }
  }

  @Test
  void aChangeGoesForwardAndBackWhileItsCommandIsKilledAndItsNodeHangsAndIsKilled()
      throws InterruptedException {
    killedWhen("rows are tagged", forward(), () -> tagged() >= ROWS / 3);
    try (ProcessUnderTest command = ProcessUnderTest.start(forward())) {
      space.await("more rows are tagged", () -> tagged() > ROWS / 3);
      node.pause();
      assertThat(command.isAlive()).isTrue();
      node.resume();
      assertThat(command.awaitExit(PATIENCE)).as(() -> said(command)).isZero();
    }
    assertBothShapes();
    try (ProcessUnderTest command = ProcessUnderTest.start(back())) {
      space.await("rows are cleaned", () -> tagged() < ROWS);
      node.restart();
      int exit = command.awaitExit(PATIENCE);
      assertThat(said(command)).as("exit %d", exit).doesNotContain("Exception");
    }
    space.await("the node answers again", this::isAnswering);
    killedWhen("rows are cleaned or all are", back(), () -> tagged() < ROWS);
    demandDone(back());
    assertOldShape();
  }

  private void killedWhen(String what, JavaCommand wanted, BooleanSupplier isSo)
      throws InterruptedException {
    try (ProcessUnderTest command = ProcessUnderTest.start(wanted)) {
      space.await(what, () -> isSo.getAsBoolean() || !command.isAlive());
      command.kill();
    }
  }

  private void demandDone(JavaCommand wanted) throws InterruptedException {
    try (ProcessUnderTest command = ProcessUnderTest.start(wanted)) {
      assertThat(command.awaitExit(PATIENCE)).as(() -> said(command)).isZero();
    }
  }

  private static String said(ProcessUnderTest command) {
    return String.join(
        "\n", Stream.concat(command.output().stream(), command.errors().stream()).toList());
  }

  private JavaCommand forward() {
    return command("run", "--until", "new-primary");
  }

  private JavaCommand back() {
    return command("rollback");
  }

  private JavaCommand command(String verb, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.add(verb);
    arguments.add(folder.resolve("change.yaml").toString());
    arguments.addAll(List.of("--store", space.uri().toString(), "--collection", "things"));
    arguments.addAll(List.of("--state", folder.resolve("state").toString()));
    arguments.addAll(List.of(more));
    return JavaCommand.of(LockstepCommand.class, arguments.toArray(String[]::new))
        .withJvmOption("-XX:TieredStopAtLevel=1");
  }

  private boolean isAnswering() {
    try {
      return !space.rows("SELECT id FROM things LIMIT 1").isEmpty();
    } catch (DriverException e) {
      return false;
    }
  }

  private long tagged() {
    LockSupport.parkNanos(LOOK_AGAIN_NANOS); // To look is work for the node.
    try {
      return space.row("SELECT COUNT(lockstep_tag) FROM things").getLong(0);
    } catch (InvalidQueryException e) {
      return 0; // The column is not there yet, or not any more.
    }
  }

  private void assertBothShapes() {
    assertThat(space.rows("SELECT id, town, city FROM things"))
        .hasSize(ROWS)
        .allSatisfy(row -> {
          assertThat(row.getString(1)).isEqualTo("t" + row.getInt(0));
          assertThat(row.getString(2)).isEqualTo(row.getString(1));
        });
  }

  private void assertOldShape() {
    assertThat(space.columns("things")).containsExactlyInAnyOrder("id", "town");
    assertThat(space.rows("SELECT id, town FROM things"))
        .hasSize(ROWS)
        .allSatisfy(row -> assertThat(row.getString(1)).isEqualTo("t" + row.getInt(0)));
    assertThat(
            space.rows(
                "SELECT table_name FROM system_schema.tables WHERE keyspace_name = ?",
                space.keyspace()))
        .singleElement()
        .satisfies(row -> assertThat(row.getString(0)).isEqualTo("things"));
  }
}
