package dev.lockstep.tck;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The door of a service that shares a table of a store where time orders writes, and knows nothing
 * of Lockstep: it writes by key, without conditions, at the time that its own clock says. Live
 * writers of tests and simulations come through here, beside the store's door.
 *
 * <p>Fields are called as documents call them, whatever the store calls what holds them. A write is
 * durable when its method returns. Threads may share it.
 */
public interface TimedClient {
  /**
   * When a service says that it writes, and for how long.
   *
   * @param micros the time of the write, in microseconds since 1970
   * @param ttlSeconds how long what is written shall live from now; 0 where it shall stay
   */
  record Stamp(long micros, int ttlSeconds) {
    /** A write at this time that stays. */
    public static Stamp at(long micros) {
      return new Stamp(micros, 0);
    }
  }

  /** Sets these fields, and makes the row be there even without them. */
  void insert(Value key, Map<String, Value> values, Stamp stamp);

  /** Sets these fields, each as a whole. */
  void set(Value key, Map<String, Value> values, Stamp stamp);

  /** Adds an element to a set that is stored by its parts. */
  void add(Value key, String field, Value element, Stamp stamp);

  /** Removes an element from a set that is stored by its parts. */
  void remove(Value key, String field, Value element, long micros);

  /** Deletes these fields. */
  void unset(Value key, Set<String> fields, long micros);

  /** Deletes the row. */
  void delete(Value key, long micros);

  /** The row as it stands; none where nothing but its key is there. */
  Optional<Document> find(Value key);

  /** Whether a read answers the row at all, be it with nothing but its key. */
  boolean isVisible(Value key);
}
