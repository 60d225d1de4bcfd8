package dev.lockstep.tck.memory;

import dev.lockstep.store.Capability;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a memory store is made with.
 *
 * @param name what follows {@code memory:} in its address
 * @param clock the server's clock; fences and expiry go by it
 * @param capabilities what the store offers; the rest it declines and refuses when asked
 * @param documentBytesMax the largest document it takes
 * @param feedEventsMax how many changes of each collection the feed can still answer
 */
public record MemorySettings(
    String name,
    InstantSource clock,
    Set<Capability> capabilities,
    int documentBytesMax,
    int feedEventsMax) {
  /** As much as a MongoDB server takes. */
  public static final int DOCUMENT_BYTES_MAX = 16 * 1024 * 1024;

  /** Enough that no test loses events without asking for it. */
  public static final int FEED_EVENTS_MAX = 1_000_000;

  public MemorySettings {
    EnumSet<Capability> offered = EnumSet.noneOf(Capability.class);
    offered.addAll(capabilities);
    capabilities = Collections.unmodifiableSet(offered);
    if (documentBytesMax < 1 || feedEventsMax < 1) {
      throw new IllegalArgumentException("Limits of a memory store are at least 1");
    }
  }

  /** A store that offers everything, with the usual limits. */
  public static MemorySettings of(String name, InstantSource clock) {
    return new MemorySettings(
        name, clock, EnumSet.allOf(Capability.class), DOCUMENT_BYTES_MAX, FEED_EVENTS_MAX);
  }

  /** The same, offering these capabilities and no others. */
  public MemorySettings withCapabilities(Set<Capability> offered) {
    return new MemorySettings(name, clock, offered, documentBytesMax, feedEventsMax);
  }

  /** The same, taking documents up to this size. */
  public MemorySettings withDocumentBytesMax(int bytes) {
    return new MemorySettings(name, clock, capabilities, bytes, feedEventsMax);
  }

  /** The same, with a feed that remembers this many changes of a collection. */
  public MemorySettings withFeedEventsMax(int events) {
    return new MemorySettings(name, clock, capabilities, documentBytesMax, events);
  }
}
