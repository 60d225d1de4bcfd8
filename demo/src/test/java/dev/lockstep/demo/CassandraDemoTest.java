package dev.lockstep.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.demo.DemoOptions.Ending;
import dev.lockstep.demo.DemoOptions.Lead;
import dev.lockstep.demo.DemoOptions.Plant;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.testkit.cassandra.CqlSpace;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's story on a real Cassandra, in a keyspace of one's own. */
class CassandraDemoTest {
  private static final long SEED = 17;

  @TempDir private Path folder;

  private final StringWriter story = new StringWriter();
  private CqlSpace space;

  @BeforeEach
  void open() throws InterruptedException {
    space = CqlSpace.open();
  }

  @AfterEach
  void close() {
    if (space != null) {
      space.close();
    }
  }

  private DemoOptions options(int documents, Plant plant) {
    return new DemoOptions(
        OptionalInt.of(documents),
        SEED,
        Optional.empty(),
        Optional.empty(),
        Optional.of(space.uri().toString()),
        Optional.empty(),
        Duration.ofMillis(300),
        plant,
        Lead.RUNNER,
        Ending.EXIT,
        Optional.of(folder.resolve("report.json")));
  }

  private DemoReport run(DemoOptions options) {
    return new LockstepDemo(
            new Surroundings(
                new PrintWriter(story, true),
                Screen.PLAIN,
                InputStream.nullInputStream(),
                InstantSource.system(),
                new SplittableRandom(SEED)))
        .run(options);
  }

  private void assertClean(DemoReport report) {
    assertThat(report.isClean()).as(story + "\n" + report.toJson()).isTrue();
    assertThat(report.liveWrites()).isPositive();
  }

  private boolean isThere(String table) {
    return !space
        .rows(
            "SELECT table_name FROM system_schema.tables WHERE keyspace_name = ? AND table_name"
                + " = ?",
            space.keyspace(),
            table)
        .isEmpty();
  }

  @Test
  void carriesItsOwnChangeThereAndBackWithoutLosingAWriteAndRemovesItsTable() throws IOException {
    DemoReport report = run(options(600, Plant.NOTHING));

    assertClean(report);
    assertThat(report.documents()).isEqualTo(600);
    assertThat(report.stages()).hasSize(8);
    assertThat(Files.readString(folder.resolve("report.json"))).isEqualTo(report.toJson() + "\n");
    assertThat(isThere("demo_restaurants")).isFalse();
  }

  @Test
  void aWriteLostAmongTheDocumentsOfAFileIsReportedAndTheirTableKept() throws IOException {
    List<String> lines =
        IntStream.range(0, 30)
            .mapToObj(
                "{\"_id\": %d, \"rating\": 5, \"town\": \"Bath\", \"tags\": [\"a\"]}"::formatted)
            .toList();
    Path data = Files.write(folder.resolve("data.json"), lines);
    DemoOptions options = options(100, Plant.LOST_WRITE);

    DemoReport report =
        run(
            new DemoOptions(
                options.documents(),
                SEED,
                Optional.of(data),
                Optional.of(rename()),
                options.store(),
                Optional.of("kept"),
                options.perStage(),
                options.plant(),
                options.lead(),
                options.ending(),
                options.report()));

    assertThat(report.isClean()).isFalse();
    assertThat(report.lostWrites()).isPositive();
    assertThat(report.inventedWrites()).isZero();
    assertThat(report.rollback().leftovers()).isEmpty();
    assertThat(story.toString())
        .contains("hold Extended JSON as text", ": _id, tags", "NOT as its writers left it");
    assertThat(isThere("kept")).isTrue();
    assertThat(
            space.rows(
                "SELECT comment FROM system_schema.tables WHERE keyspace_name = ?",
                space.keyspace()))
        .extracting(row -> row.getString(0))
        .noneMatch(comment -> comment.startsWith("Lockstep keeps here"));
  }

  private Path rename() throws IOException {
    return Files.writeString(
        folder.resolve("change.yaml"),
        """
        apiVersion: lockstep/v1
        kind: Change
        id: a-change
        title: A change of one's own
        operations:
          - rename: {from: town, to: city}
        """);
  }

  @Test
  void aTableThatIsThereIsLeftAlone() {
    space.run("CREATE TABLE demo_restaurants (id text PRIMARY KEY, mine int)");

    assertThatThrownBy(() -> run(options(100, Plant.NOTHING)))
        .hasMessageStartingWith("Cannot run the demo on table demo_restaurants: it exists")
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.USAGE));
    assertThat(isThere("demo_restaurants")).isTrue();
  }
}
