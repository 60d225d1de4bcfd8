package dev.lockstep.server.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service in Node with the stock packages of OpenFeature, as {@code src/test/node} has it. Where
 * {@code LOCKSTEP_NODE} is {@code required}, as in CI, a machine without Node fails the test; else
 * it passes it over.
 */
final class NodeService implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Path SOURCES = Path.of("src", "test", "node");
  private static final int MAJOR_MIN = 20;
  private static final long MINUTES_MAX = 5;

  private final Process process;
  private final BufferedWriter asked;
  private final BufferedReader told;

  private NodeService(Process process) {
    this.process = process;
    this.asked = process.outputWriter(StandardCharsets.UTF_8);
    this.told = process.inputReader(StandardCharsets.UTF_8);
  }

  /** A record that it is asked about: its key, and its traits where it has any. */
  static Map<String, String> record(String key) {
    return Map.of("key", key);
  }

  /** Starts one that asks a server for the flags of an environment. */
  static NodeService start(String environment, String token) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("node", "decide.mjs").directory(installed().toFile());
    builder.environment().put("LOCKSTEP_ENVIRONMENT", environment);
    builder.environment().put("LOCKSTEP_TOKEN", token);
    return new NodeService(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** What the flag says of each of these records, as stock details of an evaluation. */
  JsonNode details(List<Map<String, String>> records) throws IOException {
    asked.write(JSON.writeValueAsString(records));
    asked.newLine();
    asked.flush();
    return JSON.readTree(
        Optional.ofNullable(told.readLine())
            .orElseThrow(() -> new AssertionError("The service in Node has ended")));
  }

  /** What a script of the sources prints. */
  static String printed(String script, Path argument) throws IOException {
    String path = argument.toAbsolutePath().toString();
    return run(installed(), List.of("node", script, path)).orElseThrow();
  }

  /** The folder of the sources with their packages, once for each build folder. */
  private static synchronized Path installed() throws IOException {
    requireNode();
    Path folder = Files.createDirectories(Path.of("target", "node"));
    boolean fresh = !isSame(folder, "package-lock.json");
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(copied(file, folder)).exists();
      }
    }
    if (fresh || !Files.isDirectory(folder.resolve("node_modules"))) {
      assertThat(run(folder, List.of("npm", "ci", "--silent"))).as("npm ci").isPresent();
    }
    return folder;
  }

  private static boolean isSame(Path folder, String name) throws IOException {
    Path there = folder.resolve(name);
    return Files.exists(there) && Files.mismatch(there, SOURCES.resolve(name)) < 0;
  }

  private static Path copied(Path file, Path folder) throws IOException {
    Path to = folder.resolve(String.valueOf(file.getFileName()));
    return Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void requireNode() {
    boolean there =
        run(Path.of("."), List.of("npm", "--version")).isPresent()
            && run(Path.of("."), List.of("node", "--version")).stream()
                .anyMatch(version -> major(version) >= MAJOR_MIN);
    String sentence = "There is no Node from %d on with npm on this machine".formatted(MAJOR_MIN);
    if ("required".equals(System.getenv("LOCKSTEP_NODE"))) {
      assertThat(there).as(sentence).isTrue();
    }
    if (!there) {
      System.out.println(sentence + ": what a service in Node does is not shown.");
    }
    Assumptions.assumeTrue(there, sentence);
  }

  private static int major(String version) {
    return Integer.parseInt(version.strip().substring(1).split("\\.", 2)[0]);
  }

  /** What a program printed; empty where there is none, or it failed. */
  private static Optional<String> run(Path folder, List<String> command) {
    try {
      Process started =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = started.waitFor(MINUTES_MAX, TimeUnit.MINUTES);
      return ended && started.exitValue() == 0 ? Optional.of(output) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      asked.close();
      told.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      process.destroy();
    }
  }
}
