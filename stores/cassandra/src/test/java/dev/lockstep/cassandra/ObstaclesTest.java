package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.lockstep.cassandra.NodeClocks.Reading;
import dev.lockstep.store.Obstacle;
import dev.lockstep.testkit.cassandra.CassandraNode;
import dev.lockstep.testkit.cassandra.CqlSpace;
import dev.lockstep.testkit.cassandra.NodePlace;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands in the way of a change is found on every node, with what to do about it. */
final class ObstaclesTest {
  @Opened private static CqlSpace space;
  @Opened private static Cluster cluster;

  private static List<Obstacle> obstacles(String table) {
    return new Obstacles(cluster, table).all();
  }

  private static Obstacle found(String code, String table) {
    return obstacles(table).stream().filter(o -> o.code().equals(code)).findFirst().orElseThrow();
  }

  @Test
  void aUsualTableHasNone() {
    String table = space.table("id int PRIMARY KEY, a text", "");
    space.run("INSERT INTO %s (id, a) VALUES (1, 'x')".formatted(table));
    assertThat(space.rows("SELECT * FROM " + table)).hasSize(1);
    assertThat(obstacles(table)).filteredOn(Obstacle::forbids).isEmpty();
    assertThat(obstacles("nothing")).isEmpty();
  }

  @Test
  void transactionsAreSeenThatWroteOrOnlyTried() {
    String table = space.table("id int PRIMARY KEY, a text", "");
    assertThat(
            space
                .row("UPDATE %s SET a = 'x' WHERE id = 1 IF a = 'y'".formatted(table))
                .getBoolean(0))
        .isFalse();
    Obstacle obstacle = found("transactions", table);
    assertThat(obstacle.forbids()).isTrue();
    assertThat(obstacle.why()).contains("lightweight transactions").contains(table);
    String other = space.table("id int PRIMARY KEY, a text", "");
    assertThat(obstacles(other)).filteredOn(Obstacle::forbids).isEmpty();
    assertThat(
            space
                .row("INSERT INTO %s (id, a) VALUES (1, 'x') IF NOT EXISTS".formatted(other))
                .getBoolean(0))
        .isTrue();
    assertThat(found("transactions", other).forbids()).isTrue();
  }

  /** Who reads like that relies on transactions. */
  @Test
  void serialReadsAreSeenToo() {
    String table = space.table("id int PRIMARY KEY, a text", "");
    SimpleStatement read =
        SimpleStatement.newInstance("SELECT a FROM %s WHERE id = 1".formatted(table))
            .setConsistencyLevel(DefaultConsistencyLevel.SERIAL);
    assertThat(space.session().execute(read).all()).isEmpty();
    assertThat(found("transactions", table).forbids()).isTrue();
  }

  /** E15. */
  @Test
  void deletesThatAreForgottenTooSoonForbid() {
    String table = space.table("id int PRIMARY KEY, a text", "WITH gc_grace_seconds = 10800");
    Obstacle obstacle = found("short-grace", table);
    assertThat(obstacle.forbids()).isTrue();
    assertThat(obstacle.why()).contains("10800 s");
    assertThat(obstacle.next()).contains("gc_grace_seconds = 10861");
    space.run("ALTER TABLE %s WITH gc_grace_seconds = 10861".formatted(table));
    assertThat(obstacles(table)).filteredOn(Obstacle::forbids).isEmpty();
  }

  /** E11. */
  @Test
  void clientsOfAnOldProtocolAreAWarning() {
    String table = space.table("id int PRIMARY KEY, a text", "");
    try (CqlSession old = space.session("V4")) {
      assertThat(old.getContext().getProtocolVersion().getCode()).isEqualTo(4);
      assertThat(found("old-protocol", table).forbids()).isFalse();
    }
  }

