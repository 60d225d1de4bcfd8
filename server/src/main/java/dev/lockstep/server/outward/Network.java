package dev.lockstep.server.outward;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses that begin with the same bits. */
record Network(InetAddress first, int bits) {
  private static final Pattern LITERAL =
      Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

  /** The network that a text says, such as {@code 10.0.0.0/8}, or a single address. */
  static Optional<Network> parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length > 2 || !LITERAL.matcher(parts[0]).matches()) {
      return Optional.empty();
    }
    try {
      InetAddress first = InetAddress.getByName(parts[0]);
      int whole = first.getAddress().length * Byte.SIZE;
      if (parts.length == 1) {
        return Optional.of(new Network(first, whole));
      }
      return Optional.of(parts[1])
          .filter(bits -> NUMBER.matcher(bits).matches())
          .map(Integer::valueOf)
          .filter(bits -> bits <= whole)
          .map(bits -> new Network(first, bits));
    } catch (UnknownHostException e) {
      return Optional.empty(); // Digits and colons that are no address.
    }
  }

  /** A network that is known to be one. */
  static Network of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("No network: " + text));
  }

  /** Whether the address is one of it. */
  boolean contains(InetAddress address) {
    byte[] mine = first.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    int whole = bits / Byte.SIZE;
    for (int i = 0; i < whole; i++) {
      if (mine[i] != other[i]) {
        return false;
      }
    }
    int rest = bits % Byte.SIZE;
    int mask = 0xff << (Byte.SIZE - rest);
    return rest == 0 || ((mine[whole] ^ other[whole]) & mask & 0xff) == 0;
  }
}
