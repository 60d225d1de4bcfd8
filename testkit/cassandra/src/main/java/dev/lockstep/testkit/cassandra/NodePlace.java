package dev.lockstep.testkit.cassandra;

import dev.lockstep.testkit.network.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where a node lives: its folder and addresses, and whom it asks for the others of its ring.
 *
 * @param folder what it keeps on disk; a node started there again has its data
 * @param address its address on the loopback network, such as {@code 127.0.0.2}
 * @param peerPort where it hears the other nodes
 * @param clientPort where it hears clients; the same for all nodes of a ring, as drivers expect
 * @param token the end of the range of tokens that is its own
 * @param seed the address of the first node of the ring
 * @param access whom it lets in
 * @param size what it is made for
 * @param tls how it proves to clients who it is; without it, it speaks to them in the clear
 */
public record NodePlace(
    Path folder,
    String address,
    int peerPort,
    int clientPort,
    long token,
    String seed,
    Access access,
    Size size,
    Optional<ClientTls> tls) {
  private static final String LITTLE =
      """
      commitlog_segment_size: 4MiB
      commitlog_total_space: 64MiB
      memtable_heap_space: 64MiB
      memtable_offheap_space: 64MiB
      concurrent_reads: 8
      concurrent_writes: 8
      concurrent_compactors: 1
      """;

  /** What a node is made for. */
  public enum Size {
    /**
     * To start quickly and be one of several. What it confirms is on disk, so that nothing
     * confirmed is missing after a kill.
     */
    SMALL("commitlog_sync: batch\n" + LITTLE, ""),
    /**
     * Small, and never started again on its data: what it confirms may be on disk later, and a
     * change of the schema, of which tests make hundreds, need not be written out at once.
     */
    PASSING(
        """
        commitlog_sync: periodic
        commitlog_sync_period: 10s
        """
            + LITTLE,
        """
        -Dcassandra.test.flush_local_schema_changes=false
        """),
    /** To be measured: as Cassandra comes, so that what it confirms is on disk a moment later. */
    USUAL(
        """
        commitlog_sync: periodic
        commitlog_sync_period: 10s
        """,
        """
        -da
        -Xms2g
        -Xmx2g
        -XX:TieredStopAtLevel=4
        """);

    private final String configuration;
    private final String jvmOptions;

    Size(String configuration, String jvmOptions) {
      this.configuration = configuration;
      this.jvmOptions = jvmOptions;
    }

    /** What the options of its JVM end with. */
    String jvmOptions() {
      return jvmOptions;
    }
  }

  /** Whom a node lets in. */
  public enum Access {
    /** Everybody. */
    OPEN("AllowAllAuthenticator", "AllowAllAuthorizer"),
    /** Who knows a password: at first the user {@code cassandra}, whose password is that too. */
    PASSWORD("PasswordAuthenticator", "AllowAllAuthorizer"),
    /** The same, and each role may do only what it was given. */
    PERMISSION("PasswordAuthenticator", "CassandraAuthorizer");

    private final String authenticator;
    private final String authorizer;

    Access(String authenticator, String authorizer) {
      this.authenticator = authenticator;
      this.authorizer = authorizer;
    }
  }

  /** A new place for a node on its own, in a new temporary folder. */
  public static NodePlace alone() {
    return ring(1).getFirst();
  }

  /**
   * New places for the nodes of one ring at 127.0.0.1, 127.0.0.2 and so on, each with an equal part
   * of the tokens. They are to be started one after the other, the first one first.
   */
  public static List<NodePlace> ring(int nodes) {
    int peerPort = FreePorts.next();
    int clientPort = FreePorts.next();
    return IntStream.range(0, nodes)
        .mapToObj(i ->
            new NodePlace(
                newFolder(),
                "127.0.0." + (i + 1),
                peerPort,
                clientPort,
                token(i, nodes),
                "127.0.0.1",
                Access.OPEN,
                Size.SMALL,
                Optional.empty()))
        .toList();
  }

  /** This place for a node that lets in these only. */
  public NodePlace with(Access others) {
    return new NodePlace(folder, address, peerPort, clientPort, token, seed, others, size, tls);
  }

  /** This place for a node that speaks TLS to clients, and nothing else. */
  public NodePlace with(ClientTls keys) {
    return new NodePlace(
        folder, address, peerPort, clientPort, token, seed, access, size, Optional.of(keys));
  }

  /** This place for a node that is made for this. */
  public NodePlace with(Size other) {
    return new NodePlace(folder, address, peerPort, clientPort, token, seed, access, other, tls);
  }

  private static long token(int index, int nodes) {
    return BigInteger.ONE
        .shiftLeft(64)
        .multiply(BigInteger.valueOf(index))
        .divide(BigInteger.valueOf(nodes))
        .add(BigInteger.valueOf(Long.MIN_VALUE + 1))
        .longValueExact();
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("lockstep-cassandra-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a driver finds the node. */
  public CassandraContact contact() {
    return new CassandraContact(address, clientPort, CassandraContact.USUAL_DATACENTER);
  }

  /** The node's own configuration file. */
  String configuration() {
    return """
    cluster_name: lockstep-%3$d
    num_tokens: 1
    initial_token: %5$d
    auto_bootstrap: false
    partitioner: org.apache.cassandra.dht.Murmur3Partitioner
    endpoint_snitch: SimpleSnitch
    authenticator: %7$s
    authorizer: %8$s
    seed_provider:
      - class_name: org.apache.cassandra.locator.SimpleSeedProvider
        parameters:
          - seeds: "%6$s:%3$d"
    listen_address: %2$s
    rpc_address: %2$s
    storage_port: %3$d
    native_transport_port: %4$d
    start_native_transport: true
    data_file_directories: ["%1$s/data"]
    commitlog_directory: "%1$s/commitlog"
    saved_caches_directory: "%1$s/caches"
    hints_directory: "%1$s/hints"
    cdc_raw_directory: "%1$s/cdc"
    commitlog_disk_access_mode: legacy
    auto_snapshot: false
    materialized_views_enabled: true
    dynamic_data_masking_enabled: true
    hinted_handoff_enabled: true
    """
        .formatted(
            folder,
            address,
            peerPort,
            clientPort,
            token,
            seed,
            access.authenticator,
            access.authorizer)
        .concat(size.configuration)
        .concat(tls.map(ClientTls::configuration).orElse(""));
  }
}
