package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.testkit.cassandra.CassandraNode;
import dev.lockstep.testkit.cassandra.NodePlace;
import dev.lockstep.testkit.cassandra.NodePlace.Access;
import dev.lockstep.testkit.cassandra.TestCassandra;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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

  private static void rows(Cluster cluster, String cql, Duration timeout) {
    var statement = SimpleStatement.newInstance(cql).setTimeout(timeout);
    assertThat(List.copyOf(cluster.session().execute(statement).all())).isNotNull();
  }

  private static Address address(String login) {
    return Address.of(
        URI.create(
            "cassandra://%s%s:%d/system"
                .formatted(login, node.contact().host(), node.contact().port())));
  }
}
