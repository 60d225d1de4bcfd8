package dev.lockstep.server.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Draft;
import dev.lockstep.journal.JournalTable;
import dev.lockstep.journal.Search;
import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.TestServer;
import dev.lockstep.testkit.time.SettableClock;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class JournalSearchTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final int ENTRIES = 100_000;
  private static final Search ANY =
      new Search(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @Parameter TestServer on;

  /** An environment whose name nobody else uses, which is an entry of the journal. */
  private String added(String stem) {
    String name = TestServer.unique(stem);
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(name)).expect(201);
    return name;
  }

  private Answer search(String query) {
    return on.as("viewer").get("/v1/journal?" + query).expect(200);
  }

  @Test
  void anEntryIsFoundByAnyOfItsParts() {
    String name = added("quay");
    String actor = TestServer.unique("ada");
    on.named(actor, "admin")
        .post("/v1/environments", "{\"name\":\"%s-b\"}".formatted(name))
        .expect(201);

    assertThat(search("text=" + name).json().at("/items")).hasSize(2);
    assertThat(search("text=" + name.toUpperCase(Locale.ROOT)).json().at("/items")).hasSize(2);
    assertThat(search("actor=" + actor).text("/items/0/action")).isEqualTo("environment added");
    assertThat(search("actor=%s&action=environment%%20added".formatted(actor)).json().at("/items"))
        .hasSize(1);
    assertThat(search("actor=%s&action=token%%20issued".formatted(actor)).json().at("/items"))
        .isEmpty();
    assertThat(search("subject=environment:%s&text=added".formatted(name)).json().at("/items"))
        .hasSize(1);
    assertThat(search("text=%s&limit=1".formatted(name)).text("/items/0/subject"))
        .isEqualTo("environment:" + name + "-b");
  }

  @Test
  void timesBoundWhatIsFound() {
    String name = added("time");
    Instant now = on.clock().instant();

    assertThat(search("text=%s&since=%s".formatted(name, now)).json().at("/items")).hasSize(1);
    assertThat(search("text=%s&until=%s".formatted(name, now)).json().at("/items")).isEmpty();
    assertThat(search("text=%s&until=%s".formatted(name, now.plusMillis(1))).json().at("/items"))
        .hasSize(1);
    assertThat(search("text=%s&since=%s".formatted(name, now.plusMillis(1))).json().at("/items"))
        .isEmpty();
  }

  @Test
  void everyCharacterIsItself() {
    String name = added("plain");

    assertThat(search("text=" + name.replace("-", "%25")).json().at("/items")).isEmpty();
    assertThat(search("text=" + name.replace("-", "_")).json().at("/items")).isEmpty();
    assertThat(search("text=" + name + "%27%20OR%20%271%27=%271").json().at("/items")).isEmpty();
    assertThat(search("actor=%25").json().at("/items")).isEmpty();
  }

  @Test
  void whatIsNoSearchIsRefused() {
    on.as("viewer").get("/v1/journal?since=yesterday").expectProblem(400, "request-invalid");
    on.as("viewer")
        .get("/v1/journal?until=%2B999999-01-01T00:00:00Z")
        .expectProblem(400, "request-invalid");
    on.as("viewer")
        .get("/v1/journal?text=" + "a".repeat(201))
        .expectProblem(400, "request-invalid");
    on.as("viewer").get("/v1/journal?limit=0").expectProblem(400, "request-invalid");
  }

  @Test
  void aLongJournalIsSearchedByIndexesAndInBoundedParts() throws SQLException {
    String address = on.database();
    SettableClock clock = new SettableClock(BEGIN);
    TestServer.start(address, clock).close();
    try (Connection connection = DriverManager.getConnection(address)) {
      connection.setAutoCommit(false);
      fill(connection, clock);
      JournalTable.Found late = found(connection, ANY, 50);
      Search rare = text("needle");
      JournalTable.Found part = found(connection, rare, 50);

      assertThat(late.entries()).hasSize(50);
      assertThat(late.read()).isLessThanOrEqualTo(500);
      assertThat(part.entries()).isEmpty();
      assertThat(part.read()).isEqualTo(10_000);
      assertThat(part.next()).isPresent();
      assertThat(found(connection, byActor("actor-7"), 50).read()).isLessThanOrEqualTo(500);
      assertThat(found(connection, between(1_000, 1_001), 50).read()).isLessThan(3_000);
      assertThat(found(connection, between(1_000, 1_001), 50).entries()).hasSize(50);
      assertThat(all(connection, rare)).isEqualTo(11);
      if (on == TestServer.SQLITE) {
        plansUseIndexes(connection);
      }
    }
  }

  private static void fill(Connection connection, SettableClock clock) throws SQLException {
    for (int i = 0; i < ENTRIES; i += 100) {
      List<Draft> drafts = new ArrayList<>();
      for (int j = i; j < i + 100; j++) {
        String word = j <= 1_000 && j % 100 == 0 ? "needle" : "hay";
        drafts.add(new Draft("actor-" + j % 50, "thing done", "thing:" + j, Map.of("word", word)));
      }
      assertThat(JournalTable.append(connection, clock, drafts)).hasSize(100);
      clock.advance(Duration.ofMinutes(1));
    }
    connection.commit();
  }

  private static JournalTable.Found found(Connection connection, Search search, int max)
      throws SQLException {
    return JournalTable.search(connection, search, Long.MAX_VALUE, max);
  }

  private static int all(Connection connection, Search search) throws SQLException {
    int all = 0;
    Optional<Long> next = Optional.of(Long.MAX_VALUE);
    while (next.isPresent()) {
      JournalTable.Found part = JournalTable.search(connection, search, next.get(), 5);
      all += part.entries().size();
      next = part.next();
    }
    return all;
  }

  private static Search text(String text) {
    return new Search(
        ANY.subject(), ANY.actor(), ANY.action(), Optional.of(text), ANY.since(), ANY.until());
  }

  private static Search byActor(String actor) {
    return new Search(
        ANY.subject(), Optional.of(actor), ANY.action(), ANY.text(), ANY.since(), ANY.until());
  }

  private static Search between(int from, int until) {
    return new Search(
        ANY.subject(),
        ANY.actor(),
        ANY.action(),
        ANY.text(),
        Optional.of(BEGIN.plus(Duration.ofMinutes(from - 900))),
        Optional.of(BEGIN.plus(Duration.ofMinutes(until - 900))));
  }

  private static void plansUseIndexes(Connection connection) throws SQLException {
    for (String where :
        List.of(
            "subject = 'a' AND seq < 9 ORDER BY seq DESC",
            "actor = 'a' AND seq < 9 ORDER BY seq DESC",
            "action = 'a' AND seq < 9 ORDER BY seq DESC",
            "time >= '2026' ORDER BY time")) {
      try (PreparedStatement plan =
              connection.prepareStatement(
                  "EXPLAIN QUERY PLAN SELECT * FROM entry WHERE " + where + " LIMIT 5");
          ResultSet rows = plan.executeQuery()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString("detail")).startsWith("SEARCH entry USING INDEX entry_");
        assertThat(rows.next()).as("what sorts besides").isFalse();
      }
    }
  }
}
