package dev.lockstep.server.setting;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * How a server is run.
 *
 * @param listen where it answers; port 0 for one that is free
 * @param database a JDBC address of SQLite or PostgreSQL; it may hold a password and is never shown
 * @param clock what time it is
 * @param chance what nobody can guess: what tokens and names are drawn from
 * @param outside what it may ask and tell the outside world
 */
public record ServerSettings(
    InetSocketAddress listen,
    String database,
    InstantSource clock,
    RandomGenerator chance,
    Outside outside) {
  /** Where a server answers that was not told: nobody but this machine reaches it. */
  public static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 8377);

  /** A server that goes nowhere but to the public internet. */
  public ServerSettings(
      InetSocketAddress listen, String database, InstantSource clock, RandomGenerator chance) {
    this(listen, database, clock, chance, Outside.PUBLIC);
  }

  /** A server with its database in a file, which is made where there is none. */
  public static ServerSettings inFolder(Path folder, InstantSource clock, RandomGenerator chance) {
    return new ServerSettings(
        LOOPBACK, "jdbc:sqlite:" + folder.resolve("server.sqlite"), clock, chance);
  }

  /** These settings with another database. */
  public ServerSettings with(String other) {
    return new ServerSettings(listen, other, clock, chance, outside);
  }

  /** These settings with another place to answer at. */
  public ServerSettings at(InetSocketAddress other) {
    return new ServerSettings(other, database, clock, chance, outside);
  }

  /** These settings with other leave to go outside. */
  public ServerSettings with(Outside other) {
    return new ServerSettings(listen, database, clock, chance, other);
  }

  @Override
  public String toString() {
    return "ServerSettings[listen=%s]".formatted(listen);
  }
}
