package dev.lockstep.cassandra;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.Store;
import dev.lockstep.tck.TimedClient;
import dev.lockstep.tck.timed.TimedContract;
import dev.lockstep.testkit.cassandra.CqlSpace;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tables of users pass the contract of stores that order writes by time. */
final class TimedContractTest implements TimedContract {
  private static CqlSpace space;
  private static CassandraStore store;

  @BeforeAll
  static void open() throws InterruptedException {
    space = CqlSpace.open();
    store = new CassandraStore(Cluster.open(Address.of(space.uri())));
  }

  @AfterAll
  static void close() {
    if (store != null) {
      store.close();
    }
    if (space != null) {
      space.close();
    }
  }

  @Override
  public Store store() {
    return store;
  }

  @Override
  public TimedClient create(String table) {
    space.run(
        "CREATE TABLE %s (id int PRIMARY KEY, town text, city text, note text, labels set<text>)"
            .formatted(table));
    return new TimedApplication(space, store.cluster(), table);
  }

  @Override
  public void drop(String table) {
    space.run("DROP TABLE " + table);
  }

  @Override
  public Value key(int number) {
    return Document.of("id", Value.int32(number));
  }

  @Override
  public Set<String> keyFields() {
    return Set.of("id");
  }

  @Override
  public void await(String what, BooleanSupplier isSo) {
    space.await(what, isSo);
  }
}
