package dev.lockstep.client.spring;

import dev.lockstep.client.Settings;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the SDK is run, as {@code lockstep.*}; a key that is not here stops the start.
 *
 * @param folder where repair queues are kept, one file for each collection; made if it is not there
 * @param repairSize how large each repair queue's file is; at least 1 KB
 * @param shadowsMax how many shadow reads of a collection are in flight at most
 * @param repairPause how long it rests between two rounds of repairs
 */
@ConfigurationProperties(prefix = "lockstep", ignoreUnknownFields = false)
public record LockstepProperties(
    @DefaultValue("lockstep") Path folder,
    @DefaultValue("4MB") DataSize repairSize,
    @DefaultValue("16") int shadowsMax,
    @DefaultValue("1s") Duration repairPause) {

  Settings settings() {
    return new Settings(folder, Math.toIntExact(repairSize.toBytes()), shadowsMax, repairPause);
  }
}
