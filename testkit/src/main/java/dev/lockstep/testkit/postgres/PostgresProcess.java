package dev.lockstep.testkit.postgres;

import dev.lockstep.testkit.network.FreePorts;
import dev.lockstep.testkit.process.ProcessUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of this machine with an empty cluster of its own, on loopback. It runs as another
 * user where this process is root, which PostgreSQL refuses. Its files are forgotten with it, so it
 * does not wait for the disk. Closing kills it.
 */
public final class PostgresProcess implements AutoCloseable {
  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final String POSTGRES = "postgres";
  private static final String CLUSTER =
      "--username=postgres --auth=trust --encoding=UTF8 --locale=C --no-sync";
  private static final String SERVER =
      "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
          + " -c full_page_writes=off -c max_connections=200";
  private static final List<String> AS_ANOTHER =
      List.of("setpriv", "--reuid=" + POSTGRES, "--regid=" + POSTGRES, "--clear-groups");

  private final ProcessUnderTest process;
  private final Path folder;
  private final int port;
  private int databases;

  private PostgresProcess(ProcessUnderTest process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
  }

  /** The folder of its programs; empty where this machine has no PostgreSQL. */
  public static Optional<Path> programs() {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts one and waits until it answers. */
  public static PostgresProcess start() {
    Path bin =
        programs()
            .orElseThrow(() ->
                new IllegalStateException(
                    "There is no PostgreSQL below %s; .ci/run installs it".formatted(INSTALLED)));
    try {
      Path folder = Files.createTempDirectory("lockstep-postgres");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
      Path data = folder.resolve("data");
      run(as(words(bin.resolve("initdb"), CLUSTER, data)), folder);
      int port = FreePorts.next();
      List<String> command = words(bin.resolve(POSTGRES), SERVER + " -p " + port, data);
      PostgresProcess started =
          new PostgresProcess(ProcessUnderTest.startOnLeash(as(command), Map.of()), folder, port);
      started.awaitStart();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> words(Path program, String options, Path data) {
    return Stream.of(
            Stream.of(program.toString()),
            Stream.of(options.split(" ")),
            Stream.of("-D", data.toString()))
        .flatMap(each -> each)
        .toList();
  }

  private static List<String> as(List<String> command) {
    boolean root = "root".equals(System.getProperty("user.name"));
    return Stream.of(
            List.of("sh", "-c", "exec \"$@\" 2>&1", POSTGRES),
            root ? AS_ANOTHER : List.<String>of(),
            command)
        .flatMap(List::stream)
        .toList();
  }

  private static void run(List<String> command, Path folder) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("initdb.log").toFile())
            .start();
    try {
      if (!process.waitFor(START_MAX.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(Files.readString(folder.resolve("initdb.log")));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while PostgreSQL was prepared", e);
    }
  }

  private void awaitStart() {
    try {
      String ready = process.awaitLine("ready to accept connections", START_MAX);
      assert !ready.isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while PostgreSQL started", e);
    }
  }

  /** Makes an empty database and answers its JDBC address. */
  public synchronized String database() {
    databases++;
    String name = "test" + databases;
    try (Connection connection = DriverManager.getConnection(address(POSTGRES));
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return address(name);
  }

  private String address(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(port, database, POSTGRES);
  }

  @Override
  public void close() {
    process.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
