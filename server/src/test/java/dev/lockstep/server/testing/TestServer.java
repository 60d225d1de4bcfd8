package dev.lockstep.server.testing;

import dev.lockstep.server.LockstepServer;
import dev.lockstep.server.setting.Outside;
import dev.lockstep.server.setting.ServerSettings;
import dev.lockstep.testkit.postgres.PostgresProcess;
import dev.lockstep.testkit.time.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/**
 * A server on each database, started when it is first asked for and shared by all classes of the
 * module: tests use names of their own.
 */
public enum TestServer {
  SQLITE {
    @Override
    public String database() {
      try {
        Path folder = Files.createTempDirectory("lockstep-server");
        return "jdbc:sqlite:" + folder.resolve("server.sqlite");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  POSTGRESQL {
    @Override
    public String database() {
      Assumptions.assumeTrue(
          PostgresProcess.programs().isPresent(), "There is no PostgreSQL on this machine");
      return Cluster.POSTGRES.database();
    }
  };

  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private Running running = Running.NONE;

  /** The one PostgreSQL of this JVM. */
  private static final class Cluster {
    static final PostgresProcess POSTGRES = PostgresProcess.start();

    private Cluster() {}
  }

  /** A server with what tests need of it. */
  private record Running(List<LockstepServer> servers, SettableClock clock, Client admin) {
    static final Running NONE = new Running(List.of(), new SettableClock(), Client.NOBODY);
  }

  /** The address of a new, empty database of this kind. */
  public abstract String database();

  /** A server of one's own, on a database of this kind; the caller closes it. */
  public static LockstepServer start(String database, InstantSource clock) {
    return LockstepServer.start(
        new ServerSettings(ANY_PORT, database, clock, new SecureRandom())
            .with(
                new Outside(
                    List.of("127.0.0.1"),
                    Optional.of(TestPrometheus.address()),
                    Optional.of(TestPrometheus.TOKEN),
                    Optional.empty())));
  }

  private synchronized Running running() {
    if (running.servers().isEmpty()) {
      SettableClock clock = new SettableClock(Instant.parse("2026-11-20T10:00:00Z"));
      LockstepServer server = start(database(), clock);
      String secret = server.firstToken().orElseThrow();
      running = new Running(List.of(server), clock, new Client(server.address(), secret));
    }
    return running;
  }

  /** The server. */
  public LockstepServer server() {
    return running().servers().getFirst();
  }

  /** Its clock. Tests move it forward by less than an hour altogether. */
  public SettableClock clock() {
    return running().clock();
  }

  /** A client that may do everything. */
  public Client admin() {
    return running().admin();
  }

  /** A client with a new token of these grants, of a person or program of a new name. */
  public Client as(String... grants) {
    return named(unique("someone"), grants);
  }

  /** A client with a new token of these grants. */
  public Client named(String subject, String... grants) {
    Answer made =
        admin()
            .post(
                "/v1/tokens",
                "{\"subject\":\"%s\",\"grants\":[%s]}"
                    .formatted(
                        subject,
                        String.join(
                            ",", List.of(grants).stream().map(each -> '"' + each + '"').toList())));
    return new Client(server().address(), made.expect(201).text("/secret"));
  }

  /** A name that no other test uses. */
  public static String unique(String stem) {
    return stem + "-" + UUID.randomUUID().toString().substring(0, 8);
  }
}
