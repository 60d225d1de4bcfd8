package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.testkit.cassandra.CqlSpace;
import dev.lockstep.testkit.network.FreePorts;
import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ClusterTest {
  @Opened private static CqlSpace space;

  @Test
  void findsItsDatacenterAndKnowsItsKeyspace() {
    try (Cluster cluster = Cluster.open(Address.of(space.uri()))) {
      assertThat(cluster.keyspace().getName().asInternal()).isEqualTo(space.keyspace());
    }
  }

  @Test
  void readsThroughPatientStatementsToo() {
    String table = space.table("id int PRIMARY KEY", "");
    space.run("INSERT INTO %s (id) VALUES (1)".formatted(table));
    try (Cluster cluster = Cluster.open(Address.of(space.uri()))) {
      Row row =
          Objects.requireNonNull(
              cluster
                  .session()
                  .execute(
                      SimpleStatement.newInstance(
                              "SELECT count(*) FROM %s.%s".formatted(space.keyspace(), table))
                          .setExecutionProfileName(Cluster.PATIENT))
                  .one());
      assertThat(row.getLong(0)).isEqualTo(1);
    }
  }

  @Test
  void aKeyspaceThatIsNotThereIsAProblemOfTheAddress() {
    URI uri = URI.create(Address.of(space.uri()).name().replace("/lockstep_", "/LOCKSTEP_"));
    Problem problem =
        catchThrowableOfType(Problem.class, () -> Cluster.open(Address.of(uri)).close());
    assertThat(problem.code()).isEqualTo(ProblemCode.USAGE);
    assertThat(problem).hasMessageEndingWith("the cluster has no keyspace of this very name");
  }

  @Test
  void aDatacenterThatIsNotThereAnswersNothing() {
    Problem problem =
        catchThrowableOfType(
            Problem.class,
            () -> {
              try (Cluster cluster =
                  Cluster.open(Address.of(URI.create(space.uri() + "?datacenter=nowhere")))) {
                Row row =
                    cluster
                        .errors()
                        .translating(
                            "look",
                            () -> cluster.session().execute("SELECT key FROM system.local").one());
                assertThat(row).isNotNull();
              }
            });
    assertThat(problem.code()).isEqualTo(ProblemCode.STORE_UNREACHABLE);
    assertThat(problem.next()).contains("datacenter");
  }

  @Test
  void nobodyAtTheAddressIsUnreachable() {
    Address address =
        Address.of(
            URI.create("cassandra://ada:secret@127.0.0.1:%d/shop".formatted(FreePorts.next())));
    Problem problem = catchThrowableOfType(Problem.class, () -> Cluster.open(address).close());
    assertThat(problem.code()).isEqualTo(ProblemCode.STORE_UNREACHABLE);
    assertThat(problem)
        .hasMessageStartingWith("Cannot open the store at cassandra://127.0.0.1:")
        .hasMessageEndingWith("/shop: no node answers")
        .hasMessageNotContaining("secret");
  }
}
