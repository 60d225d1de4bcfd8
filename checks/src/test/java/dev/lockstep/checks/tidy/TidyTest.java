package dev.lockstep.checks.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TidyTest {
  private final List<TrackedFile> files = Repository.containing().files();

  @Test
  void theCheckoutIsFound() {
    assertThat(files)
        .extracting(TrackedFile::path)
        .contains("pom.xml", "dev", "lockstep", ".ci/run")
        .noneMatch(path -> path.contains("/target/"));
  }

  @Test
  void everyFileFollowsTheRulesOfTheHouse() {
    List<String> problems =
        Rule.ALL.stream().flatMap(rule -> rule.problems(files)).distinct().sorted().toList();
    assertThat(problems)
        .withFailMessage(() -> problems.size() + " problems:\n" + String.join("\n", problems))
        .isEmpty();
  }
}
