package dev.lockstep.server.outward;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Who knows the addresses of a host. Threads share it. */
@FunctionalInterface
public interface Names {
  /** What this machine asks. */
  Names SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /** All addresses of a host. */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
