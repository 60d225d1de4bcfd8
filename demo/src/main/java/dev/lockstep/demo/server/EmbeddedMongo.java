package dev.lockstep.demo.server;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A server of the MongoDB wire protocol in this process, on a free port of the loopback interface;
 * its data lives in memory and ends with it.
 *
 * <p>It answers on one thread: it changes documents in place while an answer may still be on its
 * way to the wire, so a second thread could send a document that never existed.
 */
public final class EmbeddedMongo implements AutoCloseable {
  private final MongoServer server;

  private EmbeddedMongo(MongoServer server) {
    this.server = server;
  }

  /** Starts a server that also announces changes. */
  public static EmbeddedMongo start() {
    MongoServer server = new MongoServer(new KeyedBackend());
    server.enableOplog();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, 1);
    return new EmbeddedMongo(server);
  }

  /** Where it answers, such as {@code mongodb://127.0.0.1:40123}. */
  public String address() {
    return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
