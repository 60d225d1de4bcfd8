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
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A keyspace of its own on the cluster of the tests, as a service sees it; dropped when closed. */
public final class CqlSpace implements AutoCloseable {
  private static final Duration LATE = Duration.ofSeconds(60);

  /** A node that missed a change of the schema may ask for it a minute later, and once more. */
  private static final Duration TOO_LATE = Duration.ofMinutes(4);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  /** What the keyspace of a table that only tells whether nodes answer is called beside its own. */
  private static final String ASIDE = "_aside";

  private static final AtomicInteger TABLES = new AtomicInteger();

  private final CassandraContact contact;
  private final List<CassandraContact> own;
  private final String keyspace;
  private final CqlSession session;

  private CqlSpace(CassandraContact contact, int copies, List<CassandraContact> own) {
    this.own = List.copyOf(own);
    this.contact = contact;
    this.keyspace = "lockstep_test_" + UUID.randomUUID().toString().substring(0, 8);
    try (CqlSession founder = session(contact, "V5", "")) {
      await("the nodes are up", () -> own.stream().allMatch(node -> isUp(founder, node)));
      SimpleStatement cql = SimpleStatement.newInstance(created(keyspace, copies));
      founder.execute(own.isEmpty() ? cql : cql.setNode(node(founder, contact)));
      await("the nodes know it", () -> own.stream().allMatch(node -> isKnown(founder, node)));
    }
    this.session = session("V5");
  }

  private static String created(String keyspace, int copies) {
    return "CREATE KEYSPACE "
        + keyspace
        + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': "
        + copies
        + "}";
  }

  /** A new keyspace; skips the test where Cassandra is left out. */
  public static CqlSpace open() throws InterruptedException {
    return new CqlSpace(TestCassandra.contact(), 1, List.of());
  }

  /**
   * A new keyspace with so many copies of each row on a test's own cluster, with which it ends: a
   * cluster whose nodes were just killed or hung may be slow to drop it. All nodes of the cluster,
   * which must be up, perform writes there when this returns.
   */
  public static CqlSpace on(List<CassandraNode> nodes, int copies) {
    List<CassandraContact> own = nodes.stream().map(CassandraNode::contact).toList();
    CqlSpace space = new CqlSpace(own.getFirst(), copies, own);
    // Through one node: two that each make a table of one name never agree on which it is.
    space.runOn(own.getFirst(), created(space.keyspace + ASIDE, own.size()));
    space.runOn(
        own.getFirst(),
        "CREATE TABLE %s.answering (id int PRIMARY KEY)".formatted(space.keyspace + ASIDE));
    space.await("the nodes answer", space::isAnswering);
    return space;
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
    await(
        "all nodes know the table " + name,
        () -> session.checkSchemaAgreement() && own.stream().allMatch(node -> knows(node, name)));
    return name;
  }

  /**
   * Whether a node reads the table: nodes that have not heard of it yet agree with each other, too,
   * and one has it among its tables a moment before it takes queries.
   */
  private boolean knows(CassandraContact node, String table) {
    SimpleStatement statement =
        SimpleStatement.newInstance("SELECT * FROM %s LIMIT 1".formatted(table))
            .setNode(node(session, node));
    try {
      return session.execute(statement).one() == null;
    } catch (DriverException e) {
      return false;
    }
  }

  /** Runs a statement that answers nothing. */
  public void run(String cql, Object... values) {
    if (session.execute(SimpleStatement.newInstance(cql, values)).one() != null) {
      throw new AssertionError(cql + " answers rows");
    }
  }

  /** Runs a statement that answers nothing, through this node and no other, and only once. */
  public void runOn(CassandraNode coordinator, String cql) {
    runOn(coordinator.contact(), cql);
  }

  private void runOn(CassandraContact coordinator, String cql) {
    SimpleStatement statement =
        SimpleStatement.newInstance(cql).setNode(node(session, coordinator));
    if (session.execute(statement.setIdempotent(false)).one() != null) {
      throw new AssertionError(cql + " answers rows");
    }
  }

  private static Node node(CqlSession session, CassandraContact contact) {
    return session.getMetadata().getNodes().values().stream()
        .filter(known -> isAt(known, contact))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isUp(CqlSession session, CassandraContact contact) {
    return session.getMetadata().getNodes().values().stream()
        .anyMatch(node -> isAt(node, contact) && node.getState() == NodeState.UP);
  }

  private boolean isKnown(CqlSession founder, CassandraContact contact) {
    String cql = "SELECT keyspace_name FROM system_schema.keyspaces WHERE keyspace_name = ?";
    try {
      return founder
              .execute(SimpleStatement.newInstance(cql, keyspace).setNode(node(founder, contact)))
              .one()
          != null;
    } catch (DriverException e) {
      return false;
    }
  }

  private static boolean isAt(Node node, CassandraContact contact) {
    return node.getEndPoint().resolve() instanceof InetSocketAddress address
        && address.getAddress().getHostAddress().equals(contact.host());
  }

  /**
   * Whether the nodes of the test's own cluster perform writes with each other now, whichever is
   * asked: one that was hung may hold others for dead when they hold it for alive.
   */
  public boolean isAnswering() {
    try {
      String cql = "INSERT INTO %s.answering (id) VALUES (1)".formatted(keyspace + ASIDE);
      own.forEach(node -> runOn(node, cql));
      return true;
    } catch (DriverException e) {
      return false;
    }
  }

  /** The names of a table's columns, in any order. */
  public List<String> columns(String table) {
    return rows(
            "SELECT column_name FROM system_schema.columns"
                + " WHERE keyspace_name = ? AND table_name = ?",
            keyspace(),
            table)
        .stream()
        .map(row -> row.getString(0))
        .toList();
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
      if (System.nanoTime() - start > TOO_LATE.toNanos()) {
        throw new AssertionError("Not so after " + TOO_LATE + ": " + what);
      }
      // Whoever asks without a pause keeps busy nodes from what is waited for.
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  @Override
  public void close() {
    if (own.isEmpty()) {
      run("DROP KEYSPACE " + keyspace);
    }
    session.close();
  }
}
