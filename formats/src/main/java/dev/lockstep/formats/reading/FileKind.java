package dev.lockstep.formats.reading;

import dev.lockstep.formats.yaml.YamlException;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.formats.yaml.YamlNode.Scalar;
import dev.lockstep.formats.yaml.YamlTree;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells what a file says it is. */
public final class FileKind {
  private FileKind() {}

  /** The word under {@code kind} at the root of a file; empty where it cannot be read. */
  public static Optional<String> of(byte[] content) {
    if (content.length > FileText.SIZE_MAX) {
      return Optional.empty();
    }
    try {
      return YamlTree.read(new String(content, StandardCharsets.UTF_8)).flatMap(FileKind::of);
    } catch (YamlException e) {
      return Optional.empty(); // Whoever reads the whole file says what is wrong with it.
    }
  }

  private static Optional<String> of(YamlNode root) {
    return root instanceof Mapping mapping
        ? mapping.entries().stream()
            .filter(entry -> entry.name().text().equals("kind"))
            .filter(entry -> entry.value() instanceof Scalar)
            .map(entry -> ((Scalar) entry.value()).text())
            .findFirst()
        : Optional.empty();
  }
}
