package dev.lockstep.tck.memory;

import dev.lockstep.store.Store;
import dev.lockstep.store.StoreProvider;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens stores at {@code memory:} addresses: the same name is the same store for as long as the JVM
 * runs.
 */
public final class MemoryStoreProvider implements StoreProvider {
  private static final Map<String, MemoryStore> NAMED = new ConcurrentHashMap<>();

  /** For the service loader. */
  public MemoryStoreProvider() {}

  /** The store of this name in this JVM, made at first use. */
  public static MemoryStore named(String name) {
    return NAMED.computeIfAbsent(
        name, key -> new MemoryStore(MemorySettings.of(key, InstantSource.system())));
  }

  @Override
  public boolean opens(URI address) {
    return "memory".equals(address.getScheme());
  }

  @Override
  public Store open(URI address) {
    return named(address.getSchemeSpecificPart());
  }
}
