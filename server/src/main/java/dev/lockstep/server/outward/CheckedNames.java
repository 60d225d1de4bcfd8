package dev.lockstep.server.outward;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/** Resolves a host for a connection, which then goes to no other address than these. */
record CheckedNames(Names names, Reachable reachable) implements DnsResolver {
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return checked(host).toArray(InetAddress[]::new);
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    return checked(host).stream().map(each -> new InetSocketAddress(each, port)).toList();
  }

  /** Nobody is asked for another name: the host stays what it was called. */
  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** Its addresses, all of which may be reached. */
  List<InetAddress> checked(String host) throws UnknownHostException {
    List<InetAddress> addresses = names.resolve(host);
    if (addresses.isEmpty()) {
      throw new UnknownHostException("The host has no address");
    }
    reachable.require(host, addresses);
    return addresses;
  }
}
