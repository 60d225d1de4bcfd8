package dev.lockstep.cli.check;

import dev.lockstep.formats.Finding;
import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.formats.change.ChangeFile.Parsed;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.registry.step.TiedChange;
import dev.lockstep.registry.step.Tying;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A change with the versions that it ties.
 *
 * @param files the contracts and usages around it
 */
record ChangeStep(TiedChange tied, ContractFiles files) {
  /**
   * The change in a file with the versions that it ties.
   *
   * @param folder below which contracts and usages are
   * @param against where earlier versions are: a folder, or a name of git
   * @param index where the index of a folder is kept, if one is to be asked
   * @throws Problem naming everything that is wrong with the files
   */
  static ChangeStep of(
      Path file, Path folder, Optional<String> against, Optional<IndexPlace> index) {
    ChangeFile change = ChangeFile.read(file);
    return tied(file, change, around(change, folder, against, index));
  }

  private static Compared around(
      ChangeFile change, Path folder, Optional<String> against, Optional<IndexPlace> index) {
    return change instanceof Parsed parsed && parsed.change().contract().isPresent()
        ? Compared.about(parsed.change().contract().get().contract(), folder, against, index)
        : Compared.all(folder, against.stream().toList());
  }

  private static ChangeStep tied(Path file, ChangeFile change, Compared around) {
    List<Finding> mistakes = new ArrayList<>();
    if (change instanceof ChangeFile.Invalid invalid) {
      mistakes.addAll(invalid.findings());
    }
    mistakes.addAll(around.fresh().mistakes());
    around.old().forEach(each -> mistakes.addAll(each.mistakes()));
    if (change instanceof Parsed parsed && mistakes.isEmpty()) {
      Tying tying =
          new Tying(
              file.toString(),
              around.fresh().contracts(),
              around.old().stream().flatMap(each -> each.contracts().stream()).toList());
      return tying
          .tie(parsed)
          .map(tied -> new ChangeStep(tied, around.fresh()))
          .orElseThrow(() -> wrong(ProblemCode.USAGE, file, tying.mistakes()));
    }
    throw wrong(
        change instanceof Parsed ? ProblemCode.FILE_UNREADABLE : ProblemCode.CHANGE_INVALID,
        file,
        mistakes);
  }

  private static Problem wrong(ProblemCode code, Path file, List<Finding> mistakes) {
    return new Problem(
            code,
            "Cannot check %s: %d %s wrong"
                .formatted(file, mistakes.size(), mistakes.size() == 1 ? "thing is" : "things are"),
            "Nothing was compared.",
            switch (code) {
              case CHANGE_INVALID -> "lockstep validate " + file;
              case FILE_UNREADABLE -> "lockstep lint";
              default -> "lockstep check --help";
            })
        .withFindings(mistakes);
  }
}
