package dev.lockstep.testkit.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ports on the loopback address that nobody listens on.
 *
 * <p>No port is given twice in one process; another process may still take one in between, so a
 * server that can choose its own port should. Threads may share it.
 */
public final class FreePorts {
  private static final int ATTEMPTS_MAX = 1_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePorts() {}

  /** A port that is free now and was not given before. */
  public static int next() {
    for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      int port = free();
      if (GIVEN.add(port)) {
        return port;
      }
    }
    throw new IllegalStateException("Cannot find a free port: " + GIVEN.size() + " are given");
  }

  private static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
