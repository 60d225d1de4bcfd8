package dev.lockstep.runner;

import dev.lockstep.formats.Finding;
import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.journal.Checkpoint;
import dev.lockstep.journal.Checkpoints;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.problem.Nearest;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A change as its author wrote it: from a file, or as the state folder remembers it from the first
 * run.
 *
 * @param name the file's name, for messages
 * @param text its content
 */
record ChangeText(String name, String text) {
  private static final String NAME = "change/name";
  private static final String TEXT = "change/text";

  /** The change in this file. */
  static ChangeText read(String word) {
    Path file = Path.of(word);
    try {
      if (Files.size(file) > ChangeFile.SIZE_MAX) {
        throw unreadable(file, "it is larger than any change file");
      }
      byte[] content = Files.readAllBytes(file);
      if (ChangeFile.read(file.toString(), content) instanceof ChangeFile.Invalid invalid) {
        throw invalid(file.toString(), invalid.findings());
      }
      return new ChangeText(file.toString(), new String(content, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unreadable(file, "it is not there or not readable").causedBy(e);
    }
  }

  private static Problem unreadable(Path file, String why) {
    return new Problem(
            ProblemCode.FILE_UNREADABLE,
            "Cannot read the change file " + file + ": " + why,
            "Nothing was written.",
            "Name a change file, or the id of a change that was run with this state folder.")
        .with("file", file);
  }

  /** The change of this id, as remembered. */
  static Optional<ChangeText> remembered(Checkpoints checkpoints, String id) {
    return checkpoints
        .find(id, TEXT)
        .map(text -> new ChangeText(checkpoints.find(id, NAME).orElse(id), text));
  }

  /** What remembering it means. */
  List<Checkpoint> asCheckpoints(String id) {
    return List.of(new Checkpoint(id, NAME, name), new Checkpoint(id, TEXT, text));
  }

  /** Whether such a word names a file rather than an id. */
  static boolean isFileName(String word) {
    return word.endsWith(".yaml") || word.endsWith(".yml") || Files.isRegularFile(Path.of(word));
  }

  /** The problem of an id nobody knows here. */
  static Problem unknown(String id, Collection<String> known, StateFolder folder) {
    String why =
        known.isEmpty()
            ? "no change was run with this state folder, and there is no such file"
            : "it is neither a file nor one of "
                + known.stream().limit(10).collect(Collectors.joining(", "));
    return new Problem(
            ProblemCode.ROLLOUT_UNKNOWN,
            "Cannot find the change "
                + id
                + " in "
                + folder.path()
                + ": "
                + why
                + Nearest.suggestion(id, known),
            "Nothing was written.",
            "lockstep run FILE --store URI --collection NAME")
        .with("change", id);
  }

  /** The problem of a command that names no change where several, or none, may be meant. */
  static Problem unnamed(Collection<String> meant, StateFolder folder) {
    String why =
        meant.isEmpty()
            ? "no change was run with the state folder " + folder.path()
            : "several are known, " + String.join(", ", meant);
    return new Problem(
        meant.isEmpty() ? ProblemCode.ROLLOUT_UNKNOWN : ProblemCode.USAGE,
        "Cannot tell which change is meant: " + why,
        "Nothing was written.",
        "Repeat the command with a change file, or the id of a change that was run before.");
  }

  /** Everything right or wrong about the text. */
  ChangeFile parse() {
    return ChangeFile.read(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The change, or the problem that lists everything wrong with it. */
  Change change() {
    return switch (parse()) {
      case ChangeFile.Parsed parsed -> parsed.change();
      case ChangeFile.Invalid invalid -> throw invalid(name, invalid.findings());
    };
  }

  static Problem invalid(String name, List<Finding> findings) {
    return new Problem(
            ProblemCode.CHANGE_INVALID,
            "Cannot carry out the change in %s: %s"
                .formatted(
                    name,
                    findings.size() == 1
                        ? "one thing is wrong with it"
                        : findings.size() + " things are wrong with it"),
            "Nothing was written.",
            "Mend the file, then run lockstep validate " + name + ".")
        .withFindings(findings);
  }
}
