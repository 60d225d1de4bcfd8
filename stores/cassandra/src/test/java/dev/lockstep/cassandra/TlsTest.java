package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.testkit.cassandra.CassandraContact;
import dev.lockstep.testkit.cassandra.CassandraNode;
import dev.lockstep.testkit.cassandra.ClientTls;
import dev.lockstep.testkit.cassandra.NodePlace;
import dev.lockstep.testkit.cassandra.TestCassandra;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that speak TLS: one to everybody, one of another host's name to whom it knows. */
final class TlsTest {
  @TempDir private static Path folder;

  private static TestKeys own;
  private static TestKeys elsewhere;
  private static TestKeys client;
  private static CassandraNode open;
  private static CassandraNode closed;

  @BeforeAll
  static void start() throws InterruptedException {
    TestCassandra.skipWhereLeftOut();
    own = TestKeys.of(folder, "own", "ip:127.0.0.1");
    elsewhere = TestKeys.of(folder, "elsewhere", "ip:10.11.12.13");
    client = TestKeys.of(folder, "client", "dns:client");
    open = started(new ClientTls(own.keys(), Optional.empty(), TestKeys.PASSWORD));
    closed =
        started(new ClientTls(elsewhere.keys(), Optional.of(client.trust()), TestKeys.PASSWORD));
  }

  private static CassandraNode started(ClientTls keys) throws InterruptedException {
    return CassandraNode.start(NodePlace.alone().with(keys));
  }

  @AfterAll
  static void close() {
    if (open != null) {
      open.close();
    }
    if (closed != null) {
      closed.close();
    }
  }

  private static String trusting(TestKeys keys) {
    return "?tls=true&tlsCAFile=" + keys.certificate();
  }

  private static String identity(TestKeys keys) {
    return "&tlsCertificateKeyFile=" + keys.keys();
  }

  private static String password(String password) {
    return "&tlsCertificateKeyFilePassword=" + password;
  }

  private static Cluster cluster(CassandraContact contact, String options) {
    return Cluster.open(
        Address.of(
            URI.create(
                "cassandra://%s:%d/system%s".formatted(contact.host(), contact.port(), options))));
  }

  private static void assertOpens(CassandraNode node, String options) {
    try (Cluster cluster = cluster(node.contact(), options)) {
      assertThat(cluster.session().execute("SELECT key FROM system.local").all()).hasSize(1);
    }
  }

  private static void assertRefused(
      CassandraContact contact, String options, ProblemCode code, String why) {
    Problem problem = catchThrowableOfType(Problem.class, () -> cluster(contact, options).close());
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem)
        .hasMessageStartingWith("Cannot open the store")
        .hasMessageEndingWith(why)
        .hasMessageNotContaining("secret");
  }

  private static void assertHangup(CassandraContact contact, String options, Hangup hangup) {
    assertRefused(contact, options, hangup.code(), hangup.why());
  }

  @Test
  void aNodeWhoseCertificateIsBelievedIsOpened() {
    assertOpens(open, trusting(own));
  }

  @Test
  void aNodeThatNobodyVouchesForIsNotBelieved() {
    assertHangup(open.contact(), trusting(elsewhere), Hangup.NOT_BELIEVED);
    assertHangup(open.contact(), "?tls=true", Hangup.NOT_BELIEVED);
  }

  @Test
  void aNodeIsTheHostThatItsCertificateNames() {
    String known = trusting(elsewhere) + identity(client) + password(TestKeys.PASSWORD);
    assertHangup(closed.contact(), known, Hangup.ANOTHER_HOST);
    assertOpens(closed, known + "&tlsAllowInvalidHostnames=true");
  }

  @Test
  void aNodeThatAsksForACertificateTurnsOthersAway() {
    String anyHost = trusting(elsewhere) + "&tlsAllowInvalidHostnames=true";
    assertHangup(closed.contact(), anyHost, Hangup.TURNED_AWAY);
    String another = anyHost + identity(own) + password(TestKeys.PASSWORD);
    assertHangup(closed.contact(), another, Hangup.TURNED_AWAY);
  }

  @Test
  void whoSpeaksInTheClearToANodeOfTlsIsToldSo() {
    assertHangup(open.contact(), "", Hangup.CLOSED);
  }

  @Test
  void whoSpeaksTlsToANodeInTheClearIsToldSo() throws InterruptedException {
    assertHangup(TestCassandra.contact(), trusting(own), Hangup.NOT_TLS);
  }

  @Test
  void aFileThatCannotBeUsedIsNamedByItsOption() throws Exception {
    CassandraContact nobody = open.contact();
    Path empty = Files.createFile(folder.resolve("empty"));
    String keys = trusting(own) + identity(own);
    assertRefused(
        nobody,
        "?tls=true&tlsCAFile=" + own.keys(),
        ProblemCode.USAGE,
        "the file that tlsCAFile names cannot be read as PEM certificates");
    assertRefused(
        nobody,
        "?tls=true&tlsCAFile=" + empty,
        ProblemCode.USAGE,
        "the file that tlsCAFile names holds no certificate");
    assertRefused(
        nobody,
        keys + password("secret"),
        ProblemCode.USAGE,
        "the file that tlsCertificateKeyFile names cannot be read as PKCS12 or JKS with its"
            + " password");
  }
}
