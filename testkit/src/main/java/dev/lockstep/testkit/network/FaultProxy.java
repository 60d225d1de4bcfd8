package dev.lockstep.testkit.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy on the loopback address that injects faults.
 *
 * <p>It passes everything until told otherwise. A fault holds for every connection, also for those
 * to come, until another takes its place. Threads may share it; closing it closes every connection
 * and gives the port back.
 */
public final class FaultProxy implements AutoCloseable {
  private static final int BACKLOG = 128;
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final InetSocketAddress server;
  private final ServerSocket listener;
  private final Direction toServer = new Direction();
  private final Direction toClient = new Direction();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final Thread acceptor;

  private FaultProxy(InetSocketAddress server, ServerSocket listener) {
    this.server = server;
    this.listener = listener;
    this.acceptor =
        Thread.ofVirtual()
            .name("fault-proxy-" + listener.getLocalPort())
            .unstarted(this::acceptAll);
  }

  /** Starts a proxy, on a port of its own, to a server on the loopback address. */
  public static FaultProxy to(int serverPort) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try {
      FaultProxy proxy =
          new FaultProxy(
              new InetSocketAddress(loopback, serverPort), new ServerSocket(0, BACKLOG, loopback));
      proxy.acceptor.start();
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port that clients connect to. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Applies a fault to both directions. */
  public void inject(Fault fault) {
    injectToServer(fault);
    injectToClient(fault);
  }

  /** Applies a fault to what clients send. */
  public void injectToServer(Fault fault) {
    inject(toServer, fault);
  }

  /** Applies a fault to what the server answers. */
  public void injectToClient(Fault fault) {
    inject(toClient, fault);
  }

  /** Lets everything pass again. */
  public void heal() {
    inject(new Fault.Pass());
  }

  private void inject(Direction direction, Fault fault) {
    direction.set(fault);
    if (fault instanceof Fault.Cut) {
      connections.forEach(Connection::reset);
    }
  }

  private void acceptAll() {
    while (!listener.isClosed()) {
      try {
        accept(listener.accept());
      } catch (IOException e) {
        // The listener was closed, or one client is gone: the loop's condition tells.
      }
    }
  }

  private void accept(Socket client) throws IOException {
    if (isCut()) {
      client.close();
      return;
    }
    Connection connection = Connection.open(client, server, connections::remove);
    connections.add(connection);
    if (isCut() || listener.isClosed()) {
      connection.reset();
      return;
    }
    connection.carry(toServer, toClient);
  }

  private boolean isCut() {
    return toServer.isCut() || toClient.isCut();
  }

  @Override
  public void close() {
    try {
      listener.close();
      // A virtual thread that waits in accept() holds the port until it has seen the close.
      var unused = acceptor.join(CLOSE_TIMEOUT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.forEach(Connection::reset);
    }
  }
}
