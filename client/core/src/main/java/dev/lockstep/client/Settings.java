package dev.lockstep.client;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How an instance of the SDK is run.
 *
 * @param folder where repair queues are kept, one file for each collection; it outlives the process
 *     and holds keys of records, no other value
 * @param repairBytes how large each repair queue's file is, in bytes; at least 1,024
 * @param shadowsMax how many shadow reads of a collection are in flight at most
 * @param repairPause how long it rests between two rounds of repairs
 */
public record Settings(Path folder, int repairBytes, int shadowsMax, Duration repairPause) {
  /** Refuses sizes that hold nothing and a pause that is none. */
  public Settings {
    if (repairBytes < 1024 || shadowsMax < 1 || !repairPause.isPositive()) {
      throw new IllegalArgumentException("Sizes and pauses are positive, a queue has 1,024 bytes");
    }
  }

  /** What is right for most services: 4 MiB of keys, 16 shadow reads, repairs once a second. */
  public static Settings in(Path folder) {
    return new Settings(folder, 4 << 20, 16, Duration.ofSeconds(1));
  }
}
