package dev.lockstep.demo;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.servererrors.AlreadyExistsException;
import dev.lockstep.demo.data.LiveCollection;
import dev.lockstep.demo.table.KeyspaceAddress;
import dev.lockstep.demo.table.LiveTable;
import dev.lockstep.demo.table.TableColumns;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.testkit.cassandra.CassandraNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A table in a keyspace of Cassandra: in one's own, or in that of a node that ends with it. */
final class DemoCassandra implements DemoDatabase {
  private static final String KEYSPACE = "lockstep_demo";
  private static final String NAME = "demo_restaurants";

  /** A table whose name begins with {@code lockstep_} is the engine's. */
  private static final Pattern FREE = Pattern.compile("(?!lockstep_)[A-Za-z0-9_]{1,48}");

  private final Optional<CassandraNode> node;
  private final KeyspaceAddress address;
  private final String name;
  private final String change;
  private final boolean isKept;
  private Optional<CqlSession> session = Optional.empty();
  private Optional<LiveTable> table = Optional.empty();

  private DemoCassandra(
      Optional<CassandraNode> node, KeyspaceAddress address, DemoOptions options, String change) {
    this.node = node;
    this.address = address;
    this.name = options.collection().orElse(NAME);
    this.change = change;
    this.isKept = node.isEmpty() && options.collection().isPresent();
  }

  /**
   * Opens the keyspace that the options name, or one of a node that it starts.
   *
   * @param change the id of the change that is to be carried
   * @throws Problem where there is no JDK 17 to start a node on, or no table can have such a name
   */
  static DemoCassandra open(DemoOptions options, String change, Narrator narrator) {
    if (!FREE.matcher(options.collection().orElse(NAME)).matches()) {
      throw new Problem(
          ProblemCode.USAGE,
          "Cannot run the demo on such a table: its name has up to 48 letters, digits and _, and"
              + " does not begin with lockstep_",
          "nothing was written",
          "./lockstep demo --store cassandra --collection restaurants");
    }
    Optional<String> own = DemoStore.CASSANDRA.address(options);
    if (own.isPresent()) {
      return new DemoCassandra(Optional.empty(), new KeyspaceAddress(own.get()), options, change);
    }
    CassandraNode node = start(narrator);
    try {
      return new DemoCassandra(Optional.of(node), keyspace(node), options, change);
    } catch (RuntimeException | Error e) {
      node.close();
      throw e;
    }
  }

  private static CassandraNode start(Narrator narrator) {
    if (!CassandraNode.canStart()) {
      throw new Problem(
          ProblemCode.USAGE,
          "Cannot start Cassandra 5: it runs on JDK 17, and there is none in JAVA17_HOME,"
              + " JAVA_HOME, PATH or /usr/lib/jvm",
          "nothing was written",
          "install one, for example openjdk-17-jre-headless, or name a keyspace of your own with"
              + " ./lockstep demo --store cassandra://HOST:PORT/KEYSPACE");
    }
    narrator.starting("Cassandra 5, a process on JDK 17");
    try {
      CassandraNode node = CassandraNode.start();
      // Whoever ends the demo by Ctrl-C is not left with its folder.
      Runtime.getRuntime().addShutdownHook(new Thread(node::close, "end-of-cassandra"));
      return node;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The demo was interrupted while Cassandra started", e);
    }
  }

  private static KeyspaceAddress keyspace(CassandraNode node) {
    KeyspaceAddress address =
        new KeyspaceAddress(
            "cassandra://%s:%d/%s"
                .formatted(node.contact().host(), node.contact().port(), KEYSPACE));
    try (CqlSession founder = address.connect()) {
      LiveTable.perform(
          founder,
          SimpleStatement.newInstance(
              "CREATE KEYSPACE %s WITH replication = {'class': 'SimpleStrategy',"
                      .formatted(KEYSPACE)
                  + " 'replication_factor': 1}"));
    }
    return address;
  }

  @Override
  public String address() {
    return address.text();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String described() {
    return "%s of keyspace %s on %s"
        .formatted(
            name,
            address.keyspace(),
            node.map(n ->
                    "%s:%d, a Cassandra of its own"
                        .formatted(n.contact().host(), n.contact().port()))
                .orElse("your cluster"));
  }

  @Override
  public List<String> remarks(List<Document> documents) {
    return TableColumns.of(documents).remarks();
  }

  @Override
  public LiveCollection load(List<Document> documents) {
    TableColumns columns = TableColumns.of(documents);
    CqlSession opened = address.connect();
    session = Optional.of(opened);
    LiveTable created = created(opened, columns);
    table = Optional.of(created);
    created.insertAll(documents.stream().map(columns::row).toList());
    return created;
  }

  private LiveTable created(CqlSession opened, TableColumns columns) {
    try {
      return LiveTable.create(opened, address.keyspace(), name, columns, change);
    } catch (AlreadyExistsException e) {
      throw new Problem(
              ProblemCode.USAGE,
              "Cannot run the demo on table "
                  + name
                  + ": it exists, and the demo works in one that it creates",
              "nothing was written",
              "./lockstep demo --collection with a new name")
          .causedBy(e);
    }
  }

  @Override
  public void close() {
    try {
      if (!isKept) {
        table.ifPresent(LiveTable::drop);
      }
    } finally {
      session.ifPresent(CqlSession::close);
      node.ifPresent(CassandraNode::close);
    }
  }
}
