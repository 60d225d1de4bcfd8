package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.formats.yaml.YamlNode.Scalar;
import dev.lockstep.formats.yaml.YamlNode.Sequence;
import dev.lockstep.formats.yaml.YamlTree;
import dev.lockstep.testkit.process.ProcessUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hooks and the example of a workflow, run as they are written, in a clone. */
final class CiTest {
  private static final Path ROOT = Path.of("..");
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path folder;
  private Path clone;

  @BeforeEach
  void cloneARepositoryOfContracts() throws Exception {
    Path origin = Files.createDirectories(folder.resolve("origin"));
    for (String name : List.of("orders.odcs.yaml", "billing.usage.yaml", "deployments.yaml")) {
      assertThat(Files.copy(ROOT.resolve("examples/contracts/" + name), origin.resolve(name)))
          .exists();
    }
    Git.in(origin).run("init", "-q", "-b", "main");
    Git.in(origin).run("add", "-A");
    Git.in(origin).run("commit", "-qm", "first");
    clone = folder.resolve("clone");
    Git.in(folder).run("clone", "-q", origin.toString(), clone.toString());
    Path command = Files.createDirectories(folder.resolve("bin")).resolve("lockstep");
    String java =
        ServedPeople.command().withJvmOption("-XX:TieredStopAtLevel=1").commandLine().stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    Files.writeString(command, "#!/bin/sh\nexec %s \"$@\"\n".formatted(java));
    assertThat(command.toFile().setExecutable(true)).isTrue();
  }

  private void rename() throws IOException {
    Path contract = clone.resolve("orders.odcs.yaml");
    String text = Files.readString(contract);
    Files.writeString(contract, text.replace("name: totalMinor", "name: totalCents"));
  }

  /** The texts under a name, wherever in a file they stand, in their order. */
  private static List<String> under(String name, YamlNode node) {
    return switch (node) {
      case Scalar scalar -> List.of();
      case Sequence sequence ->
          sequence.items().stream().flatMap(item -> under(name, item).stream()).toList();
      case Mapping mapping ->
          mapping.entries().stream()
              .flatMap(entry ->
                  entry.name().text().equals(name) && entry.value() instanceof Scalar scalar
                      ? Stream.of(scalar.text())
                      : under(name, entry.value()).stream())
              .toList();
    };
  }

  private static List<String> texts(String name, String file) throws IOException {
    return under(name, YamlTree.read(Files.readString(ROOT.resolve(file))).orElseThrow());
  }

  /** How each script ends, run as a runner of workflows runs it. */
  private List<Integer> exits(List<String> scripts) throws InterruptedException {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    environment.put("GITHUB_WORKSPACE", clone.toString());
    environment.put("GITHUB_BASE_REF", "main");
    for (String file : List.of("GITHUB_PATH", "GITHUB_STEP_SUMMARY")) {
      environment.put(file, folder.resolve(file).toString());
    }
    List<Integer> exits = new ArrayList<>();
    for (String script : scripts) {
      String inside = "cd '%s'\n%s".formatted(clone, script);
      try (ProcessUnderTest run =
          ProcessUnderTest.start(
              List.of("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", inside),
              environment)) {
        exits.add(run.awaitExit(LONG));
      }
    }
    return exits;
  }

  @Test
  void theWorkflowPassesWhatBreaksNobodyAndStopsWhatBreaksSomebody() throws Exception {
    List<String> steps = texts("run", "examples/ci/lockstep.yml");
    assertThat(exits(steps)).containsExactly(0, 0, 0, 0, 0);
    rename();
    assertThat(exits(steps)).containsExactly(0, 100, 100, 100, 100);
    assertThat(Files.readString(folder.resolve("GITHUB_STEP_SUMMARY"))).contains("FIELD_RENAMED");
  }

  @Test
  void theHooksPassWhatBreaksNobodyAndStopWhatBreaksSomebody() throws Exception {
    assertThat(texts("id", ".pre-commit-hooks.yaml"))
        .containsExactly("lockstep-lint", "lockstep-breaking");
    List<String> entries = texts("entry", ".pre-commit-hooks.yaml");
    assertThat(exits(entries)).containsExactly(0, 0);
    rename();
    assertThat(exits(entries)).containsExactly(100, 100);
  }
}