  @Test
  void everyReasonForWhichATableIsRefusedForbids() {
    String table = space.table("id int PRIMARY KEY, n counter", "");
    assertThat(found("column-type", table).why()).contains("column n of type counter");
    String masked = space.table("id int PRIMARY KEY, a text MASKED WITH DEFAULT", "");
    assertThat(found("column-mask", masked).forbids()).isTrue();
    String viewed = space.table("id int PRIMARY KEY, a int", "");
    space.run(
        "CREATE MATERIALIZED VIEW %1$s_v AS SELECT id, a FROM %1$s WHERE a IS NOT NULL AND id IS"
                .formatted(viewed)
            + " NOT NULL PRIMARY KEY (a, id)");
    assertThat(found("view", viewed).why()).contains(viewed + "_v");
    assertThat(found("view", viewed + "_v").why()).contains("it is a materialized view");
  }

  @Test
  void clocksOfNodesAreReadAndComparedWithTheDoubtOfTheirAnswers() {
    assertThat(NodeClocks.read(new Nodes(cluster)))
        .isNotEmpty()
        .allSatisfy(reading -> assertThat(reading.least()).isLessThanOrEqualTo(reading.most()));
    Instant told = Instant.ofEpochMilli(50_000);
    Reading quick = Reading.of(told, 1_000_000_000, 1_010_000_000);
    assertThat(quick).isEqualTo(new Reading(48_990, 49_000));
    Reading ahead = new Reading(50_001, 50_500);
    assertThat(NodeClocks.apart(List.of(quick, ahead))).isEqualTo(Duration.ofMillis(1_001));
    assertThat(Obstacles.clocks(List.of(quick, ahead)))
        .hasValueSatisfying(obstacle -> {
          assertThat(obstacle.code()).isEqualTo("clocks-apart");
          assertThat(obstacle.forbids()).isTrue();
          assertThat(obstacle.why()).contains("1001 ms");
        });
    Reading slow = new Reading(40_000, 60_000);
    assertThat(NodeClocks.apart(List.of(quick, slow, quick))).isZero();
    assertThat(Obstacles.clocks(List.of(quick, slow))).isEmpty();
    assertThat(Obstacles.clocks(List.of())).isEmpty();
  }

  /** A transaction leaves its trace on the nodes that have the row, and only there. */
  @Test
  void everyNodeIsAskedAndOneThatIsDownIsTold() throws Exception {
    List<NodePlace> places = NodePlace.ring(2);
    try (CassandraNode first = CassandraNode.start(places.get(0));
        CassandraNode second = CassandraNode.start(places.get(1));
        CqlSpace ring = CqlSpace.on(List.of(first, second), 1)) {
      String table = ring.table("id int PRIMARY KEY, a text", "");
      try (Cluster both = Cluster.open(Address.of(ring.uri()))) {
        ring.await("both are reachable", () -> new Nodes(both).reachable().size() == 2);
        new SchemaChange(both).awaitAgreement("make a table");
        assertThat(new Obstacles(both, table).all()).isEmpty();
        for (int id = 0; id < 2; id++) {
          String other = ring.table("id int PRIMARY KEY, a text", "");
          new SchemaChange(both).awaitAgreement("make a table");
          String cql =
              "INSERT INTO %s (id, a) VALUES (%d, 'x') IF NOT EXISTS"
                  .formatted(other, owned(ring, id));
          assertThat(ring.row(cql).getBoolean(0)).isTrue();
          assertThat(new Obstacles(both, other).all())
              .extracting(Obstacle::code)
              .containsExactly("transactions");
        }
        second.kill();
        ring.await("one is down", () -> new Nodes(both).reachable().size() == 1);
        assertThat(new Obstacles(both, table).all())
            .extracting(Obstacle::code)
            .containsExactly("nodes-unasked");
      }
    }
  }

  /** A key that the node of this number keeps. */
  private static int owned(CqlSpace ring, int node) {
    String host = "127.0.0." + (node + 1);
    int key = 0;
    while (!isOn(ring, key, host)) {
      key++;
    }
    return key;
  }

  private static boolean isOn(CqlSpace ring, int key, String host) {
    return ring
        .session()
        .getMetadata()
        .getTokenMap()
        .orElseThrow()
        .getReplicas(ring.keyspace(), ByteBuffer.allocate(4).putInt(key).flip())
        .stream()
        .anyMatch(replica -> replica.getEndPoint().toString().contains(host + ":"));
  }
}
