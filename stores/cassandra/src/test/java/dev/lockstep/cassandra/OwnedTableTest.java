package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.cassandra.cell.ValueText;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.testkit.cassandra.CassandraNode;
import dev.lockstep.testkit.cassandra.CqlSpace;
import dev.lockstep.testkit.cassandra.NodePlace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Tables of the engine's own: their names, and what happens when several write them at once. */
final class OwnedTableTest {
  private static final Value KEY = Value.text("orders");
  private static final Path COUNT = Path.of("n");

  @Opened private static CqlSpace space;
  @Opened private static Cluster cluster;

  @Test
  void namesOfTheEnginesCollectionsHaveADotOrBeginWithItsName() {
    assertThat(List.of("lockstep_leases", "orders.lockstep_conflicts", "a.b"))
        .allMatch(OwnedNames::isOwned);
    assertThat(List.of("orders", "lockstep", "orders_lockstep_conflicts"))
        .noneMatch(OwnedNames::isOwned);
  }

  @Test
  void noTwoCollectionsShareATable() {
    String altered = OwnedNames.table("orders.lockstep_conflicts");
    List<String> names =
        List.of(
            "lockstep_leases",
            "orders.lockstep_conflicts",
            "orders_lockstep.conflicts",
            "orders_lockstep_conflicts",
            altered,
            "Orders.lockstep_conflicts",
            "o".repeat(48) + ".lockstep_conflicts",
            "o".repeat(48) + ".lockstep_archive",
            "o".repeat(49),
            "größen.lockstep_archive",
            "");
    List<String> tables = names.stream().map(OwnedNames::table).toList();
    assertThat(tables)
        .doesNotHaveDuplicates()
        .allMatch(table -> table.matches("[A-Za-z0-9_]{1,48}"))
        .contains("lockstep_leases");
    assertThat(altered).isEqualTo("orders_lockstep_conflicts_1764fbbbd5ea");
  }

  @Test
  void theCollectionIsListedUnderItsOwnNameAndReadsInCqlsh() {
    OwnedTable conflicts = new OwnedTable(cluster, "ord'ers.lockstep_conflicts");
    Document document = Document.of("_id", KEY, "n", Value.int64(4));
    assertThat(conflicts.insert(document)).isEqualTo(new WriteOutcome.Applied());
    assertThat(new OwnedStore(cluster).collections()).contains(conflicts.name());
    String table = OwnedNames.table(conflicts.name());
    assertThat(space.row("SELECT id, document FROM " + table).getFormattedContents())
        .contains("'\"orders\"'")
        .contains("{\"_id\": \"orders\", \"n\": long(4)}");
    conflicts.drop();
    assertThat(new OwnedStore(cluster).collections()).doesNotContain(conflicts.name());
  }

  /** A comment can be written by anybody; a table is ours only if it has the name for it, too. */
  @Test
  void aUsersTableWithSuchACommentStaysTheirs() {
    String table =
        space.table(
            "id int PRIMARY KEY",
            "WITH comment = %s".formatted(OwnedNames.comment("a.lockstep_archive")));
    assertThat(new OwnedStore(cluster).collections()).contains(table);
  }

