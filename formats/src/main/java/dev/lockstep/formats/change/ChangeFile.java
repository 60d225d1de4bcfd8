package dev.lockstep.formats.change;

import dev.lockstep.formats.Finding;
import dev.lockstep.formats.reading.Findings;
import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.formats.yaml.YamlTree;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.document.Digest;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What reading a change file came to. */
public sealed interface ChangeFile {
  /** How many bytes a file has at most. */
  int SIZE_MAX = 4 * YamlTree.SIZE_MAX;

  /**
   * The file is a change.
   *
   * @param positions where its operations stand
   * @param fileDigest the SHA-256 of the file's bytes, in hexadecimal
   */
  record Parsed(Change change, Positions positions, String fileDigest) implements ChangeFile {}

  /**
   * The file is not a change.
   *
   * @param findings everything that is wrong with it, by place; at least one
   */
  record Invalid(List<Finding> findings) implements ChangeFile {
    public Invalid {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Reads a file.
   *
   * @throws Problem with {@link ProblemCode#FILE_UNREADABLE} if there is no such file or it cannot
   *     be read
   */
  static ChangeFile read(Path file) {
    try (InputStream input = Files.newInputStream(file)) {
      return read(file.toString(), input.readNBytes(SIZE_MAX + 1));
    } catch (IOException e) {
      throw new Problem(
              ProblemCode.FILE_UNREADABLE,
              "Cannot read the change file: %s is not there or not readable".formatted(file),
              "nothing was written",
              "lockstep validate " + file)
          .causedBy(e)
          .with("file", file);
    }
  }

  /** Reads the bytes of a file; messages call it by this name. */
  static ChangeFile read(String name, byte[] content) {
    Findings findings = new Findings(name);
    ChangeReader reader = new ChangeReader(findings);
    Optional<Change> change = decoded(content, findings).flatMap(reader::read);
    return findings.isEmpty() && change.isPresent()
        ? new Parsed(change.get(), reader.positions(), sha256(content))
        : new Invalid(findings.sorted());
  }

  /**
   * The digest of what a change means: files that differ in layout, comments or the order of named
   * arguments only have the same one.
   */
  static Digest fingerprint(Change change) {
    return Digest.of(ChangeTree.of(change));
  }

  /** The change as a file that reads back equal. */
  static String write(Change change) {
    return ChangeWriter.write(ChangeTree.of(change));
  }

  private static Optional<String> decoded(byte[] content, Findings findings) {
    if (content.length > SIZE_MAX) {
      return findings.add(Mark.START, "bad-yaml", "Cannot read the file: it is larger than 1 MiB");
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    } catch (CharacterCodingException e) {
      return findings.add(Mark.START, "bad-yaml", "Cannot read the file: it is not in UTF-8");
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
