package dev.lockstep.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.demo.DemoOptions.Ending;
import dev.lockstep.demo.DemoOptions.Lead;
import dev.lockstep.demo.DemoOptions.Plant;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockstepDemoTest {
  private static final Path CORPUS = Path.of("..", "..", "shared", "corpus", "documents");

  @TempDir private Path folder;

  private final StringWriter story = new StringWriter();

  private DemoReport run(Optional<Path> data, Optional<Path> change, Plant plant) {
    DemoOptions options =
        new DemoOptions(
            OptionalInt.of(200),
            DemoOptions.DEFAULTS.seed(),
            data,
            change,
            Optional.empty(),
            Optional.empty(),
            Duration.ofMillis(150),
            plant,
            Lead.RUNNER,
            Ending.EXIT,
            Optional.of(folder.resolve("report.json")));
    return new LockstepDemo(
            new Surroundings(
                new PrintWriter(story, true),
                Screen.PLAIN,
                InputStream.nullInputStream(),
                InstantSource.system(),
                new SplittableRandom(DemoOptions.DEFAULTS.seed())))
        .run(options);
  }

  private Optional<Path> change(String operations) throws IOException {
    String text =
        """
        apiVersion: lockstep/v1
        kind: Change
        id: a-change
        title: A change of one's own
        operations:
        """;
    return Optional.of(Files.writeString(folder.resolve("change.yaml"), text + operations));
  }

  private static Optional<Path> corpus(String name) {
    Path file = CORPUS.resolve(name);
    assumeThat(file).exists();
    return Optional.of(file);
  }

  private void assertClean(DemoReport report) {
    assertThat(report.isClean()).as(story + "\n" + report.toJson()).isTrue();
    assertThat(report.liveWrites()).isPositive();
  }

  @Test
  void carriesItsOwnChangeThereAndBackWithoutLosingAWrite() throws IOException {
    DemoReport report = run(Optional.empty(), Optional.empty(), Plant.NOTHING);

    assertClean(report);
    assertThat(report.stages())
        .extracting(DemoReport.StageTime::stage)
        .containsExactly(
            "expanded",
            "dual-write",
            "backfill",
            "verified",
            "shadow-read",
            "ramp",
            "new-primary",
            "rolled-back");
    assertThat(Files.readString(folder.resolve("report.json"))).isEqualTo(report.toJson() + "\n");
    assertThat(story.toString()).contains("Proven from the writers' own history");
  }

  @Test
  void aPlantedLostWriteIsReported() {
    DemoReport report = run(Optional.empty(), Optional.empty(), Plant.LOST_WRITE);

    assertThat(report.isClean()).isFalse();
    assertThat(report.lostWrites()).isPositive();
    assertThat(report.rollback().laterWritesLost()).isPositive();
    assertThat(story.toString()).contains("lost: ", "NOT as its writers left it");
  }

  @Test
  void aPlantedInventedWriteIsReported() {
    DemoReport report = run(Optional.empty(), Optional.empty(), Plant.INVENTED_WRITE);

    assertThat(report.isClean()).isFalse();
    assertThat(report.inventedWrites()).isEqualTo(1);
    assertThat(report.lostWrites()).isZero();
  }

  @Test
  void holdsForRealRestaurants() {
    assertClean(run(corpus("restaurant.json"), Optional.empty(), Plant.NOTHING));
  }

  @Test
  void holdsForRealBookCoversAndAChangeOfTheirOwn() throws IOException {
    Optional<Path> change =
        change(
            """
              - rename: {from: book_id, to: book}
              - convert: {path: ratingval, to: double, otherwise: null}
            """);

    assertClean(run(corpus("covers.json"), change, Plant.NOTHING));
  }

  @Test
  void holdsForRealStudentsAndOperationsInsideTheirScores() throws IOException {
    Optional<Path> change =
        change(
            """
              - each:
                  path: scores[]
                  key: type
                  operations:
                    - rename: {from: score, to: points}
              - rename: {from: name, to: fullName}
            """);

    assertClean(run(corpus("students.json"), change, Plant.NOTHING));
  }

  @Test
  void aChangeThatIsNoneIsRefusedBeforeAnythingIsStarted() throws IOException {
    Optional<Path> change = change("  - renam: {from: a, to: b}\n");

    assertThatThrownBy(() -> run(Optional.empty(), change, Plant.NOTHING))
        .hasMessageStartingWith("Cannot carry the change in " + folder.resolve("change.yaml"))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.CHANGE_INVALID));
  }
}
