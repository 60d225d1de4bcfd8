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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** One change carried by the command, forward, back and to its end. */
final class RolloutTest {
  @TempDir private Path folder;
  private Shell shell;
  private String store;
  private ApplicationClient services;
  private List<Document> before;
  private String change;

  @BeforeEach
  void fillACollection(TestInfo test) throws IOException {
    shell = new Shell(folder.resolve("state"));
    store = "memory:" + test.getDisplayName() + folder.getFileName();
    services = MemoryStoreProvider.named(store.substring("memory:".length())).application("people");
    for (int i = 0; i < 300; i++) {
      Document person =
          Document.builder()
              .add("_id", Value.int32(i))
              .add("name", Value.text("n" + i))
              .add("town", Value.text("t" + i))
              .build();
      assertThat(services.insert(person)).isInstanceOf(WriteOutcome.Applied.class);
    }
    before = services.all();
    Path file = folder.resolve("town.change.yaml");
    change =
        Files.writeString(
                file,
                """
                apiVersion: lockstep/v1
                kind: Change
                id: town-city
                title: Towns are cities
                contract: people
                owner: team-people
                rationale: One word for one thing.
                operations:
                  - rename: {from: town, to: city}
                """)
            .toString();
  }

  private Ran run(String... more) {
    List<String> args = new java.util.ArrayList<>(List.of("run", change));
    args.addAll(List.of("--store", store, "--collection", "people"));
    args.addAll(List.of(more));
    return shell.run(args.toArray(String[]::new));
  }

  @Test
  void aChangeGoesForwardAndBack() {
    Ran ran = run();
    assertThat(ran.err()).startsWith("backfill: ").contains("verify: ");
    assertThat(ran.out())
        .isEqualTo(
            """
            Change town-city reached verified.
            Next: lockstep run town-city --until shadow-read goes on, lockstep rollback town-city \
            takes it back.
            """);
    assertThat(ran.exit()).isZero();
    assertThat(shell.run("status", "town-city").out()).contains("stage       verified since");

    assertThat(shell.run("run", "town-city", "--until", "new-primary").exit()).isZero();
    assertThat(shell.run("verify", "town-city").out())
        .startsWith("Both shapes of change town-city say the same everywhere. 300 documents");
    assertThat(shell.run("forecast", "town-city").out())
        .contains("of 300 documents examined", "300 come back directly");

    Ran back = shell.run("rollback", "town-city");
    assertThat(back.exit()).isZero();
    assertThat(back.out()).startsWith("Change town-city is rolled back");
    assertThat(services.all()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(shell.run("journal", "--verify").out()).startsWith("The journal is intact");
  }
}
