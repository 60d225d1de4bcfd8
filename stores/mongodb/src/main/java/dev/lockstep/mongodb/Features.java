package dev.lockstep.mongodb;

import dev.lockstep.store.Capability;
import java.util.Set;

/**
 * What one server can do, as its answers showed.
 *
 * @param capabilities what the store offers
 * @param simpleCollation whether filters may ask for byte-wise comparison of text
 */
record Features(Set<Capability> capabilities, boolean simpleCollation) {
  Features {
    capabilities = Set.copyOf(capabilities);
  }

  boolean has(Capability capability) {
    return capabilities.contains(capability);
  }
}
