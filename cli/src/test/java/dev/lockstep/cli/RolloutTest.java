package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.WriteOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One change carried by the command, forward, back and to its end. */
final class RolloutTest {
  @TempDir private Path folder;
  private Shell shell;
  private People people;
  private List<Document> before;

  @BeforeEach
  void fillACollection() throws IOException {
    shell = new Shell(folder.resolve("state"));
    people = new People(folder, "memory:" + folder.getFileName(), 60);
    before = people.services().all();
  }

  private Ran run(String verb, String... more) {
    return shell.run(people.args(verb, more));
  }

  @Test
  void aChangeGoesForwardAndBack() {
    Ran ran = run("run");
    assertThat(ran.err()).contains("backfill: ", "verify: ");
    assertThat(ran.out())
        .isEqualTo(
            """
            Change town-city reached verified.
            Next: lockstep run town-city --until shadow-read goes on, lockstep rollback town-city \
            takes it back.
            """);
    assertThat(ran.exit()).isZero();
    assertThat(shell.run("status", "town-city").out())
        .contains("stage       verified since", "carried on  people at memory:")
        .contains("process     none carries it now");

    assertThat(shell.run("run", "town-city", "--until", "new-primary").exit()).isZero();
    assertThat(shell.run("verify", "town-city").out())
        .startsWith("Both shapes of change town-city say the same everywhere. 60 documents");
    assertThat(shell.run("forecast", "town-city").out())
        .contains("of 60 documents examined", "not at all");

    Ran back = shell.run("rollback");
    assertThat(back.exit()).isZero();
    assertThat(back.out()).startsWith("Change town-city is rolled back");
    assertThat(people.services().all()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(shell.run("journal", "--verify").out()).startsWith("The journal is intact");
  }

  @Test
  void aChangeIsRetiredOnlyWithItsIdConfirmed() {
    assertThat(run("run", "--until", "new-primary").exit()).isZero();

    Ran refused = shell.run("retire", "town-city");
    assertThat(refused.exit()).isEqualTo(102);
    assertThat(refused.err())
        .isEqualTo(
            """
            Cannot retire town-city: there is no way back, so --confirm must repeat the change's id.
            Nothing was written; both shapes are kept.
            Next: lockstep retire town-city --confirm town-city
            (confirmation-missing, see docs/problems/confirmation-missing.md)
            """);
    assertThat(shell.run("retire", "town-city", "--confirm", "town").exit()).isEqualTo(102);

    assertThat(shell.run("retire", people.change(), "--confirm", "town-city").exit()).isZero();
    Document renamed =
        Document.builder()
            .add("_id", Value.int32(5))
            .add("name", Value.text("n5"))
            .add("city", Value.text("canary-value-5"))
            .build();
    assertThat(people.services().find(Value.int32(5))).contains(renamed);
    assertThat(shell.run("why", "town-city").out())
        .contains("stands at retired", "given up for good", "the change is finished");
    Ran late = shell.run("rollback", "town-city");
    assertThat(late.exit()).isEqualTo(102);
    assertThat(late.err()).startsWith("Cannot roll back town-city: it stands at retired.");
  }

  @Test
  void aSharedPathIsRetiredOnlyByAnExpressionThatHoldsForOldDocuments() throws IOException {
    Path file = folder.resolve("names.change.yaml");
    String wrap = People.text("town").replaceFirst("- rename.*", "- wrap: {path: name}");
    people = people.with(Files.writeString(file, wrap).toString());
    assertThat(shell.run("validate", people.change()).out())
        .contains("Note: the path name is shared by both shapes: retiring needs --old-when EXPR");
    assertThat(run("preflight").out()).contains("note: The path name is shared by both shapes");
    assertThat(run("run", "--until", "new-primary").exit()).isZero();
    assertThat(shell.run("forecast").out()).contains("Note: the path name is shared");

    Ran refused = shell.run("retire", "--confirm", "town-city");
    assertThat(refused.exit()).isEqualTo(102);
    assertThat(refused.err())
        .startsWith("Cannot retire town-city: the path name is shared by both shapes, so")
        .contains("(shapes-alike, see docs/problems/shapes-alike.md)");
    Ran slip = shell.run("retire", "--confirm", "town-city", "--old-when", "type(doc.name");
    assertThat(slip.exit()).isEqualTo(1);
    assertThat(slip.err()).contains("the expression is wrong at line 1, column ");
    String[] wrong = {"retire", "--confirm", "town-city", "--old-when", "has(doc.name)"};
    assertThat(shell.run(wrong).err()).contains("and holds for 60 in the new one");
    assertThat(shell.run("status", "town-city").out()).contains("stage       retiring since");
    assertThat(shell.run("retire", "--confirm", "town-city").err())
        .as("what is in the journal counts")
        .contains("and holds for 60 in the new one");
    String[] right = {"retire", "--confirm", "town-city", "--old-when", "type(doc.name)=='string'"};
    assertThat(shell.run(right).exit()).isZero();
    assertThat(people.services().find(Value.int32(5)).orElseThrow().get("name"))
        .contains(Value.Array.of(Value.text("n5")));

    assertThat(people.services().insert(People.person(77))).isNotNull();
    Ran again = shell.run("retire", "--confirm", "town-city");
    assertThat(again.exit()).isEqualTo(100);
    assertThat(again.out()).contains("But 1 documents were written in the old shape since its");
  }

  @Test
  void whyTellsWhatHappenedWhatIsSafeAndTheNextCommand() {
    assertThat(shell.run("why").out()).startsWith("No change was run with this state folder yet");
    assertThat(run("run", "--until", "backfill").exit()).isZero();

    assertThat(shell.run("why", "town-city").out())
        .matches(
            "(?s)Change town-city on collection people stands at backfill since [0-9: -]+UTC\\. "
                + "The last command \\(run --until backfill\\) did what it was asked for at .*"
                + "Every document still has its whole old shape.*"
                + "Next: lockstep run town-city goes on where it stopped, "
                + "lockstep rollback town-city takes it back\\.\n");
  }

  @Test
  void machinesGetADocumentForEveryAnswer() {
    assertThat(run("preflight", "--output", "json").out())
        .contains("\"event\":\"progress\"")
        .contains("\"clear\":true,\"documents\":60,\"examined\":60");
    assertThat(run("run", "--output", "json").out())
        .endsWith(
            "{\"event\":\"result\",\"change\":\"town-city\",\"stage\":\"verified\","
                + "\"stopped\":false}\n");
    assertThat(shell.run("status", "--output", "json").out())
        .startsWith("{\"changes\":[{\"change\":\"town-city\",\"stage\":\"verified\",\"epoch\":")
        .contains("\"paused\":false,\"carried\":false");
    assertThat(shell.run("verify", "town-city", "--output=json").out())
        .contains("\"clean\":true,\"compared\":60,\"divergences\":0");
    assertThat(shell.run("forecast", "town-city", "--output", "json").out())
        .contains("\"notAtAll\":0");
    assertThat(shell.run("why", "town-city", "--output", "json").out())
        .startsWith("{\"change\":\"town-city\",\"stage\":\"verified\",\"happened\":");
    assertThat(shell.run("journal", "--output", "json").out())
        .startsWith("{\"records\":[{\"seq\":1,\"time\":");
    assertThat(shell.run("journal", "--verify", "--output", "json").out())
        .startsWith("{\"intact\":true,");
    assertThat(shell.run("validate", people.change(), "--output", "json").out())
        .startsWith("{\"valid\":true,");
    assertThat(shell.run("pause", "town-city", "--output", "json").out())
        .contains("\"reply\":\"not-carried\"");
  }

  @Test
  void theUserOfTheSystemIsRecordedAsTheOneWhoApproved() {
    assertThat(run("run").exit()).isZero();
    assertThat(shell.run("journal", "town-city").out().lines())
        .anyMatch(line ->
            line.contains("user:" + System.getProperty("user.name"))
                && line.contains("stage-entered")
                && line.contains("stage=approved"))
        .allMatch(line -> line.contains("user:"));
  }

  @Test
  void aLaterWriteOfAServiceSurvivesTheRollback() {
    assertThat(run("run", "--until", "new-primary").exit()).isZero();
    Document later = People.person(7).with("town", Value.text("elsewhere"));
    assertThat(people.services().replace(later)).isInstanceOf(WriteOutcome.Applied.class);

    assertThat(shell.run("rollback", "town-city").exit()).isZero();
    assertThat(people.services().find(Value.int32(7))).contains(later);
  }

  @Test
  void noSecretAndNoValueOfADocumentIsEverPrintedOrKept() throws IOException {
    String secret = "memory://ann:canary-password@box/db?apiToken=canary-token&w=majority";
    people = new People(folder, secret, 20);
    assertThat(run("preflight").exit()).isZero();
    assertThat(run("run").exit()).isZero();
    assertThat(shell.run("status").out()).contains("memory://box/db?w=majority");

    Ran forgotten = shell.run("verify", "town-city");
    assertThat(forgotten.exit()).isEqualTo(1);
    assertThat(forgotten.err()).contains("its store had a password, which is not kept");
    shell.set("LOCKSTEP_STORE", secret);
    assertThat(shell.run("verify", "town-city").exit()).isZero();
    assertThat(shell.run("why").out()).contains("in LOCKSTEP_STORE: its password is not kept");
    assertThat(shell.run("run", "town-city", "--store", "mongo^:canary-password").exit())
        .isEqualTo(1);
    assertThat(shell.run("run", "town-city", secret).exit()).isEqualTo(1);
    assertThat(shell.run("rollback", "town-city").exit()).isZero();
    assertThat(shell.run("journal").exit()).isZero();

    assertThat(shell.everything()).doesNotContain("canary-");
    try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("canary-");
      }
    }
  }
}
