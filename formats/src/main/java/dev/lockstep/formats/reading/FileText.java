package dev.lockstep.formats.reading;

import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.formats.yaml.YamlException;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.formats.yaml.YamlTree;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** From the bytes of a file to its tree, within bounds of time and memory. */
public final class FileText {
  /** How many bytes of a file are looked at; it has at most a million characters. */
  public static final int SIZE_MAX = 4 * YamlTree.SIZE_MAX;

  private FileText() {}

  /**
   * The first bytes of a file, one more than it may have.
   *
   * @throws Problem with {@link ProblemCode#FILE_UNREADABLE} if there is no such file or it cannot
   *     be read
   */
  public static byte[] bytes(Path file) {
    try (InputStream input = Files.newInputStream(file)) {
      return input.readNBytes(SIZE_MAX + 1);
    } catch (IOException e) {
      throw new Problem(
              ProblemCode.FILE_UNREADABLE,
              "Cannot read the file: %s is not there or not readable".formatted(file),
              "Nothing was written.",
              "lockstep lint --help")
          .causedBy(e)
          .with("file", file);
    }
  }

  /** Reads the map that a file holds. */
  public static <T> Outcome<T> read(
      String file, byte[] content, Function<Reading, Function<Mapping, Optional<T>>> reader) {
    Reading reading = new Reading(file);
    Optional<T> value = root(content, reading).flatMap(root -> reader.apply(reading).apply(root));
    return outcome(file, content, reading, value);
  }

  /** Reads the text that a file is. */
  public static <T> Outcome<T> text(
      String file, byte[] content, Function<Reading, Function<String, Optional<T>>> reader) {
    Reading reading = new Reading(file);
    Optional<T> value =
        decoded(content, reading).flatMap(text -> reader.apply(reading).apply(text));
    return outcome(file, content, reading, value);
  }

  private static <T> Outcome<T> outcome(
      String file, byte[] content, Reading reading, Optional<T> value) {
    return value.isPresent() && reading.findings().isEmpty()
        ? new Outcome.Whole<>(
            new Located<>(value.get(), file, new Located.Content(content), reading.places()))
        : new Outcome.Broken<>(file, reading.findings().sorted());
  }

  private static Optional<Mapping> root(byte[] content, Reading reading) {
    Optional<YamlNode> root = decoded(content, reading).flatMap(text -> tree(text, reading));
    return root.flatMap(node ->
        node instanceof Mapping mapping
            ? Optional.of(mapping)
            : reading.wrongKind(node, "a map of names and values"));
  }

  private static Optional<YamlNode> tree(String text, Reading reading) {
    try {
      Optional<YamlNode> tree = YamlTree.read(text);
      return tree.isPresent() ? tree : bad(reading, Mark.START, "it holds nothing");
    } catch (YamlException e) {
      return bad(reading, e.mark(), e.why());
    }
  }

  private static Optional<String> decoded(byte[] content, Reading reading) {
    if (content.length > SIZE_MAX) {
      return bad(reading, Mark.START, "it is larger than 1 MiB");
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharBuffer text = CharBuffer.allocate(content.length + 1);
    boolean whole = !decoder.decode(bytes, text, true).isError() && !decoder.flush(text).isError();
    text.flip();
    return whole
        ? Optional.of(text.toString())
        : bad(reading, end(text.toString()), "it is not in UTF-8 from here on");
  }

  /** The place behind a text. */
  private static Mark end(String text) {
    int lines = (int) text.chars().filter(c -> c == '\n').count();
    String line = text.substring(text.lastIndexOf('\n') + 1);
    return new Mark(lines + 1, line.codePointCount(0, line.length()) + 1);
  }

  private static <T> Optional<T> bad(Reading reading, Mark mark, String why) {
    return reading.findings().add(mark, "bad-yaml", "Cannot read the file: " + why);
  }
}
