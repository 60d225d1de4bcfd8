package dev.lockstep.checks.rules;

import dev.lockstep.testkit.process.JavaCommand;
import dev.lockstep.testkit.process.ProcessUnderTest;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles sources in which a rule is missing and runs the rule's test on them.
 *
 * <p>Only what was edited is compiled, against the classes of the build, and put before them.
 */
final class Workbench {
  private static final Duration TIME_MAX = Duration.ofMinutes(5);

  private final Path root;
  private final Path folder;
  private final String build;

  /**
   * A workbench.
   *
   * @param root of the repository
   * @param folder where to put copies; a new one for each rule
   */
  Workbench(Path root, Path folder) {
    this.root = root;
    this.folder = folder;
    this.build = build(root);
  }

  /** What came of a run of tests. */
  record Result(int code, String output) {}

  /** The folder in every module that this build puts its classes into. */
  private static String build(Path root) {
    try {
      Path classes =
          Path.of(Workbench.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return root.resolve("checks").relativize(classes.getParent()).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError("Cannot tell where the classes are", e);
    }
  }

  String read(String file) {
    try {
      return Files.readString(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks whether all these tests exist, or runs them all, on the sources as they are. */
  Result asBuilt(String verb, List<EngineRule> rules) {
    return start(verb, rules, List.of());
  }

  /** Runs the test of a rule where the rule is missing. */
  Result without(EngineRule rule) {
    return start("run", List.of(rule), List.of(compile(rule.sources(this::read))));
  }

  private Path compile(Map<String, String> sources) {
    List<Path> files = new ArrayList<>();
    Path classes = folder.resolve("classes");
    try {
      Path created = Files.createDirectories(classes);
      for (Map.Entry<String, String> source : sources.entrySet()) {
        Path file = folder.resolve("sources").resolve(source.getKey());
        Path parent = Files.createDirectories(file.getParent());
        files.add(Files.writeString(parent.resolve(file.getFileName()), source.getValue()));
      }
      compile(files, created);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return classes;
  }

  private static void compile(List<Path> files, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-proc:none",
              "-nowarn",
              "-d",
              classes.toString(),
              "-cp",
              System.getProperty("java.class.path", ""));
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  manager,
                  null,
                  options,
                  null,
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      if (!compiled) {
        throw new AssertionError("The sources without the rule do not compile:\n" + messages);
      }
    }
  }

  private Result start(String verb, List<EngineRule> rules, List<Path> first) {
    Stream<Path> tests =
        rules.stream()
            .map(rule -> root.resolve(rule.module()).resolve(build).resolve("test-classes"))
            .distinct();
    String classPath =
        Stream.concat(Stream.concat(first.stream(), tests).map(Path::toString), ownClassPath())
            .distinct()
            .collect(Collectors.joining(File.pathSeparator));
    String[] arguments =
        Stream.concat(Stream.of(verb), rules.stream().map(EngineRule::selector))
            .toArray(String[]::new);
    JavaCommand command =
        JavaCommand.of(NamedTests.class, arguments)
            .withClassPath(classPath)
            .withJvmOption("-XX:TieredStopAtLevel=1")
            .withJvmOption("-Dorg.slf4j.simpleLogger.defaultLogLevel=off");
    try (ProcessUnderTest process = ProcessUnderTest.start(command)) {
      int code = process.awaitExit(TIME_MAX);
      List<String> output = new ArrayList<>(process.output());
      output.addAll(process.errors());
      return new Result(code, String.join("\n", output));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while a test ran", e);
    }
  }

  private static Stream<String> ownClassPath() {
    return Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator, -1));
  }
}
