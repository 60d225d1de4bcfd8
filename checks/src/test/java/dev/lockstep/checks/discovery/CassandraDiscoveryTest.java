package dev.lockstep.checks.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.cassandra.CqlSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Discovery of tables on a real Cassandra. */
final class CassandraDiscoveryTest {
  private static CqlSpace space;

  @TempDir private Path folder;

  @BeforeAll
  static void fill() throws InterruptedException {
    space = CqlSpace.open();
    space.run("CREATE TYPE place (city text, zip text)");
    space.run(
        "CREATE TABLE events (shop text, day date, seq int, owner text static, home frozen<place>,"
            + " tags set<text>, notes map<text, text>, amount decimal, contact text, at timestamp,"
            + " PRIMARY KEY ((shop, day), seq)) WITH CLUSTERING ORDER BY (seq DESC) AND"
            + " default_time_to_live = 864000");
    space.run("CREATE INDEX events_by_owner ON events (contact)");
    space.run("CREATE TABLE hits (page text PRIMARY KEY, n counter)");
    space.run("CREATE TABLE unused (id uuid PRIMARY KEY, v vector<float, 2>)");
    for (int i = 0; i < 40; i++) {
      space.run(
          "INSERT INTO events (shop, day, seq, owner, home, tags, notes, amount, contact, at)"
              + " VALUES"
              + " ('s%d', '2026-11-21', %d, 'b', {city: 'x', zip: '1'}, {'a'}, {'k%d': 'v'}, 1.%d,"
                  .formatted(i % 4, i, i, i)
              + " 'ana%d@shop.example', '2026-11-21')%s"
                  .formatted(i, i % 2 == 0 ? " USING TTL 5000" : ""));
    }
    space.run("UPDATE hits SET n = n + 3 WHERE page = 'home'");
  }

  @AfterAll
  static void drop() {
    space.close();
  }

  private Command run(String... args) {
    return Command.run(folder.resolve("state"), args);
  }

  @Test
  void aTableIsDraftedAndHeldToItsDraft() throws IOException {
    Path draft = folder.resolve("events.odcs.yaml");
    Command infer =
        run(
            "infer",
            space.uri().toString(),
            "--collection",
            "events",
            "--full",
            "--out",
            draft.toString());
    assertThat(infer.exit()).as(infer.all()).isZero();
    assertThat(infer.all()).contains("Looked at all 40 documents.").doesNotContain("@shop");
    String text = Files.readString(draft);
    assertThat(text)
        .contains("engine: cassandra", "kind: static", "after: PT240H", "partition:", "seq: desc")
        .contains("physicalType: \"frozen<place>\"", "map:")
        .contains("sensitivity: confidential")
        .doesNotContain("@shop.example");
    Command lint = run("lint", draft.toString());
    assertThat(lint.exit()).as(lint.all()).isZero();
    Command drift = run("drift", draft.toString(), "--store", space.uri().toString(), "--full");
    assertThat(drift.exit()).as(drift.all() + text).isZero();
  }

  @Test
  void columnsKeysAndTimeToLiveThatDifferAreTold() throws IOException {
    Path draft = folder.resolve("events.odcs.yaml");
    assertThat(
            run(
                    "infer",
                    space.uri().toString(),
                    "--collection",
                    "events",
                    "--full",
                    "--out",
                    draft.toString())
                .exit())
        .isZero();
    Files.writeString(
        draft,
        Files.readString(draft)
            .replace("after: PT240H", "after: 1h")
            .replace("seq: desc", "seq: asc")
            .replace("physicalType: decimal", "physicalType: double")
            .replace("kind: static", "kind: regular"));
    Command drift = run("drift", draft.toString(), "--store", space.uri().toString(), "--full");
    assertThat(drift.exit()).as(drift.all()).isEqualTo(100);
    assertThat(drift.out())
        .contains("events amount: column-differs: double is promised, and there is decimal")
        .contains("events owner: column-differs: text is promised, and there is text static")
        .contains("events key: key-differs")
        .contains("events ttl: ttl-differs");
  }

  @Test
  void theDoctorLooksAtEveryTableAndAtWhoIsConnected() {
    Command doctor = run("doctor", space.uri().toString());
    assertThat(doctor.exit()).as(doctor.all()).isZero();
    assertThat(doctor.out())
        .contains(": 3 collections.")
        .contains("sensitive contact: looks like e-mail addresses")
        .contains("how often indexes serve is not known")
        .contains("nothing was written")
        .doesNotContain("mixed-types")
        .doesNotContain("@shop.example");
  }
}
