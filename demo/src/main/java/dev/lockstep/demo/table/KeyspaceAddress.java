package dev.lockstep.demo.table;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a keyspace is, as {@code docs/stores/cassandra.md} says addresses are written.
 *
 * @param text the whole address, credentials included; never for messages
 */
public record KeyspaceAddress(String text) {
  private static final Pattern FORM =
      Pattern.compile(
          "cassandra://(?:(?<user>[^:@/]+):(?<password>[^@/]*)@)?(?<hosts>[^/@?]+)"
              + "/(?<keyspace>[A-Za-z0-9_]+)(?:\\?(?<options>.*))?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern HOST = Pattern.compile("(?<host>.+?)(?::(?<port>[0-9]{1,5}))?");
  private static final int USUAL_PORT = 9042;
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private Matcher parts() {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new Problem(
          ProblemCode.USAGE,
          "Cannot run the demo on this keyspace: its address cannot be read",
          "nothing was written",
          "./lockstep demo --store cassandra://HOST:PORT/KEYSPACE");
    }
    return parts;
  }

  /**
   * The name of the keyspace.
   *
   * @throws Problem where the address names none
   */
  public String keyspace() {
    return parts().group("keyspace");
  }

  /** A session as services open one; writes and reads need more than half of the copies. */
  public CqlSession connect() {
    Matcher parts = parts();
    CqlSessionBuilder builder =
        CqlSession.builder()
            .withConfigLoader(config())
            .addContactPoints(
                Stream.of(parts.group("hosts").split(",", -1))
                    .map(KeyspaceAddress::contact)
                    .toList());
    option("datacenter").ifPresent(builder::withLocalDatacenter);
    if (parts.group("user") != null) {
      builder.withAuthCredentials(decoded(parts.group("user")), decoded(parts.group("password")));
    }
    return builder.build();
  }

  private static InetSocketAddress contact(String text) {
    Matcher host = HOST.matcher(text);
    if (!host.matches()) {
      throw new IllegalArgumentException("A host has a name");
    }
    String port = host.group("port");
    return new InetSocketAddress(
        host.group("host"), port == null ? USUAL_PORT : Integer.parseInt(port));
  }

  private DriverConfigLoader config() {
    ProgrammaticDriverConfigLoaderBuilder config =
        DriverConfigLoader.programmaticBuilder()
            .withString(
                DefaultDriverOption.REQUEST_CONSISTENCY,
                option("consistency").orElse("quorum").toUpperCase(Locale.ROOT))
            .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, ANSWER)
            // The columns are known, and every change of the schema would be waited for.
            .withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, false)
            // Closing waits for work that might still come: none does but the driver's own.
            .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
            .withString(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_UNIT, "MILLISECONDS")
            .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 100)
            .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_TIMEOUT, 15_000);
    return option("datacenter").isPresent()
        ? config.build()
        : config
            .withString(
                DefaultDriverOption.LOAD_BALANCING_POLICY_CLASS, "DcInferringLoadBalancingPolicy")
            .build();
  }

  private Optional<String> option(String name) {
    String options = parts().group("options");
    List<String> all = options == null ? List.of() : List.of(options.split("&", -1));
    return all.stream()
        .filter(option -> option.startsWith(name + "="))
        .map(option -> decoded(option.substring(name.length() + 1)))
        .findFirst();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Without the address: credentials do not belong in messages. */
  @Override
  public String toString() {
    return "KeyspaceAddress[...]";
  }
}
