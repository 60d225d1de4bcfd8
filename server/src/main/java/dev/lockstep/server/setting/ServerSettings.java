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
 */
public record ServerSettings(
    InetSocketAddress listen, String database, InstantSource clock, RandomGenerator chance) {
  /** Where a server answers that was not told: nobody but this machine reaches it. */
  public static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 8377);

  /** A server with its database in a file, which is made where there is none. */
  public static ServerSettings inFolder(Path folder, InstantSource clock, RandomGenerator chance) {
    return new ServerSettings(
        LOOPBACK, "jdbc:sqlite:" + folder.resolve("server.sqlite"), clock, chance);
  }

  /** These settings with another database. */
  public ServerSettings with(String other) {
    return new ServerSettings(listen, other, clock, chance);
  }

  /** These settings with another place to answer at. */
  public ServerSettings at(InetSocketAddress other) {
    return new ServerSettings(other, database, clock, chance);
  }

  @Override
  public String toString() {
    return "ServerSettings[listen=%s]".formatted(listen);
  }
}
