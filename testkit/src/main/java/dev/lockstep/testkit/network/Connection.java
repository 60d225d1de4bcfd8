package dev.lockstep.testkit.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One client's connection through the proxy, gone when both directions are or when it is reset. */
final class Connection {
  private final Socket client;
  private final Socket server;
  private final Consumer<Connection> whenClosed;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger openDirections = new AtomicInteger(2);

  private Connection(Socket client, Socket server, Consumer<Connection> whenClosed) {
    this.client = client;
    this.server = server;
    this.whenClosed = whenClosed;
  }

  /** Connects a client with the server; without a server the client is turned away. */
  static Connection open(Socket client, InetSocketAddress address, Consumer<Connection> whenClosed)
      throws IOException {
    try {
      Socket server = new Socket(address.getAddress(), address.getPort());
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      return new Connection(client, server, whenClosed);
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  void carry(Direction toServer, Direction toClient) {
    start(new Pump(client, server, toServer, closed));
    start(new Pump(server, client, toClient, closed));
  }

  private void start(Pump pump) {
    Thread.ofVirtual().name("fault-proxy-pump").start(() -> end(pump.run()));
  }

  private void end(Pump.End end) {
    switch (end) {
      case FAREWELL -> {
        if (openDirections.decrementAndGet() == 0) {
          close(false);
        }
      }
      case BROKEN -> reset();
    }
  }

  /** Closes both ends with a reset, not a farewell: what is on its way is lost. */
  void reset() {
    close(true);
  }

  private synchronized void close(boolean isReset) {
    if (closed.getCount() == 0) {
      return;
    }
    closed.countDown();
    whenClosed.accept(this);
    try (client;
        server) {
      if (isReset) {
        client.setSoLinger(true, 0);
        server.setSoLinger(true, 0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
