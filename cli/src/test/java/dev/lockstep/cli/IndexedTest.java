package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import dev.lockstep.testkit.seed.SeededTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With an index and without, comparing and checking say the same. */
final class IndexedTest {
  private static final int CONTRACTS = 36;
  private static final int USAGES = 30;
  private static final int KINDS = 30;

  @TempDir private Path folder;
  private Shell shell;
  private Path old;
  private Path fresh;

  @BeforeEach
  void makeFiles() throws Exception {
    shell = new Shell(folder.resolve("state"));
    shell.set("XDG_CACHE_HOME", folder.resolve("caches").toString());
    old = Files.createDirectories(folder.resolve("old"));
    fresh = Files.createDirectories(folder.resolve("fresh"));
    SplittableRandom random = new SplittableRandom(5);
    for (Path each : List.of(old, fresh)) {
      for (int i = 0; i < CONTRACTS; i++) {
        Files.writeString(each.resolve("c" + i + ".odcs.yaml"), contract(i % KINDS, 0));
      }
    }
    for (int i = 0; i < USAGES; i++) {
      Files.writeString(fresh.resolve("u" + i + ".usage.yaml"), usage(random));
    }
    Git.in(fresh).run("init", "-q");
    Git.in(fresh).run("add", "-A");
    Git.in(fresh).run("commit", "-qm", "first");
  }

  private static String contract(int id, int variant) {
    return """
    {apiVersion: v3.1.0, kind: DataContract, id: c%d, version: 1.%d.0, status: active,
     team: {name: t}, schema: [{id: a, name: a, logicalType: object, properties: [
       {id: x, name: %s, logicalType: %s, required: %b}, {id: y, name: y, logicalType: string}]}]}
    """
        .formatted(
            id,
            variant % 3,
            variant % 5 == 4 ? "z" : "x",
            variant % 2 == 0 ? "integer" : "string",
            variant % 4 == 3);
  }

  private static String usage(SplittableRandom random) {
    return """
    {apiVersion: lockstep/v1, kind: Usage, service: s%d, version: 1.0.0, contracts: [
      {contract: c%d, supports: "<1.2", reads: [x]}, {contract: c%d, supports: "*", writes: [y]}]}
    """
        .formatted(random.nextInt(99), random.nextInt(KINDS), random.nextInt(KINDS));
  }

  private void edit(Path side, SplittableRandom random) throws IOException {
    Path contract = side.resolve("c" + random.nextInt(CONTRACTS) + ".odcs.yaml");
    switch (random.nextInt(8)) {
      case 0 -> Files.deleteIfExists(contract);
      case 1 -> Files.writeString(side.resolve("u" + random.nextInt(9) + ".yaml"), usage(random));
      case 2 -> Files.writeString(contract, "kind: DataContract\nid: [\n");
      default -> Files.writeString(contract, contract(random.nextInt(KINDS), random.nextInt(60)));
    }
  }

  private Ran breaking(String against, String... more) {
    return more.length == 0
        ? shell.run("breaking", "--against", against, "--format", "json", fresh.toString())
        : shell.run(
            "breaking", "--against", against, "--format", "json", more[0], fresh.toString());
  }

  @SeededTest(cases = 3)
  void theAnswerIsTheSameAfterAnyEdits(SplittableRandom random) throws IOException {
    for (int i = random.nextInt(3); i >= 0; i--) {
      edit(random.nextBoolean() ? old : fresh, random);
      for (String against : List.of("HEAD", old.toString())) {
        assertThat(breaking(against)).as(against).isEqualTo(breaking(against, "--no-index"));
      }
    }
    assertThat(folder.resolve("caches")).isNotEmptyDirectory();
  }

  private Ran look(String verb, String... more) throws IOException {
    Path change =
        Files.writeString(
            folder.resolve("x.change.yaml"),
            """
            {apiVersion: lockstep/v1, kind: Change, id: x, contract: c7, owner: t, title: t,
             operations: [{rename: {from: x, to: z}}]}
            """);
    List<String> all = new ArrayList<>(List.of(verb, change.toString(), "--in", fresh.toString()));
    all.addAll(List.of("--against", "HEAD"));
    all.addAll(List.of(more));
    return shell.run(all.toArray(String[]::new));
  }

  @SeededTest(cases = 3)
  void checkingAChangeSaysTheSameAfterAnyEdits(SplittableRandom random) throws IOException {
    Files.writeString(fresh.resolve("c7.odcs.yaml"), contract(7, 4));
    for (int i = random.nextInt(4); i >= 0; i--) {
      for (String verb : List.of("check", "impact")) {
        assertThat(look(verb)).isEqualTo(look(verb, "--no-index"));
      }
      edit(fresh, random);
    }
    assertThat(folder.resolve("caches")).isNotEmptyDirectory();
  }

  @Test
  void whatTheChangeBreaksIsFoundThroughTheIndex() throws IOException {
    Files.writeString(fresh.resolve("c7.odcs.yaml"), contract(7, 4));
    assertThat(look("check").out()).contains("FIELD_RENAMED");
    assertThat(folder.resolve("caches")).isNotEmptyDirectory();
  }

  @Test
  void aChangeIsFoundThroughTheIndex() throws IOException {
    assertThat(breaking("HEAD").exit()).isZero();
    Files.writeString(fresh.resolve("c7.odcs.yaml"), contract(7, 4));
    Ran ran = breaking("HEAD");
    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out()).contains("FIELD_RENAMED");
  }

  @Test
  void aFolderInWhichNoIndexCanBeKeptIsComparedAllTheSame() throws IOException {
    shell.set("XDG_CACHE_HOME", Files.writeString(folder.resolve("file"), "").toString());
    Files.writeString(fresh.resolve("c7.odcs.yaml"), contract(7, 4));
    assertThat(breaking("HEAD").exit()).isEqualTo(100);
  }
}
