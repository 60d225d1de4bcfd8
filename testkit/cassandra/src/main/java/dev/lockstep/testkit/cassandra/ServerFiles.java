package dev.lockstep.testkit.cassandra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a node needs on disk before it starts, and the command that starts it. */
final class ServerFiles {
  private static final String MAIN_CLASS = "org.apache.cassandra.service.CassandraDaemon";

  private ServerFiles() {}

  /** Writes the node's configuration into its folder and answers its command line. */
  static List<String> prepare(Path java, NodePlace place) {
    String classPath = resource("class-path.txt").strip();
    Path folder = place.folder();
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("cassandra.yaml"), place.configuration());
      Files.writeString(folder.resolve("logback.xml"), resource("logback.xml"));
      Files.writeString(
          folder.resolve("jvm.options"),
          resource("jvm.options") + place.size().jvmOptions() + own(folder, classPath));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(java.toString(), "@" + folder.resolve("jvm.options"), MAIN_CLASS);
  }

  private static String own(Path folder, String classPath) {
    return """
    -javaagent:%s
    -Dcassandra.config=%s
    -Dcassandra.storagedir=%s
    -Dlogback.configurationFile=%s
    -cp
    %s
    """
        .formatted(
            agent(classPath),
            folder.resolve("cassandra.yaml").toUri(),
            folder,
            folder.resolve("logback.xml").toUri(),
            classPath);
  }

  /** The agent by which Cassandra measures what its objects weigh. */
  private static String agent(String classPath) {
    return Stream.of(classPath.split(":", -1))
        .filter(jar -> Path.of(jar).getFileName().toString().startsWith("jamm-"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Cannot find jamm on " + classPath));
  }

  private static String resource(String name) {
    try (InputStream in = ServerFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "Cannot start Cassandra: the build of testkit/cassandra left no %s".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the folder and all that is in it. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
