package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.Expansion;
import dev.lockstep.store.NewField;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.testkit.cassandra.CassandraNode;
import dev.lockstep.testkit.cassandra.NodePlace;
import dev.lockstep.testkit.cassandra.NodePlace.Access;
import dev.lockstep.testkit.cassandra.TestCassandra;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A role with the permissions that the documentation lists can do all there is to do. */
final class PermissionsTest {
  private static final NewField TAG = new NewField("_lockstep", Optional.empty(), List.of());

  private static CassandraNode node;

  @BeforeAll
  static void start() throws Exception {
    TestCassandra.skipWhereLeftOut();
    node = CassandraNode.start(NodePlace.alone().with(Access.PERMISSION));
    List<String> statements =
        Stream.concat(
                Stream.of(
                    "CREATE KEYSPACE shop WITH replication ="
                        + " {'class': 'SimpleStrategy', 'replication_factor': 1}",
                    "CREATE TABLE shop.orders (id int PRIMARY KEY, a text)",
                    "CREATE ROLE lockstep WITH PASSWORD = 'one' AND LOGIN = true",
                    "CREATE ROLE reader WITH PASSWORD = 'two' AND LOGIN = true",
                    "GRANT SELECT ON KEYSPACE shop TO reader"),
                documented())
            .toList();
    try (Cluster founder = Cluster.open(address("cassandra:cassandra", "system"))) {
      statements.forEach(cql -> assertThat(founder.session().execute(cql).one()).isNull());
    }
  }

  @AfterAll
  static void close() {
    if (node != null) {
      node.close();
    }
  }

  private static Stream<String> documented() throws IOException {
    return Files.readAllLines(Path.of("..", "..", "docs", "stores", "cassandra.md")).stream()
        .filter(line -> line.startsWith("GRANT "))
        .map(line -> line.substring(0, line.indexOf(';')));
  }

  private static Address address(String login, String keyspace) {
    return Address.of(
        URI.create(
            "cassandra://%s@%s:%d/%s"
                .formatted(login, node.contact().host(), node.contact().port(), keyspace)));
  }

  @Test
  void whatIsDocumentedSuffices() {
    try (Cluster cluster = Cluster.open(address("lockstep:one", "shop"))) {
      OwnedTable leases = new OwnedTable(cluster, "lockstep_leases");
      assertThat(leases.insert(Document.of("_id", Value.text("orders"))))
          .isEqualTo(new WriteOutcome.Applied());
      assertThat(leases.read(List.of(Value.text("orders")))).hasSize(1);
      Columns columns = new Columns(cluster, "orders");
      assertThat(columns.expand(List.of(TAG))).isEqualTo(new Expansion.Ready());
      columns.contract(List.of("_lockstep"));
      leases.drop();
      assertThat(new Obstacles(cluster, "orders").all()).isEmpty();
      assertThat(new HealthReading(cluster).now().queued()).isPresent();
    }
  }

  @Test
  void whatIsNotPermittedIsSaidAndHealthIsNotKnown() {
    try (Cluster cluster = Cluster.open(address("reader:two", "shop"))) {
      Problem problem =
          catchThrowableOfType(
              Problem.class, () -> new Columns(cluster, "orders").expand(List.of(TAG)).toString());
      assertThat(problem.code()).isEqualTo(ProblemCode.STORE_UNAUTHORISED);
      Problem unseen =
          catchThrowableOfType(Problem.class, () -> new Obstacles(cluster, "orders").all().size());
      assertThat(unseen.code()).isEqualTo(ProblemCode.STORE_UNAUTHORISED);
      assertThat(new HealthReading(cluster).now().isTold()).isFalse();
    }
  }
}
