package dev.lockstep.server.outward;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the server may go: addresses of the public internet, and what its operator allowed.
 *
 * <p>Everything that is special is refused: this machine, its link and with it the metadata of a
 * cloud, private networks, those of carriers, multicast, broadcast and what is reserved. Of IPv6
 * only what is given out as global is taken, and where an address carries one of IPv4 within, that
 * one counts. Threads share it.
 *
 * @param hosts names that may lead anywhere, in lower case
 */
public record Reachable(List<Network> networks, List<String> hosts) {
  private static final Pattern HOST = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?");

  private static final List<Network> SPECIAL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "2001::/23",
              "2001:db8::/32",
              "3fff::/20")
          .map(Network::of)
          .toList();

  private static final Network GLOBAL = Network.of("2000::/3");
  private static final Network NAT64 = Network.of("64:ff9b::/96");
  private static final Network SIX_TO_FOUR = Network.of("2002::/16");
  private static final int NAT64_AT = 12;
  private static final int SIX_TO_FOUR_AT = 2;
  private static final int IPV4_BYTES = 4;

  public Reachable {
    networks = List.copyOf(networks);
    hosts = List.copyOf(hosts);
  }

  /**
   * The public internet and these: networks such as {@code 10.0.0.0/8}, addresses, hosts.
   *
   * @throws Problem when one is none of them
   */
  public static Reachable with(List<String> allowed) {
    List<Network> networks = new ArrayList<>();
    List<String> hosts = new ArrayList<>();
    for (String each : allowed) {
      String text = each.toLowerCase(Locale.ROOT);
      Optional<Network> network = Network.parse(text);
      if (network.isPresent()) {
        networks.add(network.get());
      } else if (HOST.matcher(text).matches()) {
        hosts.add(text);
      } else {
        throw new Problem(
            ProblemCode.USAGE,
            "Cannot allow '%s': it is no host and no network such as 10.0.0.0/8".formatted(each),
            "The server was not started.",
            "Write LOCKSTEP_OUTWARD_ALLOW as 10.0.0.0/8,prometheus.internal.");
      }
    }
    return new Reachable(networks, hosts);
  }

  /** This, and one host that the operator named. */
  public Reachable and(Destination destination) {
    String host = destination.uri().getHost().toLowerCase(Locale.ROOT);
    List<String> all = new ArrayList<>(hosts);
    all.add(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
    return new Reachable(networks, all);
  }

  /** Refuses a host unless the server may go to every one of its addresses. */
  void require(String host, List<InetAddress> addresses) {
    boolean isNamed = hosts.contains(host.toLowerCase(Locale.ROOT));
    if (!isNamed && !addresses.stream().allMatch(this::admits)) {
      throw Destination.refused(
          "its host leads to this machine, a private network or one that is reserved");
    }
  }

  private boolean admits(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address)) || isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    if (SPECIAL.stream().anyMatch(network -> network.contains(address))) {
      return false;
    }
    if (address instanceof Inet4Address) {
      return true;
    }
    if (NAT64.contains(address)) {
      return isPublic(within(address, NAT64_AT));
    }
    return GLOBAL.contains(address)
        && (!SIX_TO_FOUR.contains(address) || isPublic(within(address, SIX_TO_FOUR_AT)));
  }

  /** The address of IPv4 that another carries. */
  private static InetAddress within(InetAddress address, int at) {
    try {
      return InetAddress.getByAddress(
          Arrays.copyOfRange(address.getAddress(), at, at + IPV4_BYTES));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an address", e);
    }
  }
}