  @Test
  void ofManyWhoCountAtOnceNoneIsForgotten() throws Exception {
    OwnedTable table = new OwnedTable(cluster, "counts.lockstep");
    assertThat(table.insert(Document.of("_id", KEY, "n", Value.int32(0))))
        .isEqualTo(new WriteOutcome.Applied());
    int writers = 4;
    int each = 10;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> done =
          IntStream.range(0, writers)
              .mapToObj(i -> threads.submit(() -> counted(table, each)))
              .toList();
      for (Future<Integer> writer : done) {
        assertThat(writer.get()).isEqualTo(each);
      }
    }
    assertThat(number(table)).isEqualTo(writers * each);
  }

  /** Counts up so many times, from what it reads, until each was applied. */
  private static int counted(OwnedTable table, int times) {
    int applied = 0;
    while (applied < times) {
      int before = number(table);
      WriteOutcome outcome = set(table, before, before + 1);
      applied += outcome instanceof WriteOutcome.Applied ? 1 : 0;
      assertThat(outcome)
          .as("nobody hangs here")
          .isInstanceOfAny(WriteOutcome.Applied.class, WriteOutcome.Conflicting.class);
    }
    return applied;
  }

  private static WriteOutcome set(OwnedTable table, int from, int to) {
    GuardedWrite write =
        new GuardedWrite(
            KEY,
            List.of(new Assertion.Equal(COUNT, Value.int32(from))),
            List.of(new Edit.Set(COUNT, Value.int32(to))));
    return table
        .write(List.of(write), new ServerClock(cluster).now().plus(Duration.ofMinutes(1)))
        .getFirst();
  }

  private static int number(OwnedTable table) {
    return table.read(List.of(KEY)).getFirst() instanceof StoredDocument.Readable readable
            && readable.document().get("n").orElseThrow() instanceof Value.Int32(int number)
        ? number
        : -1;
  }

  /** Only what the guard says must hold: a change elsewhere in the document is none of its. */
  @Test
  void aLostRaceIsDecidedAnew() {
    OwnedTable table = new OwnedTable(cluster, "race.lockstep");
    assertThat(table.insert(Document.of("_id", KEY, "n", Value.int32(0))))
        .isEqualTo(new WriteOutcome.Applied());
    OwnedRows rows = new OwnedRows(new Transactions(cluster, name(table)));
    OwnedDocument read = rows.read(List.of(ValueText.write(KEY).orElseThrow())).getFirst();
    assertThat(
            space
                .row(
                    "UPDATE %s SET document = ? WHERE id = ? IF EXISTS".formatted(name(table)),
                    read.text().replace("}", ", \"m\": 1}"),
                    read.id())
                .getBoolean(0))
        .isTrue();
    assertThat(rows.replace(read, read.text())).isEqualTo(new WriteOutcome.Conflicting());
    assertThat(set(table, 0, 1)).isEqualTo(new WriteOutcome.Applied());
    assertThat(table.count(List.of(new Assertion.Present(Path.of("m"))))).isEqualTo(1);
  }

  /** Who finds no table and then finds one asks again: somebody else made it in between. */
  @RepeatedTest(5)
  void severalMayMakeTheTableAtOnce(RepetitionInfo round) throws Exception {
    String name = "made-%d.lockstep".formatted(round.getCurrentRepetition());
    List<OwnedTable> tables =
        IntStream.range(0, 4).mapToObj(i -> new OwnedTable(cluster, name)).toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<WriteOutcome>> inserts =
          IntStream.range(0, tables.size())
              .mapToObj(i ->
                  threads.submit(() -> tables.get(i).insert(Document.of("_id", Value.int32(i)))))
              .toList();
      for (Future<WriteOutcome> insert : inserts) {
        assertThat(insert.get()).isEqualTo(new WriteOutcome.Applied());
      }
    }
    assertThat(tables.getFirst().count(List.of())).isEqualTo(tables.size());
  }

  @Test
  void whatIsTooLargeIsRefused() {
    OwnedTable table = new OwnedTable(cluster, "large.lockstep");
    assertThat(table.insert(Document.of("_id", Value.text("x".repeat(70_000)))))
        .isInstanceOf(WriteOutcome.Refused.class);
    assertThat(table.read(List.of(Value.text("x".repeat(70_000))))).isEmpty();
    Document large = Document.of("_id", KEY, "text", Value.text("x".repeat(5_000_000)));
    assertThat(table.insert(large)).isInstanceOf(WriteOutcome.Refused.class);
    assertThat(table.read(List.of(KEY))).isEmpty();
    assertThat(table.insert(Document.of("_id", KEY, "text", Value.text("x".repeat(500_000)))))
        .isEqualTo(new WriteOutcome.Applied());
  }

  @Test
  void messagesQuoteNoValues() {
    OwnedTable table = new OwnedTable(cluster, "odd.lockstep");
    assertThat(table.insert(Document.of("_id", KEY))).isEqualTo(new WriteOutcome.Applied());
    space.run("UPDATE %s SET document = 'secret' WHERE id = 'x'".formatted(name(table)));
    assertThat(table.scan(Ring.ranges(1).getFirst(), Optional.empty(), 10))
        .hasSize(2)
        .filteredOn(StoredDocument.Unreadable.class::isInstance)
        .singleElement()
        .satisfies(stored ->
            assertThat(((StoredDocument.Unreadable) stored).why()).doesNotContain("secret"));
  }

  private static String name(OwnedTable table) {
    return OwnedNames.table(table.name());
  }

  /** Of two nodes one hangs: whether the insert has an effect cannot be known. */
  @Test
  void anAnswerThatIsLostIsUnknownAndSoonRead() throws Exception {
    List<NodePlace> places = NodePlace.ring(2);
    try (CassandraNode first = CassandraNode.start(places.get(0));
        CassandraNode second = CassandraNode.start(places.get(1));
        CqlSpace ring = CqlSpace.on(List.of(first, second), 2)) {
      try (Cluster both = Cluster.open(Address.of(ring.uri()))) {
        OwnedTable table = new OwnedTable(both, "hung.lockstep");
        assertThat(table.insert(Document.of("_id", Value.text("before"))))
            .isEqualTo(new WriteOutcome.Applied());
        second.pause();
        WriteOutcome outcome = table.insert(Document.of("_id", KEY));
        Problem unread = catchThrowableOfType(Problem.class, () -> table.read(List.of(KEY)).size());
        second.resume();
        assertThat(outcome).isInstanceOf(WriteOutcome.Unknown.class);
        assertThat(unread.code()).isIn(ProblemCode.STORE_FAILED, ProblemCode.STORE_UNREACHABLE);
        ring.await("both nodes answer", ring::isAnswering);
        WriteOutcome again = table.insert(Document.of("_id", KEY));
        assertThat(again)
            .isInstanceOfAny(WriteOutcome.Applied.class, WriteOutcome.Conflicting.class);
        assertThat(table.read(List.of(KEY))).hasSize(1);
      }
    }
  }
}
