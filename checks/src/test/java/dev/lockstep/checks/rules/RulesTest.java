package dev.lockstep.checks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.checks.tidy.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of rules is true: cheaply of all of them, wholly of a few. */
class RulesTest {
  private static final long SEED = Long.getLong("lockstep.seed", 3);
  private static final int SHARE = 3;

  private final Path root = Repository.containing().root();
  private final List<EngineRule> rules = Rules.all(root);

  @TempDir private Path folder;

  @Test
  void everyEditStillAppliesExactlyOnce() {
    Workbench workbench = new Workbench(root, folder);
    assertThat(rules)
        .hasSizeGreaterThan(40)
        .allSatisfy(rule -> assertThat(rule.sources(workbench::read)).isNotEmpty());
  }

  @Test
  void everyRuleHasATestOfItsOwn() {
    assertThat(new Workbench(root, folder).asBuilt("find", rules).output()).isEmpty();
    assertThat(rules).extracting(EngineRule::sentence).doesNotHaveDuplicates();
  }

  @Test
  void rulesThatAreTakenOutAreMissed() throws IOException {
    List<EngineRule> some = new ArrayList<>(rules);
    Collections.shuffle(some, new Random(SEED));
    assertThat(Rules.tryAll(root, some.subList(0, SHARE))).as("seed %d", SEED).isEmpty();
  }

  @Test
  void anEditThatLeavesTheRuleInIsReported() throws IOException {
    EngineRule rule = rules.getFirst();
    EngineRule.Removal nothing =
        new EngineRule.Removal(rule.removals().getFirst().file(), "package dev.", "package dev.");
    EngineRule harmless =
        new EngineRule(rule.sentence(), rule.test(), rule.method(), List.of(nothing));
    assertThat(Rules.tryAll(root, List.of(harmless)))
        .singleElement()
        .asString()
        .contains("nothing failed");
  }
}
