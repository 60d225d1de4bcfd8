package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.KeyRange;
import dev.lockstep.testkit.cassandra.CassandraNode;
import dev.lockstep.testkit.cassandra.NodePlace;
import dev.lockstep.testkit.cassandra.NodePlace.Access;
import dev.lockstep.testkit.cassandra.TestCassandra;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A node that asks for passwords, hangs and is restarted. */
final class NodeFailuresTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  private static CassandraNode node;

  @BeforeAll
  static void start() throws InterruptedException {
    TestCassandra.skipWhereLeftOut();
    node = CassandraNode.start(NodePlace.alone().with(Access.PASSWORD));
  }

  @AfterAll
  static void close() {
    if (node != null) {
      node.close();
    }
  }

  @Test
  void aWrongPasswordIsRefusedAndNotQuoted() {
    Problem problem =
        catchThrowableOfType(
            Problem.class, () -> Cluster.open(address("cassandra:secret@")).close());
    assertThat(problem.code()).isEqualTo(ProblemCode.STORE_UNAUTHORISED);
    assertThat(problem)
        .hasMessageStartingWith("Cannot open the store at cassandra://127.0.0.1:")
        .hasMessageNotContaining("secret");
  }

  @Test
  void noPasswordIsRefusedToo() {
    Problem problem = catchThrowableOfType(Problem.class, () -> Cluster.open(address("")).close());
    assertThat(problem.code()).isEqualTo(ProblemCode.STORE_UNAUTHORISED);
  }

  /** What the driver gave up on may have taken effect; what the server turned away has not. */
  @Test
  void silenceLeavesTheEffectUnknownAndARefusalDoesNot() throws Exception {
    try (Cluster cluster = Cluster.open(address("cassandra:cassandra@"))) {
      InvalidQueryException refusal =
          catchThrowableOfType(
              InvalidQueryException.class,
              () -> rows(cluster, "SELECT nothing FROM system.local", SHORT.multipliedBy(100)));
      assertThat(ServerErrors.mayHaveTakenEffect(refusal)).isFalse();
      assertThat(cluster.errors().problem("look", refusal).code())
          .isEqualTo(ProblemCode.STORE_FAILED);
      node.pause();
      DriverTimeoutException silence =
          catchThrowableOfType(
              DriverTimeoutException.class,
              () -> rows(cluster, "SELECT key FROM system.local", SHORT));
      node.resume();
      assertThat(ServerErrors.mayHaveTakenEffect(silence)).isTrue();
      assertThat(cluster.errors().problem("look", silence).code())
          .isEqualTo(ProblemCode.STORE_UNREACHABLE);
    }
  }

  /** A scan goes on from a key, and remembers nothing else. */
  @Test
  void aScanGoesOnAfterTheNodeAndItsReaderWereRestarted() throws Exception {
    try (Cluster cluster = Cluster.open(address("cassandra:cassandra@"))) {
      assertThat(
              Stream.of(
                      "CREATE KEYSPACE scans WITH replication ="
                          + " {'class': 'SimpleStrategy', 'replication_factor': 1}",
                      "CREATE TABLE scans.t (p int, c int, PRIMARY KEY (p, c))",
                      "INSERT INTO scans.t (p, c) VALUES (1, 1)",
                      "INSERT INTO scans.t (p, c) VALUES (1, 2)",
                      "INSERT INTO scans.t (p, c) VALUES (1, 3)",
                      "INSERT INTO scans.t (p, c) VALUES (2, 1)")
                  .flatMap(cql -> cluster.session().execute(cql).all().stream()))
          .isEmpty();
    }
    KeyRange all = Ring.ranges(1).getFirst();
    URI scans = URI.create(uri("cassandra:cassandra@").replace("/system", "/scans"));
    List<Value> seen = new ArrayList<>();
    for (int look = 0; look < 2; look++) {
      try (Cluster cluster = Cluster.open(Address.of(scans))) {
        TableScan scan = new TableScan(cluster, new Tables(cluster).shape("t"));
        Optional<Value> after = seen.isEmpty() ? Optional.empty() : Optional.of(seen.getLast());
        scan.rows(all, after, 2).forEach(row -> seen.add(row.key()));
      }
      if (look == 0) {
        node.restart();
      }
    }
    assertThat(seen).hasSize(4).doesNotHaveDuplicates();
  }

  private static void rows(Cluster cluster, String cql, Duration timeout) {
    var statement = SimpleStatement.newInstance(cql).setTimeout(timeout);
    assertThat(List.copyOf(cluster.session().execute(statement).all())).isNotNull();
  }

  private static Address address(String login) {
    return Address.of(URI.create(uri(login)));
  }

  private static String uri(String login) {
    return "cassandra://%s%s:%d/system"
        .formatted(login, node.contact().host(), node.contact().port());
  }
}
