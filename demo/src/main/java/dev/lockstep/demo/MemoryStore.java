package dev.lockstep.demo;

import dev.lockstep.testkit.mongo.EmbeddedMongo;

/**
 * A store in this process that speaks the protocol of MongoDB; its documents live in memory and end
 * with it. For trying things out.
 */
public final class MemoryStore implements AutoCloseable {
  private final EmbeddedMongo server = EmbeddedMongo.start();

  /** Where it answers, with a database. */
  public String address() {
    return server.address() + "/lockstep";
  }

  @Override
  public void close() {
    server.close();
  }
}
