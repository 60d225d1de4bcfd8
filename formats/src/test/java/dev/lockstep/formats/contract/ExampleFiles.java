package dev.lockstep.formats.contract;

import dev.lockstep.formats.Finding;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.reading.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of the examples, and what reading files came to. */
public final class ExampleFiles {
  private static final Path FOLDER = Path.of("..", "examples", "contracts");
  private static final List<String> CORPUS =
      List.of("../../shared/corpus/odcs", "../../../shared/corpus/odcs", "../shared/corpus/odcs");

  private ExampleFiles() {}

  /** The bytes of the example contract. */
  public static byte[] contract() {
    return bytes(FOLDER.resolve("orders.odcs.yaml"));
  }

  /** The bytes of the example usage. */
  public static byte[] usage() {
    return bytes(FOLDER.resolve("billing.usage.yaml"));
  }

  /** The folder of official schemas, where it lies beside the project. */
  static Optional<Path> corpus() {
    return CORPUS.stream().map(Path::of).filter(Files::isDirectory).findFirst();
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was read from a file that is whole. */
  public static <T> Located<T> whole(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Whole<T> whole -> whole.located();
      case Outcome.Broken<T> broken -> throw new AssertionError(broken.findings().toString());
    };
  }

  /** What is wrong with a file. */
  public static List<Finding> findings(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Whole<?> whole -> List.of();
      case Outcome.Broken<?> broken -> broken.findings();
    };
  }

  /** What is wrong with a file, each as its line. */
  public static Stream<String> lines(Outcome<?> outcome) {
    return findings(outcome).stream().map(Finding::toString);
  }
}
