package dev.lockstep.testkit.cassandra;

import dev.lockstep.testkit.process.ProcessUnderTest;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

/**
 * One node of Cassandra 5, a process on JDK 17 that listens on the loopback network only.
 *
 * <p>It answers clients when {@code start} or {@code restart} returns. It ends with this JVM,
 * whatever ends that; closing kills it and deletes its folder. For one thread.
 */
public final class CassandraNode implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
  private static final String UP = "Startup complete";
  private static final String FIRST_USER = "Created default superuser role";

  private final NodePlace place;
  private ProcessUnderTest process;

  private CassandraNode(NodePlace place) {
    this.place = place;
    this.process = launch(place);
  }

  /** Whether this machine has what a node runs on: a JDK 17 where {@code ./dev} looks for one. */
  public static boolean canStart() {
    return ServerJdk.ofThisMachine().java().isPresent();
  }

  /**
   * Starts a node on its own at free ports, with its data in a new temporary folder.
   *
   * @throws IllegalStateException where there is no JDK 17, saying what to do
   * @throws AssertionError with all that the node printed, when it does not come up
   */
  public static CassandraNode start() throws InterruptedException {
    return start(NodePlace.alone());
  }

  /** Starts a node at a place, on the data it finds there; as {@link #start()} otherwise. */
  public static CassandraNode start(NodePlace place) throws InterruptedException {
    boolean isNew = !Files.exists(place.folder().resolve("data"));
    CassandraNode node = new CassandraNode(place);
    try {
      node.awaitUp();
      if (isNew && place.access() != NodePlace.Access.OPEN) {
        node.awaitFirstUser();
      }
      return node;
    } catch (InterruptedException | RuntimeException | Error e) {
      node.process.close();
      throw e;
    }
  }

  private static ProcessUnderTest launch(NodePlace place) {
    return ProcessUnderTest.startOnLeash(
        ServerFiles.prepare(
            ServerJdk.ofThisMachine()
                .java()
                .orElseThrow(() -> new IllegalStateException(ServerJdk.MISSING)),
            place),
        Map.of());
  }

  private void awaitUp() throws InterruptedException {
    String line = process.awaitLine(UP, START_TIMEOUT);
    assert line.contains(UP);
  }

  /** A node that asks for passwords makes its first user a moment after it is up. */
  private void awaitFirstUser() throws InterruptedException {
    String line = process.awaitLine(FIRST_USER, START_TIMEOUT);
    assert line.contains(FIRST_USER);
  }

  /** Where it lives. */
  public NodePlace place() {
    return place;
  }

  /** Where a driver finds it. */
  public CassandraContact contact() {
    return place.contact();
  }

  /** The number by which the operating system knows its process. */
  public long pid() {
    return process.pid();
  }

  /** Stops it where it is: to clients and peers it looks hung. */
  public void pause() throws InterruptedException {
    process.pause();
  }

  /** Lets it go on as if no time had passed. */
  public void resume() throws InterruptedException {
    process.resume();
  }

  /** Kills it at once, paused or not; its data stays. */
  public void kill() throws InterruptedException {
    process.kill();
    process.close();
  }

  /** Kills it if it still runs, and starts it again on the same data. */
  public void restart() throws InterruptedException {
    kill();
    process = launch(place);
    awaitUp();
  }

  @Override
  public void close() {
    try {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ServerFiles.delete(place.folder());
    }
  }
}
