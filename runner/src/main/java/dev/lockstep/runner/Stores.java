package dev.lockstep.runner;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.Store;
import dev.lockstep.store.StoreProvider;
import java.util.ServiceLoader;

/** Opens stores with the adapters on the class path. */
final class Stores {
  private Stores() {}

  static Store open(StoreAddress address) {
    for (StoreProvider provider : ServiceLoader.load(StoreProvider.class)) {
      if (provider.opens(address.uri())) {
        return provider.open(address.uri());
      }
    }
    throw new Problem(
        ProblemCode.USAGE,
        "Cannot open the store at %s: there is no adapter for such an address"
            .formatted(address.shown()),
        "Nothing was written.",
        "Give an address such as mongodb://HOST:PORT/DATABASE.");
  }
}
