package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.tck.memory.MemoryStoreProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is set aside is sealed in the store and shown to whoever has the key and asks. */
final class SetAsideTest {
  @TempDir private Path folder;
  private Shell shell;
  private People people;

  @BeforeEach
  void fillACollection() throws IOException {
    shell = new Shell(folder.resolve("state"));
    people = new People(folder, "memory:" + folder.getFileName(), 20);
  }

  private void run(String... args) {
    Ran ran = shell.run(args);
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  /** A service that knows nothing of the change writes both fields, and not the same. */
  private void makeAConflict() {
    run(people.args("run"));
    Document both =
        People.person(7).with("town", Value.text("stays")).with("city", Value.text("canary-lost"));
    assertThat(people.services().replace(both)).isInstanceOf(WriteOutcome.Applied.class);
    run("run", "town-city", "--until", "new-primary");
  }

  private ApplicationClient engineOwned(String suffix) {
    return MemoryStoreProvider.named(folder.getFileName().toString())
        .application("people.lockstep_" + suffix);
  }

  private Path key() {
    return folder.resolve("state").resolve("seal.key");
  }

  @Test
  void theLoserOfAConflictIsSealedAndShownOnRequestOnly() {
    makeAConflict();
    assertThat(engineOwned("conflicts").all())
        .hasSize(1)
        .allSatisfy(record -> assertThat(record.names()).containsExactly("_id", "change", "seal"))
        .allSatisfy(record -> assertThat(record.toString()).doesNotContain("canary", "town\""));

    Ran list = shell.run("conflicts", "town-city");
    assertThat(list.exit()).isZero();
    assertThat(list.out())
        .containsPattern("(?m)^[0-9a-f]{32}  component \\S.*, new shape, conflict$")
        .endsWith("1 values were set aside in conflicts of change town-city.\n")
        .doesNotContain("canary");
    assertThat(shell.run("conflicts", "--output", "json").out())
        .contains(
            "{\"event\":\"record\",\"record\":\"", "\"shape\":\"new\",\"reason\":\"conflict\"}")
        .endsWith(
            "{\"event\":\"result\",\"change\":\"town-city\",\"records\":1,\"unreadable\":0}\n")
        .doesNotContain("canary");
    assertThat(shell.run("conflicts", "--show-values").out())
        .contains("\"key\":{\"$numberInt\":\"7\"}")
        .contains("\"values\":[{\"path\":\"city\",\"value\":\"canary-lost\"}]");
  }

  @Test
  void theArchiveOfARetiredChangeIsSealedAndComesBackExactly() {
    run(people.args("run", "--until", "new-primary"));
    run("retire", "town-city", "--confirm", "town-city");
    assertThat(engineOwned("archive").all())
        .hasSize(20)
        .allSatisfy(record -> assertThat(record.toString()).doesNotContain("canary"));

    assertThat(shell.run("archive", "town-city").out())
        .endsWith("20 old documents are in the archive of change town-city.\n")
        .doesNotContain("canary");
    assertThat(shell.run("archive", "town-city", "--show-values", "--output", "json").out())
        .contains(
            "\"content\":{\"key\":{\"$numberInt\":\"5\"},\"old\":{\"_id\":{\"$numberInt\":\"5\"},"
                + "\"name\":\"n5\",\"town\":\"canary-value-5\"}}");
  }

  @Test
  void aLostKeyStopsTheWorkBeforeItWritesUntilSomebodyDecides() throws IOException {
    makeAConflict();
    Path lost = Files.move(key(), folder.resolve("lost.key"));

    Ran refused = shell.run("rollback", "town-city");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err())
        .startsWith("Cannot seal what is set aside: there is no key in " + key() + ".\n")
        .contains("\nNext: Put the key file back")
        .endsWith("(key-missing, see docs/problems/key-missing.md)\n");
    assertThat(key()).doesNotExist();
    Ran closed = shell.run("conflicts", "town-city");
    assertThat(closed.exit()).isEqualTo(100);
    assertThat(closed.out()).contains("cannot be read: its key", "1 more cannot be read");

    shell.set("LOCKSTEP_KEY_FILE", lost.toString());
    assertThat(shell.run("conflicts", "town-city").exit()).isZero();
    shell.set("LOCKSTEP_KEY_FILE", "");
    run("key", "--new");
    assertThat(shell.run("key").out()).contains("seals what is set aside; 0 earlier keys");
    run("rollback", "town-city");
    assertThat(shell.run("conflicts", "town-city").exit()).isEqualTo(100);
    assertThat(shell.run("journal").out()).contains("key-added");
    assertThat(shell.run("status").out()).contains("town-city").doesNotContain("(keys)");
  }

  @Test
  void anotherFileOfKeysIsNotTakenForTheRightOne() throws IOException {
    run(people.args("run", "--until", "approved"));
    run("key", "--new");
    run("run", "town-city", "--until", "rehearsed");
    assertThat(shell.run("key", "--output", "json").out()).containsPattern("\"keys\":\\[.*,.*]");

    Shell other = new Shell(folder.resolve("other"));
    assertThat(other.run("key").out()).contains("There is no key in", "the first run makes one");
    assertThat(other.run("key", "--new").exit()).isZero();
    shell.set("LOCKSTEP_KEY_FILE", folder.resolve("other").resolve("seal.key").toString());
    assertThat(shell.run("run", "town-city").err())
        .startsWith("Cannot seal what is set aside: the key ")
        .contains(", which sealed last, is not in ");
    shell.set("LOCKSTEP_KEY_FILE", folder.resolve("nowhere.key").toString());
    assertThat(shell.run("run", "town-city").err()).contains("there is no key in ");
    shell.set("LOCKSTEP_KEY_FILE", Files.writeString(folder.resolve("bad"), "hello").toString());
    Ran damaged = shell.run("run", "town-city");
    assertThat(damaged.exit()).isEqualTo(1);
    assertThat(damaged.err()).startsWith("Cannot read the key file ").doesNotContain("hello");
  }
}
