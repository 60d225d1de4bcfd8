package dev.lockstep.testkit.cassandra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the JDK that Cassandra 5 runs on, release 17, where {@code ./dev} looks for its own.
 *
 * @param environment the variables {@code JAVA17_HOME}, {@code JAVA_HOME} and {@code PATH}
 * @param folders the folders whose subfolders may be JDKs
 */
record ServerJdk(Map<String, String> environment, List<Path> folders) {
  static final String MISSING =
      "Cannot start Cassandra 5 for the tests: it runs on JDK 17, and there is none in JAVA17_HOME,"
          + " JAVA_HOME, PATH or /usr/lib/jvm; install one (for example openjdk-17-jre-headless),"
          + " name another cluster in LOCKSTEP_TEST_CASSANDRA=host:port/datacenter, or leave these"
          + " tests out with -Dwithout=cassandra.";

  private static final Pattern RELEASE_17 = Pattern.compile("(?m)^JAVA_VERSION=\"17[.\"]");

  /** The usual places of this machine. */
  static ServerJdk ofThisMachine() {
    Path home = Path.of(System.getProperty("user.home", "/"));
    return new ServerJdk(
        System.getenv(),
        List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/opt"),
            Path.of("/opt/java"),
            home.resolve(".sdkman/candidates/java"),
            home.resolve(".jdks"),
            Path.of("/Library/Java/JavaVirtualMachines")));
  }

  /** The {@code java} of the first JDK 17, the most deliberate choice first. */
  Optional<Path> java() {
    return Stream.of(named("JAVA17_HOME"), named("JAVA_HOME"), inPath(), installed())
        .flatMap(List::stream)
        .filter(ServerJdk::isRelease17)
        .map(folder -> folder.resolve("bin/java"))
        .findFirst();
  }

  private List<Path> named(String variable) {
    String value = environment.getOrDefault(variable, "");
    return value.isBlank() ? List.of() : List.of(Path.of(value));
  }

  /** The JDK whose java is first in the path, links resolved. */
  private List<Path> inPath() {
    return Stream.of(environment.getOrDefault("PATH", "").split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "java"))
        .filter(Files::isExecutable)
        .limit(1)
        .map(ServerJdk::folderOf)
        .toList();
  }

  private static Path folderOf(Path java) {
    try {
      return java.toRealPath().resolve("../..").normalize();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> installed() {
    return folders.stream()
        .filter(Files::isDirectory)
        .flatMap(folder -> subfolders(folder).stream())
        .flatMap(folder -> Stream.of(folder, folder.resolve("Contents/Home")))
        .toList();
  }

  private static List<Path> subfolders(Path folder) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
      entries.forEach(found::add);
    } catch (IOException e) {
      return List.of(); // Another user's folder; a JDK in it would be of no use.
    }
    return found.stream().sorted().toList();
  }

  private static boolean isRelease17(Path folder) {
    try {
      return Files.isExecutable(folder.resolve("bin/java"))
          && Files.isReadable(folder.resolve("release"))
          && RELEASE_17.matcher(Files.readString(folder.resolve("release"))).find();
    } catch (IOException e) {
      return false;
    }
  }
}
