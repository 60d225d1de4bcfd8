package dev.lockstep.testkit.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports on the loopback address that nobody listens on.
 *
 * <p>They lie below the range from which operating systems give ports by themselves, so that no
 * port chosen elsewhere, also by a client, collides with one given here; each process begins
 * somewhere else in the range. No port is given twice in one process until the range is used up.
 * Threads may share it.
 */
public final class FreePorts {
  private static final int FIRST = 20_000;
  private static final int COUNT = 12_000;
  private static final int STEP_PER_PROCESS = 97;

  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * STEP_PER_PROCESS % COUNT));

  private FreePorts() {}

  /** A port that is free now. */
  public static int next() {
    for (int attempt = 0; attempt < COUNT; attempt++) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("Cannot find a free port: all %d are taken".formatted(COUNT));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort() == port;
    } catch (IOException e) {
      return false;
    }
  }
}
