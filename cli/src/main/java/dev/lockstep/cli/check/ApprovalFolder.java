package dev.lockstep.cli.check;

import dev.lockstep.formats.Finding;
import dev.lockstep.formats.approval.Approval;
import dev.lockstep.formats.approval.ApprovalFile;
import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The folder of the approvals of changes, each in a file of its own.
 *
 * @param path where it is; it need not be there
 */
record ApprovalFolder(Path path) {
  /** The one beside contracts and usages. */
  static ApprovalFolder in(Path folder) {
    return new ApprovalFolder(folder.resolve("approvals"));
  }

  /**
   * The approvals of a change.
   *
   * @throws Problem with {@link ProblemCode#FILE_UNREADABLE} naming everything that is wrong in any
   *     of the files
   */
  List<Approval> of(String change) {
    List<Finding> mistakes = new ArrayList<>();
    List<Approval> approvals = new ArrayList<>();
    for (Path file : files()) {
      switch (read(file)) {
        case Outcome.Whole<Approval> whole -> approvals.add(whole.located().value());
        case Outcome.Broken<Approval> broken -> mistakes.addAll(broken.findings());
      }
    }
    if (!mistakes.isEmpty()) {
      throw unreadable(mistakes);
    }
    return approvals.stream().filter(each -> each.change().equals(change)).toList();
  }

  private static Outcome<Approval> read(Path file) {
    return ApprovalFile.read(file.toString(), FileText.bytes(file));
  }

  private List<Path> files() {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> file.toString().endsWith(ApprovalFile.ENDING)).sorted().toList();
    } catch (IOException e) {
      throw problem(ProblemCode.FILE_UNREADABLE, "read", "it cannot be listed").causedBy(e);
    }
  }

  private Problem unreadable(List<Finding> mistakes) {
    return problem(
            ProblemCode.FILE_UNREADABLE,
            "read",
            mistakes.size() == 1 ? "1 thing is wrong" : mistakes.size() + " things are wrong")
        .withFindings(mistakes);
  }

  private Problem problem(ProblemCode code, String what, String why) {
    return new Problem(
            code,
            "Cannot %s the approvals in %s: %s".formatted(what, path, why),
            "Nothing was approved.",
            "lockstep approve --help")
        .with("folder", path);
  }

  /**
   * Keeps an approval; an earlier one by the same person of the same change gives way.
   *
   * @throws Problem with {@link ProblemCode#USAGE} if another file has its name, or with {@link
   *     ProblemCode#FILE_UNREADABLE} if none can be made
   */
  Path keep(Approval approval) {
    Path file =
        path.resolve(
            "%s.%s%s".formatted(word(approval.change()), word(approval.by()), ApprovalFile.ENDING));
    if (Files.exists(file) && !isEarlier(file, approval)) {
      throw problem(
          ProblemCode.USAGE, "add to", "%s is of somebody else".formatted(file.getFileName()));
    }
    try {
      return Files.writeString(
          Files.createDirectories(path).resolve(file.getFileName()), ApprovalFile.write(approval));
    } catch (IOException e) {
      throw problem(ProblemCode.FILE_UNREADABLE, "add to", "it is not writable").causedBy(e);
    }
  }

  private static boolean isEarlier(Path file, Approval approval) {
    return read(file) instanceof Outcome.Whole<Approval> whole
        && whole.located().value().change().equals(approval.change())
        && whole.located().value().by().equals(approval.by());
  }

  private static String word(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
