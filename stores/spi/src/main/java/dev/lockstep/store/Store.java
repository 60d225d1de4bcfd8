package dev.lockstep.store;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One running database, seen through what the engine needs of it.
 *
 * <p>Reads see every write acknowledged by a majority; they never come from a stale copy. Methods
 * block, may be called from any number of threads, and throw {@link Problem} with a store code when
 * the store cannot be used at all.
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

  /**
   * What the store tells of itself to somebody who only looks. Asking for it writes nothing, not
   * even what {@link #capabilities} may have to.
   *
   * @throws Problem where {@link Capability#SURVEY} is declined
   */
  default Survey survey() {
    throw new Problem(
            ProblemCode.STORE_INCAPABLE,
            "Cannot look around at %s: the store does not tell of itself".formatted(name()),
            "Nothing was written.",
            "lockstep preflight")
        .with("capability", Capability.SURVEY);
  }

  @Override
  void close();
}
