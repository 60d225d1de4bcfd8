package dev.lockstep.tck.timed;

import dev.lockstep.model.document.Value;
import dev.lockstep.store.Store;
import dev.lockstep.tck.TimedClient;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a store's test class supplies: the store, tables of users, and a service's door to them. */
@ExtendWith(FreshTable.class)
public interface TimedStoreUnderTest {
  /** The store, open; the same one for all tests is best. */
  Store store();

  /**
   * Creates a table of users with room for the text fields {@code town}, {@code city} and {@code
   * note} and for {@code labels}, a set of text that is stored by its parts, beside its key, such
   * that a delete is remembered for an hour at least.
   *
   * @return the door of a service to it, through the bare driver
   */
  TimedClient create(String table);

  /** Drops a table that was created. */
  void drop(String table);

  /** The key of the row of this number. */
  Value key(int number);

  /** The fields of a document that hold its key, beside {@code _id}; none unless overridden. */
  default Set<String> keyFields() {
    return Set.of();
  }

  /** Lets time pass until it is so; fails where it never is. */
  void await(String what, BooleanSupplier isSo);
}
