package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import dev.lockstep.testkit.cassandra.CassandraNode;
import dev.lockstep.testkit.cassandra.CqlSpace;
import dev.lockstep.testkit.cassandra.NodePlace;
import dev.lockstep.testkit.cassandra.TestCassandra;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes that are killed and that hang. */
final class NodesTest {
  @BeforeEach
  void isWanted() {
    TestCassandra.skipWhereLeftOut();
  }

  @Test
  void whatANodeConfirmedIsThereAfterItWasKilledAndStartedAgain() throws Exception {
    try (CassandraNode node = CassandraNode.start();
        CqlSpace space = CqlSpace.on(List.of(node), 1)) {
      String table = space.table("id int PRIMARY KEY, a text", "");
      space.run("UPDATE %s USING TIMESTAMP 100 SET a = 'x' WHERE id = 1".formatted(table));
      node.kill();
      node.restart();
      space.await("the driver is back", () -> space.isAnswering());
      assertThat(space.row("SELECT a, writetime(a) FROM %s".formatted(table)).getLong(1))
          .isEqualTo(100);
    }
  }

  /** A timeout says nothing about the effect: here, one of two nodes has performed the write. */
  @Test
  void aWriteThatAHangingNodeDoesNotConfirmMayHaveTakenEffect() throws Exception {
    List<NodePlace> places = NodePlace.ring(2);
    try (CassandraNode first = CassandraNode.start(places.get(0));
        CassandraNode second = CassandraNode.start(places.get(1));
        CqlSpace space = CqlSpace.on(List.of(first, second), 2)) {
      String table = space.table("id int PRIMARY KEY, a text", "");
      space.run("INSERT INTO %s (id, a) VALUES (1, 'before')".formatted(table));
      second.pause();
      assertThatThrownBy(() ->
              space.runOn(first, "INSERT INTO %s (id, a) VALUES (1, 'after')".formatted(table)))
          .isInstanceOf(WriteTimeoutException.class);
      second.resume();
      space.await("both nodes answer", () -> space.isAnswering());
      assertThat(space.row("SELECT a FROM %s WHERE id = 1".formatted(table)).getString(0))
          .isEqualTo("after");
    }
  }
}
