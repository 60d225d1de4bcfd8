package dev.lockstep.checks.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.DriverException;
import dev.lockstep.cli.LockstepCommand;
import dev.lockstep.testkit.cassandra.CassandraNode;
import dev.lockstep.testkit.cassandra.CqlSpace;
import dev.lockstep.testkit.cassandra.NodePlace;
import dev.lockstep.testkit.process.JavaCommand;
import dev.lockstep.testkit.process.ProcessUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code ./dev cluster cassandra}: three nodes with three copies of every row; one is killed in the
 * midst of a backfill at QUORUM, and the change goes on to {@code verified} and back without it.
 */
public final class CassandraCluster implements AutoCloseable {
  private static final int NODES = 3;
  private static final int ROWS = 20_000;
  private static final int SAMPLED = 50;
  private static final String SAMPLE =
      IntStream.range(0, SAMPLED).mapToObj(Integer::toString).collect(Collectors.joining(", "));
  private static final int AT_ONCE = 64;
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final long LOOK_AGAIN_NANOS = 50_000_000;

  private final List<CassandraNode> nodes = new ArrayList<>();
  private final Path folder;
  private final CqlSpace space;

  private CassandraCluster(Path folder) throws InterruptedException, IOException {
    this.folder = folder;
    for (NodePlace place : NodePlace.ring(NODES)) {
      nodes.add(CassandraNode.start(place));
      System.out.printf("node %d of %d is up%n", nodes.size(), NODES);
    }
    this.space = CqlSpace.on(nodes, NODES);
    load();
    Files.writeString(
        folder.resolve("change.yaml"),
        """
        apiVersion: lockstep/v1
        kind: Change
        id: town-to-city
        title: A town is a city
        contract: shop.things
        owner: team-things
        rationale: To lose a node meanwhile.
        operations:
          - rename: {from: town, to: city}
        """);
  }

  /** Runs as a program; ends with 1 where something was lost. */
  public static void main(String[] arguments) throws Exception {
    if (!List.of(arguments).equals(List.of("cassandra"))) {
      System.err.println("Cannot start such a cluster: the only one is ./dev cluster cassandra");
      System.exit(2);
    }
    try (CassandraCluster cluster =
        new CassandraCluster(Files.createTempDirectory("lockstep-cluster"))) {
      cluster.run();
    } catch (AssertionError failure) {
      System.err.println(failure.getMessage());
      System.exit(1);
    }
    System.exit(0);
  }

  private void load() {
    space.run("CREATE TABLE things (id int PRIMARY KEY, town text)");
    space.await("every node knows the table", this::isKnown);
    var insert = space.session().prepare("INSERT INTO things (id, town) VALUES (?, ?)");
    for (int from = 0; from < ROWS; from += AT_ONCE) {
      var answers = new ArrayList<CompletionStage<?>>();
      for (int id = from; id < Math.min(ROWS, from + AT_ONCE); id++) {
        answers.add(space.session().executeAsync(insert.bind(id, "t" + id)));
      }
      answers.forEach(answer -> assertThat(answer.toCompletableFuture().join()).isNotNull());
    }
    System.out.printf("%,d rows are loaded, with %d copies of each%n", ROWS, NODES);
  }

  /** The driver asks the nodes in turn. */
  private boolean isKnown() {
    LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    try {
      return IntStream.range(0, 2 * NODES)
          .allMatch(i -> space.rows("SELECT id FROM things LIMIT 1").isEmpty());
    } catch (DriverException e) {
      return false;
    }
  }

  private void run() throws InterruptedException {
    try (ProcessUnderTest command = ProcessUnderTest.start(command("run", "--until", "verified"))) {
      space.await("a tenth of the rows is tagged", () -> tagged() > ROWS / 10);
      long reached = tagged();
      nodes.getLast().kill();
      System.out.printf("node %d was killed when %,d rows were tagged%n", NODES, reached);
      assertThat(reached).as("rows tagged when the node was killed").isLessThan(ROWS);
      demandDone(command);
    }
    assertThat(space.rows("SELECT id, town, city FROM things"))
        .hasSize(ROWS)
        .allSatisfy(row -> {
          assertThat(row.getString(1)).isEqualTo("t" + row.getInt(0));
          assertThat(row.getString(2)).isEqualTo(row.getString(1));
        });
    System.out.printf("verified on the other %d, all %,d rows%n", NODES - 1, ROWS);
    nodes.getLast().restart();
    try (ProcessUnderTest command = ProcessUnderTest.start(command("rollback"))) {
      demandDone(command);
    }
    assertThat(space.rows("SELECT * FROM things"))
        .hasSize(ROWS)
        .allSatisfy(row -> assertThat(row.getColumnDefinitions().size()).isEqualTo(2));
    System.out.println("rolled back with all nodes up again, nothing left");
  }

  /** How many rows are tagged, by a sample: to count all would be work for the nodes. */
  private long tagged() {
    LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    try {
      return space
              .rows("SELECT lockstep_tag FROM things WHERE id IN (%s)".formatted(SAMPLE))
              .stream()
              .filter(row -> !row.isNull(0))
              .count()
          * (ROWS / SAMPLED);
    } catch (DriverException e) {
      return 0; // The column is not there yet, or not on every node.
    }
  }

  private static void demandDone(ProcessUnderTest command) throws InterruptedException {
    assertThat(command.awaitExit(PATIENCE))
        .as(() ->
            String.join(
                "\n", Stream.concat(command.output().stream(), command.errors().stream()).toList()))
        .isZero();
  }

  private JavaCommand command(String verb, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.add(verb);
    arguments.add(folder.resolve("change.yaml").toString());
    arguments.addAll(List.of("--store", space.uri().toString(), "--collection", "things"));
    arguments.addAll(List.of("--state", folder.resolve("state").toString()));
    arguments.addAll(List.of(more));
    return JavaCommand.of(LockstepCommand.class, arguments.toArray(String[]::new));
  }

  @Override
  public void close() {
    space.close();
    nodes.forEach(CassandraNode::close);
  }
}
