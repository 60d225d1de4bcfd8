package dev.lockstep.cli;

import dev.lockstep.model.document.Document;
import dev.lockstep.store.Capability;
import dev.lockstep.store.Store;
import dev.lockstep.store.StoreProvider;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.memory.MemorySettings;
import dev.lockstep.tck.memory.MemoryStore;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;

/** Opens stores that can do everything but indexes and expiry, with twenty people in each. */
public final class PlainStoreProvider implements StoreProvider {
  /** For the service loader. */
  public PlainStoreProvider() {}

  @Override
  public boolean opens(URI address) {
    return "plain".equals(address.getScheme());
  }

  @Override
  public Store open(URI address) {
    Set<Capability> offered = EnumSet.complementOf(EnumSet.of(Capability.INDEXES, Capability.TTL));
    MemoryStore store =
        new MemoryStore(
            MemorySettings.of("plain", InstantSource.system()).withCapabilities(offered));
    for (int i = 0; i < 20; i++) {
      Document person = People.person(i);
      if (!(store.application("people").insert(person) instanceof WriteOutcome.Applied)) {
        throw new IllegalStateException("A store in memory takes every new document");
      }
    }
    return store;
  }
}
