package dev.lockstep.store;

import java.net.URI;

/** Opens stores of one kind; found by {@link java.util.ServiceLoader}. */
public interface StoreProvider {
  /** Whether this provider opens stores at such an address, by its scheme. */
  boolean opens(URI address);

  /**
   * Opens the store and proves that it answers.
   *
   * @param address as given by the user, credentials included; never logged
   * @throws dev.lockstep.model.problem.Problem if it cannot be reached or refuses the credentials
   */
  Store open(URI address);
}
