package dev.lockstep.tck.cells;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Value;
import dev.lockstep.store.Store;
import dev.lockstep.tck.TimedClient;
import dev.lockstep.tck.timed.TimedContract;
import dev.lockstep.testkit.time.SettableClock;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The store of cells passes the contract that Cassandra passes. */
final class CellStoreContractTest implements TimedContract {
  private static final int STEPS_MAX = 100_000;

  private final SettableClock clock = new SettableClock();
  private final CellStore store = new CellStore("contract", clock);

  @Override
  public Store store() {
    return store;
  }

  @Override
  public TimedClient create(String table) {
    store.create(table, Set.of("town", "city", "note"));
    store.addSet(table, "labels");
    return store.client(table);
  }

  @Override
  public void drop(String table) {
    store.drop(table);
  }

  @Override
  public Value key(int number) {
    return Value.int32(number);
  }

  @Override
  public void await(String what, BooleanSupplier isSo) {
    int steps = 0;
    while (!isSo.getAsBoolean()) {
      assertThat(++steps).as("steps until %s", what).isLessThan(STEPS_MAX);
      clock.advance(Duration.ofMillis(100));
    }
  }
}
