package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.memory.MemoryStoreProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says to input it cannot use: what and why, what it means, what to do. */
final class BadInputTest {
  @TempDir private Path folder;
  private Shell shell;
  private People people;

  @BeforeEach
  void fillACollection() throws IOException {
    shell = new Shell(folder.resolve("state"));
    people = new People(folder, "memory:" + folder.getFileName(), 20);
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("bad.yaml"), text).toString();
  }

  private void assertUntouched() {
    assertThat(people.services().all())
        .hasSize(20)
        .allSatisfy(
            document -> assertThat(document.names()).containsExactly("_id", "name", "town"));
  }

  private static void assertProblem(Ran ran, int exit, String sentence, String code) {
    assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains(sentence)
        .containsPattern("\nNext: .+\n")
        .endsWith("(%s, see docs/problems/%s.md)\n".formatted(code, code))
        .doesNotContain("Exception", "\tat ");
  }

  @Test
  void everythingWrongWithAChangeIsReportedAtOnceWithItsPlace() throws IOException {
    String bad =
        file(
            """
            apiVersion: lockstep/v1
            kind: Change
            id: x
            titel: Oops
            operations:
              - renam: {from: a, to: b}
              - rename: {from: a, two: b}
            """);
    Ran ran = shell.run("validate", bad);
    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out())
        .contains(bad + ":4:1: ", "title", bad + ":6:5: ", "rename", bad + ":7:")
        .contains("Cannot carry out the change in " + bad)
        .contains("Nothing was written.", "Next: mend the file");

    Ran run = shell.run("run", bad, "--store", people.store(), "--collection", "people");
    assertProblem(run, 100, "Cannot carry out the change in " + bad, "change-invalid");
    assertThat(run.err()).contains(bad + ":4:1: ").contains("Nothing was written.");
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void aMalformedFileIsOneFinding() throws IOException {
    Ran ran = shell.run("validate", file("operations: [rename: {from"));
    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out()).contains("bad.yaml:1:").contains("bad-yaml");
  }

  @Test
  void aMissingFileIsNamed() {
    assertProblem(
        shell.run("validate", "nowhere.yaml"), 1, "nowhere.yaml is not there", "file-unreadable");
    assertProblem(
        shell.run("run", "nowhere.yaml"), 1, "Cannot read the change file", "file-unreadable");
  }

  @Test
  void anUnknownChangeSuggestsTheNearest() {
    assertThat(shell.run(people.args("run", "--until", "approved")).exit()).isZero();
    assertProblem(
        shell.run("status", "twn-city"),
        1,
        "it is neither a file nor one of town-city; did you mean town-city?",
        "rollout-unknown");
  }

  @Test
  void aPathThatNoDocumentHasIsAFindingOfPreflight() throws IOException {
    String unknown = file(People.text("twon"));
    Ran ran = shell.run("preflight", unknown, "--store", people.store(), "--collection", "people");
    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out()).contains("blocking: ", "twon", "town", "Nothing was written");
    assertUntouched();
  }

  @Test
  void aStoreOfAnUnknownKindIsRefused() {
    assertProblem(
        shell.run("run", people.change(), "--store", "mongdb://h/db", "--collection", "people"),
        1,
        "Cannot open the store at mongdb://h/db: there is no adapter",
        "usage");
    assertProblem(
        shell.run("run", people.change(), "--store", "nothing", "--collection", "people"),
        1,
        "Cannot read the address of the store: it has no scheme",
        "usage");
    assertProblem(shell.run("run", people.change()), 1, "no store was named", "usage");
    assertProblem(
        shell.run("run", people.change(), "--store", people.store()),
        1,
        "no collection was named",
        "usage");
  }

  @Test
  void aMissingCollectionIsNamedAndMayBeCorrected() {
    String[] wrong = {"run", people.change(), "--store", people.store(), "--collection", "peple"};
    assertProblem(shell.run(wrong), 1, "peple", "collection-missing");
    wrong[0] = "preflight";
    assertProblem(shell.run(wrong), 1, "peple", "collection-missing");
    assertThat(shell.run(people.args("run", "--until", "rehearsed")).exit()).isZero();
    assertUntouched();
  }

  @Test
  void anAlteredChangeIsNotCarriedOn() throws IOException {
    assertThat(shell.run(people.args("run")).exit()).isZero();
    Files.writeString(Path.of(people.change()), People.text("name"));
    Ran ran = shell.run("run", people.change());
    assertProblem(ran, 102, "Cannot go on with town-city", "change-altered");
    assertThat(shell.run("rollback", "town-city").exit()).isZero();
    assertUntouched();
  }

  @Test
  void anotherStoreOrCollectionIsRefusedWhileTheRolloutIsUnderWay() {
    assertThat(shell.run(people.args("run")).exit()).isZero();
    assertProblem(
        shell.run("run", "town-city", "--collection", "others"),
        102,
        "its rollout is under way on collection people",
        "change-altered");
  }

  @Test
  void anIllegalMoveSaysWhereTheRolloutStands() {
    assertThat(shell.run(people.args("run")).exit()).isZero();
    assertProblem(
        shell.run("run", "town-city", "--until", "expanded"),
        102,
        "the rollout stands at verified",
        "move-illegal");
    assertProblem(
        shell.run("retire", "town-city", "--confirm", "town-city"),
        102,
        "verified",
        "move-illegal");
    assertThat(shell.run("why").out()).contains("It stopped at");
  }

  @Test
  void wrongArgumentsNameTheNearestRightOne() {
    assertProblem(
        shell.run("runn"),
        1,
        "Cannot run lockstep: there is no command or argument runn; did you mean run?",
        "usage");
    assertProblem(
        shell.run("run", "x", "--colection", "y"),
        1,
        "Cannot run lockstep run: there is no option --colection; did you mean --collection?",
        "usage");
    assertProblem(
        shell.run("run", "x", "--until", "verfied"), 1, "did you mean verified?", "usage");
    assertProblem(shell.run("retire", "x", "--hold", "soon"), 1, "no length of time", "usage");
    assertProblem(shell.run("retire", "--confirm"), 1, "--confirm", "usage");
    assertProblem(shell.run("rollback"), 1, "no change was run", "rollout-unknown");
  }

  @Test
  void wrongThrottleSettingsAreAllNamed() {
    assertThat(shell.run(people.args("run", "--until", "approved")).exit()).isZero();
    Ran ran = shell.run("throttle", "town-city", "rat=5,batch=many");
    assertProblem(ran, 1, "did you mean rate?", "usage");
    assertThat(ran.err()).contains("batch=many");
    assertThat(shell.run("throttle", "town-city", "rate=500/s").out())
        .contains("the settings hold from its next run on");
  }

  @Test
  void aDamagedJournalStopsTheWorkAndIsExplained() throws IOException {
    assertThat(shell.run(people.args("run")).exit()).isZero();
    Path head = folder.resolve("state").resolve("journal.db.head");
    Files.writeString(head, "lockstep-journal-head-v1 999 " + "0".repeat(64) + "\n");
    assertProblem(shell.run("run", "town-city"), 1, "999 records were written", "journal-broken");
    Ran verify = shell.run("journal", "--verify");
    assertThat(verify.exit()).isEqualTo(100);
    assertThat(verify.out()).startsWith("The journal is broken at record ");
  }

  @Test
  void anEmptiedJournalIsNotTakenForANewOne() throws IOException {
    assertThat(shell.run(people.args("run")).exit()).isZero();
    Path journal = folder.resolve("state").resolve("journal.db");
    Path emptied = Files.write(journal, new byte[0]);
    assertThat(emptied).isEmptyFile();
    for (String verb : List.of("status", "why", "run")) {
      assertProblem(shell.run(verb, "town-city"), 1, "records were written", "journal-broken");
    }
    assertProblem(shell.run("status"), 1, "records were written", "journal-broken");
    assertThat(shell.run("journal", "--verify").exit()).isEqualTo(100);
  }

  @Test
  void whatLockstepOrTheServerKeepsForItselfIsNotCarried() {
    for (String own :
        List.of(
            "lockstep_leases", "people.lockstep_conflicts", "x.lockstep_archive", "system.users")) {
      assertProblem(
          shell.run("run", people.change(), "--store", people.store(), "--collection", own),
          1,
          "collection " + own + ": ",
          "usage");
    }
    assertProblem(
        shell.run("run", people.change(), "--store", people.store(), "--collection", " "),
        1,
        "no collection was named",
        "usage");
    assertUntouched();
  }

  @Test
  void aWrongCollectionMayBeCorrectedWhileNoDocumentHoldsAnythingOfTheChange() {
    var others =
        MemoryStoreProvider.named(people.store().substring("memory:".length()))
            .application("others");
    Document other = Document.of("_id", Value.int32(1), "x", Value.int32(1));
    assertThat(others.insert(other)).isInstanceOf(WriteOutcome.Applied.class);
    assertProblem(
        shell.run("run", people.change(), "--store", people.store(), "--collection", "others"),
        100,
        "No document that was examined holds town",
        "preflight-findings");
    Ran corrected = shell.run("run", people.change(), "--collection", "people");
    assertThat(corrected.exit()).as(corrected.err()).isZero();
    assertThat(others.all()).containsExactly(other);
  }

  @Test
  void numbersOutOfBoundsAreWrongUsage() {
    for (String wrong : List.of("0", "-1", "100000", "many", "1e3", "99999999999999999999")) {
      assertProblem(
          shell.run(people.args("run", "--parallelism=" + wrong)),
          1,
          "'%s' is no whole number from 1 to 256".formatted(wrong),
          "usage");
    }
    for (String verb : List.of("preflight", "forecast")) {
      assertProblem(
          shell.run(people.args(verb, "--sample=-5")), 1, "'-5' is no whole number", "usage");
    }
    assertProblem(
        shell.run("demo", "--exit", "--documents=-1"), 1, "'-1' is no whole number", "usage");
    assertUntouched();
  }

  @Test
  void aStoreWithoutANeededAbilityIsRefusedBeforeTheFirstWrite() throws IOException {
    String indexed = file(People.text("town") + "  - addIndex: {name: by_city, keys: {city: 1}}\n");
    String[] args = {"preflight", indexed, "--store", "plain:x", "--collection", "people"};
    Ran preflight = shell.run(args);
    assertThat(preflight.exit()).isEqualTo(100);
    assertThat(preflight.out()).contains("blocking: ", "index");
    args[0] = "run";
    Ran run = shell.run(args);
    assertThat(run.exit()).as(run.err()).isIn(100, 102);
    assertThat(run.err()).contains("index", "\nNext: ").containsAnyOf("incapable", "findings");
  }

  @Test
  void aStateFolderThatCannotBeMadeIsNamed() throws IOException {
    String blocked = Files.writeString(folder.resolve("taken"), "a file").toString();
    assertProblem(
        shell.run(people.args("run", "--state", blocked)),
        1,
        "Cannot make the state folder " + blocked,
        "file-unreadable");
    assertUntouched();
  }
}
