package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.lockstep.store.Health;
import dev.lockstep.testkit.cassandra.CassandraNode;
import dev.lockstep.testkit.cassandra.CqlSpace;
import dev.lockstep.testkit.cassandra.NodePlace;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What nodes tell of how they are doing. */
final class HealthReadingTest {
  @Test
  void aNodeTellsWhatWaitsAndThatNobodyIsBehind() throws InterruptedException {
    try (CqlSpace space = CqlSpace.open();
        Cluster cluster = Cluster.open(Address.of(space.uri()))) {
      Health health = new HealthReading(cluster).now();
      assertThat(health.isTold()).isTrue();
      assertThat(health.ping()).isPositive();
      assertThat(health.lag()).contains(Duration.ZERO);
      assertThat(health.queued().orElseThrow()).isBetween(0.0, 1.0);
      assertThat(health.connectionsUsed()).as("any number is allowed").isEmpty();
      assertThat(health.cacheUsed()).isEmpty();
    }
  }

  @Test
  void whatWaitsIsAPartOfTheWork() {
    assertThat(HealthReading.queued(0, 32)).isZero();
    assertThat(HealthReading.queued(32, 32)).isEqualTo(0.5);
    assertThat(HealthReading.queued(128, 32)).isEqualTo(0.8);
    assertThat(HealthReading.queued(Integer.MAX_VALUE, 0)).isBetween(0.99, 1.0);
  }

  @Test
  void connectionsAreAPartOfWhatIsAllowed() {
    assertThat(HealthReading.used(50, "100")).contains(0.5);
    assertThat(HealthReading.used(200, "100")).contains(1.0);
    assertThat(HealthReading.used(200, "-1")).isEmpty();
    assertThat(HealthReading.used(200, "0")).isEmpty();
  }

  @Test
  void ofManyNodesAFewAreAskedAtATimeAndAllInTurn() {
    List<Integer> all = IntStream.range(0, 21).boxed().toList();
    Set<Integer> asked = new HashSet<>();
    for (int turn = 0; turn < 3; turn++) {
      assertThat(HealthReading.inTurn(all, turn)).hasSize(8).doesNotHaveDuplicates();
      asked.addAll(HealthReading.inTurn(all, turn));
    }
    assertThat(asked).hasSize(21);
    assertThat(HealthReading.inTurn(List.of(1, 2), Integer.MAX_VALUE)).hasSize(2);
    assertThat(HealthReading.inTurn(List.of(), 1)).isEmpty();
  }

  /** A replica that is down is behind by what is kept for it. */
  @Test
  void theOldestHintTellsHowFarAReplicaIsBehind() throws Exception {
    List<NodePlace> places = NodePlace.ring(2);
    try (CassandraNode first = CassandraNode.start(places.get(0));
        CassandraNode second = CassandraNode.start(places.get(1));
        CqlSpace ring = CqlSpace.on(List.of(first, second), 2)) {
      String table = ring.table("id int PRIMARY KEY, a text", "");
      try (Cluster both = Cluster.open(Address.of(ring.uri()))) {
        new SchemaChange(both).awaitAgreement("make a table");
        HealthReading reading = new HealthReading(both);
        assertThat(reading.now().lag()).contains(Duration.ZERO);
        second.kill();
        ring.await("one is down", () -> new Nodes(both).reachable().size() == 1);
        SimpleStatement write =
            SimpleStatement.newInstance("INSERT INTO %s (id, a) VALUES (1, 'x')".formatted(table))
                .setConsistencyLevel(DefaultConsistencyLevel.ONE);
        ring.await(
            "a hint is kept",
            () ->
                isTaken(ring, write)
                    && reading.now().lag().filter(Duration::isPositive).isPresent());
        assertThat(reading.now().lag()).isNotEqualTo(Optional.of(Duration.ZERO));
      }
    }
  }

  /** Right after one node was killed, the driver may still be on its way to the other. */
  private static boolean isTaken(CqlSpace ring, SimpleStatement write) {
    try {
      return ring.session().execute(write).wasApplied();
    } catch (DriverException e) {
      return false;
    }
  }
}
