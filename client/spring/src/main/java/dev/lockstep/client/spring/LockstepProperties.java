package dev.lockstep.client.spring;

import dev.lockstep.client.Settings;
import dev.lockstep.client.http.Identity;
import dev.lockstep.client.http.Token;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the SDK is run, as {@code lockstep.*}; a key that is not here stops the start.
 *
 * @param server where the control plane is, {@code http(s)://host[:port][/path]}; empty where the
 *     application says stages itself
 * @param environment where its rollouts are carried
 * @param service of which service it is an instance
 * @param region where it runs; empty when that has no name
 * @param token proves the right to ask
 * @param folder where repair queues and the last stages are kept, of this instance alone; made if
 *     it is not there
 * @param repairSize how large each repair queue's file is; at least 1 KB
 * @param shadowsMax how many shadow reads of a collection are in flight at most
 * @param repairPause how long it rests between two rounds of repairs
 */
@ConfigurationProperties(prefix = "lockstep", ignoreUnknownFields = false)
public record LockstepProperties(
    @DefaultValue("") String server,
    @DefaultValue("") String environment,
    @DefaultValue("") String service,
    @DefaultValue("") String region,
    @DefaultValue("") String token,
    @DefaultValue("lockstep") Path folder,
    @DefaultValue("4MB") DataSize repairSize,
    @DefaultValue("16") int shadowsMax,
    @DefaultValue("1s") Duration repairPause) {

  Settings settings() {
    return new Settings(
        folder.toAbsolutePath(), Math.toIntExact(repairSize.toBytes()), shadowsMax, repairPause);
  }

  URI controlPlane() {
    return URI.create(required("server", server));
  }

  Identity identity() {
    return new Identity(
        required("environment", environment),
        required("service", service),
        region,
        Token.of(required("token", token)));
  }

  private static String required(String key, String value) {
    if (value.isEmpty()) {
      throw new IllegalStateException(
          "Cannot connect to the control plane: lockstep." + key + " is not set");
    }
    return value;
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "lockstep of %s in %s at %s, kept in %s".formatted(service, environment, server, folder);
  }
}
