package dev.lockstep.testkit.cassandra;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The cluster that the tests of this JVM share: the one that {@code LOCKSTEP_TEST_CASSANDRA} names
 * as {@code host:port/datacenter}, or one node, started when it is first asked for and stopped with
 * this JVM. Tests use keyspaces of their own. Threads may share it.
 */
public final class TestCassandra {
  /** The variable that names another cluster. */
  public static final String ELSEWHERE = "LOCKSTEP_TEST_CASSANDRA";

  /** The property that leaves engines out, by their names with commas between. */
  public static final String WITHOUT = "without";

  private static final ReentrantLock LOCK = new ReentrantLock();
  private static Optional<CassandraContact> shared = Optional.empty();

  private TestCassandra() {}

  /**
   * Where the cluster is, started if need be.
   *
   * @throws org.opentest4j.TestAbortedException where {@code -Dwithout=cassandra} leaves it out
   * @throws IllegalStateException where there is no JDK 17, saying what to do
   */
  public static CassandraContact contact() throws InterruptedException {
    skipWhereLeftOut();
    String elsewhere = System.getenv(ELSEWHERE);
    return elsewhere == null || elsewhere.isBlank()
        ? onThisMachine()
        : CassandraContact.parse(elsewhere);
  }

  /**
   * Skips the running test, with the reason, where {@code -Dwithout=cassandra} asks for it; for
   * tests that start nodes of their own.
   */
  public static void skipWhereLeftOut() {
    Assumptions.assumeFalse(
        isLeftOut(System.getProperty(WITHOUT, "")),
        "Not run: -Dwithout=cassandra leaves out what needs Cassandra.");
  }

  static boolean isLeftOut(String without) {
    return Stream.of(without.split(",", -1)).anyMatch(name -> name.strip().equals("cassandra"));
  }

  private static CassandraContact onThisMachine() throws InterruptedException {
    LOCK.lock();
    try {
      if (shared.isEmpty()) {
        CassandraNode node = CassandraNode.start(NodePlace.alone().with(NodePlace.Size.PASSING));
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "end-of-cassandra"));
        shared = Optional.of(node.contact());
      }
      return shared.get();
    } finally {
      LOCK.unlock();
    }
  }
}
