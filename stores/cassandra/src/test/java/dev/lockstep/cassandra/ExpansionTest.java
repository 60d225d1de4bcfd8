package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.Expansion;
import dev.lockstep.store.NewField;
import dev.lockstep.testkit.cassandra.CassandraNode;
import dev.lockstep.testkit.cassandra.CqlSpace;
import dev.lockstep.testkit.cassandra.NodePlace;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Room for new fields is made and taken away, also after a crash in between. */
final class ExpansionTest {
  private static final Expansion READY = new Expansion.Ready();
  private static final NewField TAG = new NewField("_lockstep", Optional.empty(), List.of());
  private static final NewField RATING =
      new NewField("rating", Optional.empty(), List.of(Value.float64(4.5)));

  @Opened private static CqlSpace space;
  @Opened private static Cluster cluster;

  private static NewField field(String name, String like) {
    return new NewField(name, Optional.of(like), List.of());
  }

  private static Columns columns(String table) {
    return new Columns(cluster, table);
  }

  private static Map<String, String> physical(String table) {
    return columns(table).physical().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, column -> column.getValue().asInternal()));
  }

  /** The columns of a table and their types, as everybody sees them. */
  private static Map<String, String> types(String table) {
    Map<String, String> types = new TreeMap<>();
    space
        .rows(
            "SELECT column_name, type FROM system_schema.columns WHERE keyspace_name = ? AND"
                + " table_name = ?",
            space.keyspace(),
            table)
        .forEach(row -> types.put(row.getString(0), row.getString(1)));
    return types;
  }

  /** Whether there is a table of records of this one's columns. */
  private static boolean isRecorded(String table) {
    return !space
        .rows(
            "SELECT table_name FROM system_schema.tables WHERE keyspace_name = ? AND table_name ="
                + " ?",
            space.keyspace(),
            OwnedNames.table(table + ".lockstep_columns"))
        .isEmpty();
  }

  @Test
  void everyFieldHasAColumnOfItsType() {
    space.run("CREATE TYPE IF NOT EXISTS place (city text, zip int)");
    String table =
        space.table("id int PRIMARY KEY, tags list<text>, home frozen<place>, away place", "");
    assertThat(
            columns(table)
                .expand(
                    List.of(
                        RATING,
                        TAG,
                        field("labels", "tags"),
                        field("house", "home"),
                        field("Address line 2", "away"))))
        .isEqualTo(READY);
    assertThat(types(table))
        .containsEntry("rating", "double")
        .containsEntry("lockstep_tag", "text")
        .containsEntry("labels", "frozen<list<text>>")
        .containsEntry("house", "frozen<place>")
        .containsEntry("Address line 2", "frozen<place>");
    assertThat(physical(table))
        .containsEntry("_lockstep", "lockstep_tag")
        .containsEntry("Address line 2", "Address line 2")
        .hasSize(5);
    space.run("INSERT INTO %s (id, rating, labels) VALUES (1, 4.5, ['a'])".formatted(table));
    assertThat(columns(table).expand(List.of(RATING, TAG))).isEqualTo(READY);
  }

  @Test
  void whatFollowsFromAStaticColumnIsStatic() {
    String table = space.table("p int, c int, s text static, v text, PRIMARY KEY (p, c)", "");
    assertThat(columns(table).expand(List.of(field("of_s", "s"), field("of_v", "v"))))
        .isEqualTo(READY);
    assertThat(column(table, "of_s").isStatic()).isTrue();
    assertThat(column(table, "of_v").isStatic()).isFalse();
  }

  private static ColumnMetadata column(String table, String name) {
    return cluster
        .session()
        .refreshSchema()
        .getKeyspace(cluster.keyspace().getName())
        .flatMap(keyspace -> keyspace.getTable(table))
        .flatMap(found -> found.getColumn(CqlIdentifier.fromInternal(name)))
        .orElseThrow();
  }

  /** E3. A name that was ever used swallows older writes. */
  @Test
  void noNameIsUsedTwice() {
    String table = space.table("id int PRIMARY KEY, rating text, rating_2 text", "");
    space.run("ALTER TABLE %s DROP rating".formatted(table));
    for (String expected : List.of("rating_3", "rating_4")) {
      assertThat(columns(table).expand(List.of(RATING, TAG))).isEqualTo(READY);
      assertThat(physical(table)).containsEntry("rating", expected);
      columns(table).contract(List.of("rating", "_lockstep"));
    }
    assertThat(new Catalogue(cluster, table).droppedColumns())
        .containsExactlyInAnyOrder(
            "rating", "rating_3", "rating_4", "lockstep_tag", "lockstep_tag_2");
  }

  @Test
  void afterContractNothingIsLeftButTheCatalogueOfDroppedColumns() {
    String table = space.table("id int PRIMARY KEY, a text", "");
    List<Document> before = new Catalogue(cluster, table).entries();
    assertThat(columns(table).expand(List.of(RATING))).isEqualTo(READY);
    assertThat(isRecorded(table)).isTrue();
    columns(table).contract(List.of("rating", "never"));
    assertThat(isRecorded(table)).isFalse();
    assertThat(columns(table).physical()).isEmpty();
    assertThat(new Catalogue(cluster, table).entries())
        .filteredOn(entry -> !entry.get("in").equals(Optional.of(Value.text("dropped_columns"))))
        .isEqualTo(before);
    columns(table).contract(List.of("rating"));
  }

  @Test
  void whatIsKeptIsTheUsersAndItsNameIsTaken() {
    String table = space.table("id int PRIMARY KEY, rating text", "");
    space.run("ALTER TABLE %s DROP rating".formatted(table));
    assertThat(columns(table).expand(List.of(RATING, TAG))).isEqualTo(READY);
    columns(table).keep(List.of("rating"));
    columns(table).contract(List.of("rating", "_lockstep"));
    assertThat(physical(table)).isEqualTo(Map.of("rating", "rating_2"));
    assertThat(types(table)).containsOnlyKeys("id", "rating_2");
    assertThat(columns(table).expand(List.of(RATING))).isInstanceOf(Expansion.Refused.class);
  }

  @Test
  void nothingIsRememberedOfAKeptColumnThatIsCalledAsItsField() {
    String table = space.table("id int PRIMARY KEY", "");
    assertThat(columns(table).expand(List.of(RATING))).isEqualTo(READY);
    columns(table).keep(List.of("rating"));
    assertThat(isRecorded(table)).isFalse();
    assertThat(types(table)).containsOnlyKeys("id", "rating");
  }

  @Test
  void recordsOfOtherTablesStay() {
    String one = space.table("id int PRIMARY KEY", "");
    String other = space.table("id int PRIMARY KEY", "");
    assertThat(columns(one).expand(List.of(RATING))).isEqualTo(READY);
    assertThat(columns(other).expand(List.of(RATING, TAG))).isEqualTo(READY);
    columns(one).contract(List.of("rating"));
    assertThat(isRecorded(one)).isFalse();
    columns(other).contract(List.of("_lockstep"));
    assertThat(physical(other)).containsOnlyKeys("rating");
    columns(other).contract(List.of("rating"));
    assertThat(isRecorded(other)).isFalse();
  }

  @Test
  void aColumnOfTheUserIsNeverTaken() {
    String table = space.table("id int PRIMARY KEY, rating double", "");
    List<Document> before = new Catalogue(cluster, table).entries();
    assertThat(columns(table).expand(List.of(TAG, RATING)))
        .isInstanceOfSatisfying(
            Expansion.Refused.class,
            refused ->
                assertThat(refused.why())
                    .singleElement()
                    .asString()
                    .startsWith("Cannot make room for the field rating: ")
                    .contains("Lockstep did not add"));
    columns(table).contract(List.of("rating"));
    assertThat(new Catalogue(cluster, table).entries()).isEqualTo(before);
    assertThat(isRecorded(table)).isFalse();
  }

  @Test
  void everyReasonIsGivenAndNothingIsMade() {
    String table = space.table("id int PRIMARY KEY", "");
    NewField mixed =
        new NewField("mixed", Optional.empty(), List.of(Value.text("a"), Value.int32(1)));
    NewField unknown = new NewField("unknown", Optional.of("nothing"), List.of());
    assertThat(columns(table).expand(List.of(RATING, mixed, unknown)))
        .isInstanceOfSatisfying(
            Expansion.Refused.class, refused -> assertThat(refused.why()).hasSize(2));
    assertThat(types(table)).containsOnlyKeys("id");
    assertThat(isRecorded(table)).isFalse();
  }

  @Test
  void aCrashBetweenRecordAndColumnIsMadeGood() {
    String table = space.table("id int PRIMARY KEY", "");
    new ColumnRecords(cluster, table).put("rating", "rating");
    assertThat(columns(table).expand(List.of(RATING, TAG))).isEqualTo(READY);
    assertThat(types(table)).containsKeys("rating", "lockstep_tag");
    String other = space.table("id int PRIMARY KEY", "");
    new ColumnRecords(cluster, other).put("rating", "rating");
    columns(other).contract(List.of("rating"));
    assertThat(physical(other)).isEmpty();
    assertThat(types(other)).containsOnlyKeys("id");
  }

  @Test
  void aCrashAfterTheColumnWasAddedIsMadeGood() {
    String table = space.table("id int PRIMARY KEY", "");
    new ColumnRecords(cluster, table).put("rating", "rating_7");
    space.run("ALTER TABLE %s ADD rating_7 double".formatted(table));
    assertThat(columns(table).expand(List.of(RATING))).isEqualTo(READY);
    assertThat(types(table)).containsOnlyKeys("id", "rating_7");
    columns(table).contract(List.of("rating"));
    assertThat(types(table)).containsOnlyKeys("id");
  }

  @Test
  void aCrashBetweenDropAndForgettingIsMadeGood() {
    String table = space.table("id int PRIMARY KEY", "");
    assertThat(columns(table).expand(List.of(RATING))).isEqualTo(READY);
    space.run("ALTER TABLE %s DROP rating".formatted(table));
    assertThat(columns(table).expand(List.of(RATING))).isEqualTo(READY);
    assertThat(physical(table)).containsEntry("rating", "rating_2");
    space.run("ALTER TABLE %s DROP rating_2".formatted(table));
    columns(table).contract(List.of("rating"));
    assertThat(isRecorded(table)).isFalse();
  }

  @Test
  void aCrashBeforeTheEmptyTableOfRecordsIsDroppedIsMadeGood() {
    String table = space.table("id int PRIMARY KEY", "");
    ColumnRecords records = new ColumnRecords(cluster, table);
    records.put("rating", "rating");
    records.remove("rating");
    records.remove("rating");
    assertThat(isRecorded(table)).isTrue();
    columns(table).contract(List.of("rating"));
    assertThat(isRecorded(table)).isFalse();
    records.remove("rating");
  }

  /** A table that is gone has no columns of ours, but what was recorded of them goes too. */
  @Test
  void ofATableThatWasDroppedNothingIsLeft() {
    String table = space.table("id int PRIMARY KEY", "");
    assertThat(columns(table).expand(List.of(RATING))).isEqualTo(READY);
    space.run("DROP TABLE " + table);
    columns(table).contract(List.of("rating"));
    assertThat(isRecorded(table)).isFalse();
  }

  /** It died before it could look whether its record is still there. */
  @Test
  void aCrashRightAfterTheColumnWasAddedWhileAnotherContractsIsMadeGood() throws Exception {
    String one = space.table("id int PRIMARY KEY", "");
    String other = space.table("id int PRIMARY KEY", "");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 3; i++) {
        String name = "rating_" + i;
        new ColumnRecords(cluster, other).put("rating", "rating");
        Future<?> taken = threads.submit(() -> columns(other).contract(List.of("rating")));
        new ColumnRecords(cluster, one).put("rating", name);
        space.run("ALTER TABLE %s ADD %s double".formatted(one, name));
        assertThat(taken.get()).isNull();
        assertThat(columns(one).expand(List.of(RATING))).isEqualTo(READY);
        assertThat(types(one)).containsOnlyKeys("id", name);
        columns(one).contract(List.of("rating"));
      }
    }
  }

  @Test
  void whoeverContractsAtTheSameTimeTakesNoRecordAway() throws Exception {
    String one = space.table("id int PRIMARY KEY", "");
    String other = space.table("id int PRIMARY KEY", "");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 3; i++) {
        Future<Expansion> made = threads.submit(() -> columns(one).expand(List.of(RATING)));
        Future<?> taken = threads.submit(() -> columns(other).contract(List.of("rating")));
        assertThat(made.get()).isEqualTo(READY);
        assertThat(taken.get()).isNull();
        assertThat(physical(one)).containsKey("rating");
        columns(one).contract(List.of("rating"));
      }
    }
  }

  @Test
  void nodesThatDoNotAgreeInTimeAreAProblemAndRepeatingIsSafe() throws Exception {
    List<NodePlace> places = NodePlace.ring(2);
    try (CassandraNode first = CassandraNode.start(places.get(0));
        CassandraNode second = CassandraNode.start(places.get(1))) {
      boolean isFirstAsked = isFirstAsked(first, second);
      CassandraNode asked = isFirstAsked ? first : second;
      CassandraNode hung = isFirstAsked ? second : first;
      try (CqlSpace ring = CqlSpace.on(List.of(asked, hung), 1);
          Cluster both = Cluster.open(Address.of(ring.uri()))) {
        String table = ring.table("id int PRIMARY KEY", "");
        String cql = "ALTER TABLE %s.%s ADD rating double".formatted(ring.keyspace(), table);
        Columns columns = new Columns(both, table);
        new ColumnRecords(both, table).put("rating", "rating");
        SchemaChange change = new SchemaChange(both);
        SchemaChange impatient = new SchemaChange(both, Duration.ofSeconds(5));
        assertKnownToEveryNodeAtOnce(change, ring, List.of(asked, hung));
        hung.pause();
        Problem problem =
            catchThrowableOfType(
                Problem.class, () -> impatient.run("add columns to " + table, cql));
        hung.restart();
        assertThat(problem.code()).isEqualTo(ProblemCode.STORE_FAILED);
        assertThat(problem)
            .hasMessageStartingWith("Cannot add columns to " + table)
            .hasMessageContaining("not all nodes agree on the schema");
        ring.await("both nodes answer and agree", () -> ring.isAnswering() && isAgreed(change));
        assertThat(columns.expand(List.of(RATING))).isEqualTo(READY);
        assertThat(columns.physical()).containsOnlyKeys("rating");
      }
    }
  }

  /** Whether the nodes agree; one that was away asks for what it missed when it is back. */
  private static boolean isAgreed(SchemaChange change) {
    try {
      change.awaitAgreement("look");
      return true;
    } catch (Problem e) {
      return false;
    }
  }

  /** A node that has not heard of a change yet believes that all agree. */
  private static void assertKnownToEveryNodeAtOnce(
      SchemaChange change, CqlSpace ring, List<CassandraNode> nodes) {
    for (int i = 0; i < 5; i++) {
      String made = "%s.made_%d".formatted(ring.keyspace(), i);
      change.run("make a table", "CREATE TABLE %s (id int PRIMARY KEY)".formatted(made));
      nodes.forEach(node -> ring.runOn(node, "SELECT id FROM " + made));
    }
  }

  /** Whether the changes of the schema go through the first node. */
  private static boolean isFirstAsked(CassandraNode first, CassandraNode second) {
    try (CqlSpace ring = CqlSpace.on(List.of(first, second), 1)) {
      return isAt(
          ring.session().getMetadata().getNodes().values().stream()
              .min(Comparator.comparing(node -> String.valueOf(node.getHostId())))
              .orElseThrow(),
          first);
    }
  }

  private static boolean isAt(Node known, CassandraNode node) {
    return known.getEndPoint().resolve() instanceof InetSocketAddress address
        && address.getAddress().getHostAddress().equals(node.contact().host());
  }
}
