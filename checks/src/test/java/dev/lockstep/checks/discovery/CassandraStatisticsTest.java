package dev.lockstep.checks.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.cassandra.CqlSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real Cassandra tells of itself decides what a changed table breaks. */
final class CassandraStatisticsTest {
  private static final String DEPOT =
      "{id: depot, name: depot, logicalType: string, physicalType: text}";

  private static CqlSpace space;

  @TempDir private Path folder;
  private Path old;
  private Path fresh;
  private Path counts;

  @BeforeAll
  static void fill() throws InterruptedException {
    space = CqlSpace.open();
    space.run("CREATE TABLE parcels (id text PRIMARY KEY, zip text, city text, note bigint)");
    space.run("CREATE INDEX parcels_by_city ON parcels (city)");
    for (int i = 0; i < 30; i++) {
      space.run(
          "INSERT INTO parcels (id, zip, city, note) VALUES ('p%d', '%d', 'Ulm', %d)"
              .formatted(i, 89_000 + i, i));
    }
    space.run("ALTER TABLE parcels DROP note");
  }

  @AfterAll
  static void drop() {
    space.close();
  }

  @BeforeEach
  void infer() throws IOException {
    old = Files.createDirectories(folder.resolve("old")).resolve("parcels.odcs.yaml");
    fresh = Files.createDirectories(folder.resolve("new")).resolve("parcels.odcs.yaml");
    counts = folder.resolve("counts.yaml");
    Command infer =
        run(
            "infer",
            space.uri().toString(),
            "--collection",
            "parcels",
            "--full",
            "--out",
            old.toString(),
            "--stats-out",
            counts.toString());
    assertThat(infer.exit()).as(infer.all()).isZero();
  }

  private Command run(String... args) {
    return Command.run(folder.resolve("state"), args);
  }

  private Command breaking(String... more) {
    String[] words = {"breaking", "--against", old.getParent().toString(), "--fail-on", "unknown"};
    return run(
        Stream.of(
                Arrays.stream(words), Arrays.stream(more), Stream.of(fresh.getParent().toString()))
            .flatMap(each -> each)
            .toArray(String[]::new));
  }

  /** The next version, with one column more. */
  private void add(String property) throws IOException {
    String draft = Files.readString(old).replace("version: \"0.1.0\"", "version: \"0.2.0\"");
    Matcher first = Pattern.compile("(?m)^ *properties:\n( *)- ").matcher(draft);
    assertThat(first.find()).as(draft).isTrue();
    int at = first.start(1);
    Files.writeString(
        fresh,
        draft.substring(0, at) + first.group(1) + "- " + property + "\n" + draft.substring(at));
  }

  /** The next version, without a column and the indexes. */
  private void remove(String column) throws IOException {
    String draft = Files.readString(old).replace("version: \"0.1.0\"", "version: \"0.2.0\"");
    String property =
        "(?ms)^ {6}- (?:#[^\n]*\n +)?id: %s\n.*?(?=^ {6}- |^ {4}\\w)".formatted(column);
    Files.writeString(
        fresh, draft.replaceAll(property, "").replaceAll("(?ms)^( +)indexes:\n.*?(?=^\\1\\w)", ""));
  }

  @Test
  void whatTheStoreKnowsIsWrittenAndNoValueOfADocument() throws IOException {
    String text = Files.readString(counts);
    assertThat(text)
        .contains("documents: 30", "full: true", "note: {type: bigint, kind: regular}")
        .contains("views: []", "parcels_by_city: [city]", "down: 0", "schemas: 1")
        .containsPattern("versions: \\[\"[0-9.]+\"]")
        .doesNotContain("validator", "89007", "p7");
    assertThat(StatisticsSchema.errors(text)).isEmpty();
  }

  @Test
  void anAddedColumnIsUnknownWithoutTheStoreAndFineWithIt() throws IOException {
    add(DEPOT);
    Command unknown = breaking();
    assertThat(unknown.exit()).as(unknown.all()).isEqualTo(101);
    Command known = breaking("--stats", counts.toString());
    assertThat(known.exit()).as(known.all()).isZero();
    Path all = folder.resolve("doctor.yaml");
    Command doctor = run("doctor", space.uri().toString(), "--stats-out", all.toString());
    assertThat(doctor.exit()).as(doctor.all()).isZero();
    assertThat(StatisticsSchema.errors(Files.readString(all))).isEmpty();
    Command sampled = breaking("--stats", all.toString());
    assertThat(sampled.exit()).as(sampled.all()).isZero();
  }

  @Test
  void aColumnThatComesBackWithAnotherTypeIsRefused() throws IOException {
    add("{id: note, name: note, logicalType: string, physicalType: text}");
    Command known = breaking("--stats", counts.toString());
    assertThat(known.exit()).as(known.all()).isEqualTo(100);
    assertThat(known.out()).contains("COLUMN_READDED_INCOMPATIBLE");
  }

  @Test
  void aColumnWithAnIndexCannotBeDropped() throws IOException {
    remove("city");
    assertThat(Files.readString(fresh)).doesNotContain("name: city");
    Command known = breaking("--stats", counts.toString());
    assertThat(known.exit()).as(known.all()).isEqualTo(100);
    assertThat(known.out()).contains("DEPENDENT_VIEW_OR_INDEX", "parcels_by_city depends on");
  }

  @Test
  void aChangeIsJudgedByWhatTheStoreKnows() throws IOException {
    add(DEPOT);
    Files.copy(old, fresh.resolveSibling("parcels-1.odcs.yaml"));
    Path change = folder.resolve("depot.change.yaml");
    Files.writeString(
        change,
        """
        apiVersion: lockstep/v1
        kind: Change
        id: depot
        title: Which depot
        contract: parcels
        from: 0.1.0
        to: 0.2.0
        operations:
          - add: {path: depot, value: main}
        rollout: standard
        """);
    String in = fresh.getParent().toString();
    Command unknown = run("check", change.toString(), "--in", in);
    assertThat(unknown.all()).contains("SCHEMA_AGREEMENT_RISK", "COLUMN_READDED_INCOMPATIBLE");
    Command known = run("check", change.toString(), "--in", in, "--stats", counts.toString());
    assertThat(known.exit()).as(known.all()).isNotEqualTo(101).isNotEqualTo(1);
    assertThat(known.out()).doesNotContain("SCHEMA_AGREEMENT_RISK", "COLUMN_READDED_INCOMPATIBLE");
  }
}
