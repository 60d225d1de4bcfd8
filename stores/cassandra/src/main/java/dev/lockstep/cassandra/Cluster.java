package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.time.Duration;
import java.util.List;

/**
 * The connection to the cluster of one keyspace. Every statement needs the answers of more than
 * half of the copies; statements of the profile {@value #PATIENT} may take hours, all others fail
 * when nothing answers for half a minute. Threads may share it.
 */
final class Cluster implements AutoCloseable {
  /** The profile of statements that read whole tables. */
  static final String PATIENT = "patient";

  private static final Duration SOON = Duration.ofMillis(50);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofHours(12);

  private final Address address;
  private final CqlSession session;
  private final ServerErrors errors;

  private Cluster(Address address, CqlSession session, ServerErrors errors) {
    this.address = address;
    this.session = session;
    this.errors = errors;
  }

  /**
   * Connects and proves that the cluster answers and has the keyspace.
   *
   * @throws Problem if nobody answers, the credentials are refused or the keyspace is missing
   */
  static Cluster open(Address address) {
    ServerErrors errors = new ServerErrors(address.name());
    CqlSession session = errors.translating("open the store", () -> builder(address).build());
    Cluster cluster = new Cluster(address, session, errors);
    try {
      assert cluster.keyspace().getName().asInternal().equals(address.keyspace());
      return cluster;
    } catch (Problem | DriverException e) {
      session.close();
      throw e;
    }
  }

  private static CqlSessionBuilder builder(Address address) {
    CqlSessionBuilder builder =
        CqlSession.builder()
            .withApplicationName("lockstep")
            .withConfigLoader(config(address))
            .addContactPoints(address.contacts());
    address.datacenter().ifPresent(builder::withLocalDatacenter);
    address.tls().ifPresent(tls -> builder.withSslEngineFactory(tls.engines(address.name())));
    address.login().ifPresent(login -> builder.withAuthCredentials(login.user(), login.password()));
    return builder;
  }

  private static DriverConfigLoader config(Address address) {
    String level = address.reach().name();
    ProgrammaticDriverConfigLoaderBuilder config =
        DriverConfigLoader.programmaticBuilder()
            .withString(DefaultDriverOption.REQUEST_CONSISTENCY, level)
            .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, ANSWER)
            .withDuration(DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, CONNECT)
            .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, CONNECT)
            .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, CONNECT)
            .withDuration(DefaultDriverOption.METADATA_SCHEMA_REQUEST_TIMEOUT, ANSWER)
            // Whoever changes the schema waits for this, in case more changes come.
            .withDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW, SOON)
            // The tables of others are many, and none of ours.
            .withStringList(
                DefaultDriverOption.METADATA_SCHEMA_REFRESHED_KEYSPACES,
                List.of(address.keyspace()))
            // Closing waits for work that might still come: none does but the driver's own.
            .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
            .withString(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_UNIT, "MILLISECONDS")
            .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 100)
            .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_TIMEOUT, 15_000);
    if (address.datacenter().isEmpty()) {
      config =
          config.withString(
              DefaultDriverOption.LOAD_BALANCING_POLICY_CLASS, "DcInferringLoadBalancingPolicy");
    }
    return config
        .startProfile(PATIENT)
        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, PATIENCE)
        .endProfile()
        .build();
  }

  Address address() {
    return address;
  }

  CqlSession session() {
    return session;
  }

  ServerErrors errors() {
    return errors;
  }

  /**
   * What a statement that may be repeated answers.
   *
   * @param what what cannot be done where it fails, such as {@code look at the settings}
   */
  List<Row> rows(String what, Statement<?> statement) {
    return errors.translating(what, () -> session.execute(statement).all());
  }

  /**
   * What the driver knows of the keyspace now.
   *
   * @throws Problem if the cluster does not have it
   */
  KeyspaceMetadata keyspace() {
    return session
        .getMetadata()
        .getKeyspace(CqlIdentifier.fromInternal(address.keyspace()))
        .orElseThrow(() ->
            new Problem(
                ProblemCode.USAGE,
                "Cannot open the store %s: the cluster has no keyspace of this very name"
                    .formatted(address.name()),
                "nothing was written",
                "correct the keyspace in the address, upper and lower case included"));
  }

  @Override
  public void close() {
    session.close();
  }
}
