package dev.lockstep.checks.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.JsonReader;
import dev.lockstep.registry.schema.Dialect;
import dev.lockstep.testkit.seed.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker of schemas is never wrong, and seldom without an answer. */
final class SchemaPairsTest {
  private static final List<String> PLACES =
      List.of("../../shared/corpus", "../../../shared/corpus", "../shared/corpus");

  @Test
  void refutedPairsAreNeverCalledCompatible() {
    PairsReport report = report("schema-pairs-draft4.json");
    assertThat(report.lines()).noneMatch(line -> line.contains("NOT CONFIRMED"));
    assertThat(report.compatible()).isZero();
    assertThat(report.refuted()).isGreaterThanOrEqualTo(576);
  }

  @Test
  void pairsThatAreCompatibleByConstructionAreNeverRefuted() {
    PairsReport report = report("schema-pairs-compatible-draft4.json");
    assertThat(report.unconfirmed() + report.refuted()).isZero();
    assertThat(report.compatible()).isGreaterThanOrEqualTo(492);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MONGODB")
  void noGeneratedDocumentShowsAnAnswerToBeWrong(Dialect dialect) {
    int[] decided = new int[1];
    Seeds.configured()
        .check(
            400,
            random -> {
              Soundness pair = new Soundness(dialect, random);
              pair.tryOnePair();
              decided[0] += pair.decided();
            });
    System.out.printf("%s: %d generated pairs decided%n", dialect, decided[0]);
  }

  @Test
  void theDraftIsReadFromTheName() {
    assertThat(SchemaPairs.named(Path.of("a/pairs-draft2020-12.json")))
        .isEqualTo(Dialect.DRAFT_2020_12);
    assertThat(SchemaPairs.named(Path.of("pairs-draft7.json"))).isEqualTo(Dialect.DRAFT_7);
    assertThat(SchemaPairs.named(Path.of("pairs.json"))).isEqualTo(Dialect.DRAFT_4);
  }

  @Test
  void theReportCountsEveryPairOnce() {
    Json pairs =
        JsonReader.read(
            """
            [{"old": {"minimum": 2}, "new": {"minimum": 1}},
             {"old": {"minimum": 1}, "new": {"minimum": 2}, "witness": "never read"},
             {"old": {}, "new": {"format": "email"}}]
            """);
    PairsReport report = PairsReport.of(pairs, Dialect.DRAFT_4);
    assertThat(report.summary())
        .isEqualTo("3 pairs: 1 compatible, 1 incompatible with a valid witness, 1 unknown");
    assertThat(report.lines())
        .containsExactly("3 unknown: whether a value keeps to it could not be told (new#/format)");
  }

  private static PairsReport report(String file) {
    Optional<Path> corpus = PLACES.stream().map(Path::of).filter(Files::isDirectory).findFirst();
    assumeTrue(corpus.isPresent(), "the shared corpus is not beside the project");
    try {
      return PairsReport.of(
          JsonReader.read(Files.readString(corpus.get().resolve(file))), Dialect.DRAFT_4);
    } catch (IOException e) {
      throw new AssertionError("Cannot read " + file, e);
    }
  }
}
