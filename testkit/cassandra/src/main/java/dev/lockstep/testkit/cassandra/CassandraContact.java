package dev.lockstep.testkit.cassandra;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a driver finds a cluster.
 *
 * @param host a node's host or address
 * @param port its port for clients
 * @param datacenter the datacenter it is in
 */
public record CassandraContact(String host, int port, String datacenter) {
  /** What a cluster calls its only datacenter unless it was told otherwise. */
  public static final String USUAL_DATACENTER = "datacenter1";

  private static final Pattern TEXT =
      Pattern.compile("(?<host>[^/]+):(?<port>[0-9]{1,5})(?:/(?<datacenter>[^/]+))?");

  /**
   * The contact written {@code host:port} or {@code host:port/datacenter}.
   *
   * @throws IllegalArgumentException where the text is neither
   */
  public static CassandraContact parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "Cannot use the cluster '%s': write host:port or host:port/datacenter".formatted(text));
    }
    String datacenter = matcher.group("datacenter");
    return new CassandraContact(
        matcher.group("host"),
        Integer.parseInt(matcher.group("port")),
        datacenter == null ? USUAL_DATACENTER : datacenter);
  }
}
