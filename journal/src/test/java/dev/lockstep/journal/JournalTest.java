package dev.lockstep.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journal promises while nobody meddles with its files. */
final class JournalTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("a folder?with %20 odd&names").resolve("journal.db");
    assertThat(file.getParent().toFile().mkdirs()).isTrue();
  }

  private Journal open() {
    return Journal.open(file, InstantSource.fixed(NOON));
  }

  @Test
  void entriesComeBackAsTheyWereWritten() {
    try (Journal journal = open()) {
      Map<String, String> fields =
          Map.of("stage", "expanded", "why", "a \"quoted\"\n\u0001 ünïcode 🙂");
      Entry written = journal.append(new Draft("user:ann", "stage entered", "change-1", fields));

      assertThat(written.seq()).isEqualTo(1);
      assertThat(written.time()).isEqualTo(NOON);
      assertThat(journal.entries()).containsExactly(written);
      assertThat(written.fields()).isEqualTo(fields);
    }
    try (Journal journal = open()) {
      assertThat(journal.entries("change-1")).hasSize(1);
      assertThat(journal.entries("change-2")).isEmpty();
    }
  }

  @Test
  void eachEntryIsBoundToTheOneBeforeIt() {
    try (Journal journal = open()) {
      Entry first = journal.append(new Draft("engine", "started", "c"));
      Entry second = journal.append(new Draft("engine", "ended", "c"));

      assertThat(first.prev()).isEqualTo("0".repeat(64));
      assertThat(second.prev()).isEqualTo(first.hash());
      assertThat(journal.verify()).isEqualTo(new Verification.Intact(new Head(2, second.hash())));
    }
  }

  @Test
  void theHashIsTheDocumentedOne() {
    try (Journal journal = open()) {
      Entry entry = journal.append(new Draft("a", "b", "c", Map.of("z", "1", "k", "2")));

      // printf 'lockstep-journal-v1' + 32 zero bytes + the canonical entry, through sha256sum
      assertThat(Chain.canonical(entry))
          .isEqualTo(
              "{\"action\":\"b\",\"actor\":\"a\",\"fields\":{\"k\":\"2\",\"z\":\"1\"},"
                  + "\"seq\":\"1\",\"subject\":\"c\",\"time\":\"2026-11-20T12:00:00Z\"}");
      assertThat(entry.hash())
          .isEqualTo("019b62cf0326d882f75465ae0cbce22186932aef5bd97087aa9e4e3347008830");
    }
  }

  @Test
  void theTablesRefuseToAlterOrRemoveAnEntry() throws SQLException {
    try (Journal journal = open()) {
      assertThat(journal.append(new Draft("engine", "started", "c")).seq()).isPositive();
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("UPDATE entry SET actor = 'x'"))
          .hasMessageContaining("never altered");
      assertThatThrownBy(() -> statement.execute("DELETE FROM entry"))
          .hasMessageContaining("never removed");
      assertThatThrownBy(() ->
              statement.execute(
                  "INSERT OR REPLACE INTO entry VALUES (1, '', '', '', '', '', '', '')"))
          .hasMessageContaining("appended");
    }
  }

  @Test
  void anExportHoldsOneLineForEachEntry() {
    try (Journal journal = open()) {
      Entry first = journal.append(new Draft("engine", "started", "c", Map.of("k", "v")));
      assertThat(journal.append(new Draft("engine", "ended", "c")).seq()).isPositive();
      StringBuilder out = new StringBuilder();
      journal.export(out);

      assertThat(out.toString().lines()).hasSize(2).first().isEqualTo(first.toJson());
      assertThat(first.toJson())
          .startsWith("{\"action\":\"started\"")
          .endsWith("\"hash\":\"" + first.hash() + "\",\"prev\":\"" + first.prev() + "\"}");
    }
  }

  @Test
  void severalWritersMakeOneChain() throws InterruptedException {
    try (Journal one = open();
        Journal two = open()) {
      List<Thread> writers = new ArrayList<>();
      for (Journal journal : List.of(one, two, one)) {
        writers.add(
            Thread.ofVirtual()
                .start(() -> {
                  for (int i = 0; i < 20; i++) {
                    assertThat(
                            journal
                                .append(new Draft("engine", "noted", "c", Map.of("i", "" + i)))
                                .seq())
                        .isPositive();
                  }
                }));
      }
      for (Thread writer : writers) {
        writer.join();
      }
      assertThat(one.verify()).isEqualTo(new Verification.Intact(two.head()));
      assertThat(two.head().seq()).isEqualTo(60);
    }
  }

  @Test
  void checkpointsAreReplacedTogetherWithEntriesOrNotAtAll() {
    try (Journal journal = open()) {
      List<Checkpoint> two =
          List.of(new Checkpoint("c", "range/1", "a"), new Checkpoint("c", "range/2", "b"));
      assertThat(journal.append(List.of(new Draft("engine", "range done", "c")), two)).hasSize(1);
      journal.checkpoints().save(new Checkpoint("c", "range/1", "z"));
      journal.checkpoints().save(new Checkpoint("other", "range/1", "q"));

      assertThat(journal.checkpoints().find("c", "range/1")).contains("z");
      assertThat(journal.checkpoints().find("c", "nothing")).isEmpty();
      assertThat(journal.checkpoints().startingWith("c", "range/"))
          .extracting(Checkpoint::value)
          .containsExactly("z", "b");

      journal.checkpoints().removeStartingWith("c", "range/");
      assertThat(journal.checkpoints().startingWith("c", "")).isEmpty();
      assertThat(journal.checkpoints().find("other", "range/1")).contains("q");
    }
  }

  @Test
  void aRequestOfAnotherProcessWaitsUntilItIsAnswered() {
    try (Journal runner = open();
        Journal command = open()) {
      Controls.Request pause =
          command.controls().ask("c", "user:ann", Controls.Verb.PAUSE, Map.of());
      Controls.Request tune =
          command.controls().ask("c", "user:ann", Controls.Verb.THROTTLE, Map.of("rate", "100"));
      Controls.Request stop =
          command.controls().ask("other", "user:ann", Controls.Verb.STOP, Map.of());

      assertThat(runner.controls().pending("c"))
          .extracting(Controls.Request::verb)
          .containsExactly(pause.verb(), tune.verb());
      assertThat(runner.controls().pending("other")).containsExactly(stop);
      assertThat(command.controls().answer(pause)).isEmpty();

      runner.controls().answer(pause, "paused");
      assertThat(command.controls().answer(pause)).contains("paused");
      assertThat(runner.controls().pending("c")).hasSize(1);
    }
  }

  @Test
  void liveNumbersAreReplacedAndNotJournaled() {
    try (Journal runner = open();
        Journal command = open()) {
      assertThat(command.live().find("c")).isEmpty();
      runner.live().publish("c", Map.of("done", "1"));
      runner.live().publish("c", Map.of("done", "2"));

      assertThat(command.live().find("c"))
          .isEqualTo(Optional.of(new LiveStatus.Reading(NOON, Map.of("done", "2"))));
      assertThat(command.entries()).isEmpty();
    }
  }

  @Test
  void anEntryIsWellFormedAndBounded() {
    assertThatThrownBy(() -> new Draft("a", "b", "c", Map.of("k", "\ud800")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Unicode");
    assertThatThrownBy(() -> new Draft("a", "b", "c", Map.of("k", "x".repeat(70_000))))
        .hasMessageContaining("65536 bytes");
    assertThatThrownBy(() -> new Draft("a", " ", "c")).hasMessageContaining("names its actor");
  }

  @Test
  void aLongJournalOpensQuickly() {
    try (Journal journal = open()) {
      List<Draft> drafts = new ArrayList<>();
      for (int i = 0; i < 20_000; i++) {
        drafts.add(new Draft("engine", "noted", "c", Map.of("i", "" + i)));
      }
      assertThat(journal.append(drafts, List.of())).hasSize(20_000);
    }
    long start = System.nanoTime();
    try (Journal journal = open()) {
      assertThat(journal.head().seq()).isEqualTo(20_000);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(200));
  }
}
