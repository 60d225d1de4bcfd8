package dev.lockstep.store;

import dev.lockstep.model.document.Document;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One running database, seen through what the engine needs of it.
 *
 * <p>Reads see every write acknowledged by a majority; they never come from a stale copy. Methods
 * block, may be called from any number of threads, and throw {@link
 * dev.lockstep.model.problem.Problem} with a store code when the store cannot be used at all.
 */
public interface Store extends AutoCloseable {
  /** The kind of store and its address without credentials, for messages. */
  String name();

  /** What this store can do, probed on the running server; what is not listed is declined. */
  Set<Capability> capabilities();

  /** The names of the collections there are. */
  Set<String> collections();

  /** The collection of this name; it need not exist yet. */
  Collection collection(String name);

  /** The server's clock. */
  Instant now();

  /** How the server is doing. */
  Health health();

  /** Whatever the catalogue holds about a collection, for comparing before and after. */
  List<Document> catalogue(String collection);

  @Override
  void close();
}
