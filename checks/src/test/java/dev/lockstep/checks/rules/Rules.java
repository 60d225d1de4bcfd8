package dev.lockstep.checks.rules;

import dev.lockstep.checks.rules.Workbench.Result;
import dev.lockstep.checks.tidy.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code ./dev rules [WORDS]}: takes out one rule of the engine after another, of those whose
 * sentence holds the words, and demands that the test named after it fails.
 */
public final class Rules {
  private Rules() {}

  /** Tries the rules; ends with 1 if one was taken out and nothing failed. */
  public static void main(String[] args) throws IOException {
    String words = String.join(" ", args).toLowerCase(Locale.ROOT);
    Path root = Repository.containing().root();
    List<EngineRule> chosen =
        all(root).stream()
            .filter(rule -> rule.sentence().toLowerCase(Locale.ROOT).contains(words))
            .toList();
    List<String> wrong = tryAll(root, chosen);
    wrong.forEach(System.err::println);
    System.out.printf("%d rules taken out, %d not noticed%n", chosen.size(), wrong.size());
    System.exit(wrong.isEmpty() && !chosen.isEmpty() ? 0 : 1);
  }

  /** Every rule of the page. */
  static List<EngineRule> all(Path root) {
    try {
      return RulesPage.read(Files.readString(root.resolve(RulesPage.PATH)));
    } catch (IOException e) {
      throw new AssertionError("Cannot read " + RulesPage.PATH, e);
    }
  }

  /** Tries these rules and answers what is wrong with any of them. */
  static List<String> tryAll(Path root, List<EngineRule> rules) throws IOException {
    Path folder = Files.createTempDirectory("lockstep-rules");
    try {
      Result whole = new Workbench(root, folder).asBuilt("run", rules);
      if (whole.code() != NamedTests.PASSED) {
        return List.of("Tests fail although every rule stands:\n" + whole.output());
      }
      List<String> wrong = new ArrayList<>();
      for (int i = 0; i < rules.size(); i++) {
        Path own = Files.createDirectory(folder.resolve("rule-" + i));
        wrong.addAll(tryOne(new Workbench(root, own), rules.get(i)));
      }
      return List.copyOf(wrong);
    } finally {
      delete(folder);
    }
  }

  private static List<String> tryOne(Workbench workbench, EngineRule rule) {
    try {
      Result result = workbench.without(rule);
      boolean failed = result.code() == NamedTests.FAILED;
      System.out.printf("%s  %s%n", failed ? "noticed  " : "UNNOTICED", rule.sentence());
      return failed
          ? List.of()
          : List.of(
              "Taken out and nothing failed: %s (%s, exit code %d)%n%s"
                  .formatted(rule.sentence(), rule.selector(), result.code(), result.output()));
    } catch (AssertionError e) {
      System.out.printf("BROKEN     %s%n", rule.sentence());
      return List.of(rule.sentence() + ": " + e.getMessage());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
