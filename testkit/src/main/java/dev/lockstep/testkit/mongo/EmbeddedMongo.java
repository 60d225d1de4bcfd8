package dev.lockstep.testkit.mongo;

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
  private final KeyedBackend backend;

  private EmbeddedMongo(KeyedBackend backend) {
    this.backend = backend;
    server = new MongoServer(backend);
    server.enableOplog();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, 1);
  }

  /** Starts a server that announces changes as MongoDB does. */
  public static EmbeddedMongo start() {
    return new EmbeddedMongo(new KeyedBackend(true));
  }

  /** Starts a server whose change streams leave out the keys of updated documents. */
  public static EmbeddedMongo withoutUsableFeed() {
    return new EmbeddedMongo(new KeyedBackend(false));
  }

  /** Where it answers, such as {@code mongodb://127.0.0.1:40123}. */
  public String address() {
    return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
  }

  /** Forgets every change so far, as a server does whose oplog is too short. */
  public void forgetChanges() {
    backend.forgetChanges();
  }

  /** Refuses from now on every command that names this, as for an account that lacks a role. */
  public void forbid(String word) {
    backend.forbid(word);
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
