package dev.lockstep.testkit.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A keyspace of its own on the cluster of the tests, as a service sees it; dropped when closed. */
public final class CqlSpace implements AutoCloseable {
  private static final Duration LATE = Duration.ofSeconds(60);
  private static final AtomicInteger TABLES = new AtomicInteger();

  private final CassandraContact contact;
  private final boolean isShared;
  private final String keyspace;
  private final CqlSession session;

  private CqlSpace(CassandraContact contact, int copies, boolean isShared) {
    this.isShared = isShared;
    this.contact = contact;
    this.keyspace = "lockstep_test_" + UUID.randomUUID().toString().substring(0, 8);
    try (CqlSession founder = session(contact, "V5", "")) {
      founder.execute(
          "CREATE KEYSPACE "
              + keyspace
              + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': "
              + copies
              + "}");
    }
    this.session = session("V5");
  }

  /** A new keyspace; skips the test where Cassandra is left out. */
  public static CqlSpace open() throws InterruptedException {
    return new CqlSpace(TestCassandra.contact(), 1, true);
  }

  /**
   * A new keyspace with so many copies of each row on a test's own cluster, with which it ends: a
   * cluster whose nodes were just killed or hung may be slow to drop it.
   */
  public static CqlSpace on(CassandraContact contact, int copies) {
    return new CqlSpace(contact, copies, false);
  }

  /** Another session of the same keyspace, speaking this version of the protocol. */
  public CqlSession session(String protocol) {
    return session(contact, protocol, keyspace);
  }

  private static CqlSession session(CassandraContact contact, String protocol, String keyspace) {
    DriverConfigLoader config =
        DriverConfigLoader.programmaticBuilder()
            .withString(DefaultDriverOption.PROTOCOL_VERSION, protocol)
            .withString(
                DefaultDriverOption.REQUEST_CONSISTENCY, DefaultConsistencyLevel.QUORUM.name())
            .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, LATE)
            // Tables are created all the time here, and each would wait a second for more of them.
            .withDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW, Duration.ofMillis(1))
            // Closing waits for work that might still come; none does.
            .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
            .withString(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_UNIT, "MILLISECONDS")
            .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 100)
            .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_TIMEOUT, 15_000)
            .build();
    CqlSessionBuilder builder =
        CqlSession.builder()
            .withConfigLoader(config)
            .addContactPoint(new InetSocketAddress(contact.host(), contact.port()))
            .withLocalDatacenter(contact.datacenter());
    return keyspace.isEmpty() ? builder.build() : builder.withKeyspace(keyspace).build();
  }

  /** Where it is, as users write it. */
  public URI uri() {
    return URI.create("cassandra://%s:%d/%s".formatted(contact.host(), contact.port(), keyspace));
  }

  /** The session on protocol version 5. */
  public CqlSession session() {
    return session;
  }

  /** The name of the keyspace. */
  public String keyspace() {
    return keyspace;
  }

  /**
   * Creates a table of a new name and answers the name.
   *
   * @param columns what stands between the parentheses
   * @param options what follows them, such as {@code WITH default_time_to_live = 60}; may be empty
   */
  public String table(String columns, String options) {
    String name = "t" + TABLES.incrementAndGet();
    run("CREATE TABLE %s (%s) %s".formatted(name, columns, options));
    return name;
  }

  /** Runs a statement that answers nothing. */
  public void run(String cql, Object... values) {
    if (session.execute(SimpleStatement.newInstance(cql, values)).one() != null) {
      throw new AssertionError(cql + " answers rows");
    }
  }

  /** Runs a statement that answers nothing, through this node and no other, and only once. */
  public void runOn(CassandraNode coordinator, String cql) {
    Node node =
        session.getMetadata().getNodes().values().stream()
            .filter(known -> isAt(known, coordinator.contact()))
            .findFirst()
            .orElseThrow();
    SimpleStatement statement = SimpleStatement.newInstance(cql).setNode(node);
    if (session.execute(statement.setIdempotent(false)).one() != null) {
      throw new AssertionError(cql + " answers rows");
    }
  }

  /** How many nodes the driver can ask. */
  public int nodesUp() {
    return (int)
        session.getMetadata().getNodes().values().stream()
            .filter(node -> node.getState() == NodeState.UP)
            .count();
  }

  private static boolean isAt(Node node, CassandraContact contact) {
    return node.getEndPoint().resolve() instanceof InetSocketAddress address
        && address.getAddress().getHostAddress().equals(contact.host());
  }

  /** Whether the cluster performs writes of this keyspace now. */
  public boolean isAnswering() {
    try {
      run("CREATE TABLE IF NOT EXISTS answering (id int PRIMARY KEY)");
      run("INSERT INTO answering (id) VALUES (1)");
      return true;
    } catch (DriverException e) {
      return false;
    }
  }

  /** The rows that a query answers. */
  public List<Row> rows(String cql, Object... values) {
    return session.execute(SimpleStatement.newInstance(cql, values)).all();
  }

  /** The only row that a query answers. */
  public Row row(String cql, Object... values) {
    List<Row> rows = rows(cql, values);
    if (rows.size() != 1) {
      throw new AssertionError(cql + " answers " + rows.size() + " rows");
    }
    return rows.getFirst();
  }

  /** Asks again and again until it is so. */
  public void await(String what, BooleanSupplier isSo) {
    long start = System.nanoTime();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() - start > LATE.toNanos()) {
        throw new AssertionError("Not so after " + LATE + ": " + what);
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    if (isShared) {
      run("DROP KEYSPACE " + keyspace);
    }
    session.close();
  }
}
