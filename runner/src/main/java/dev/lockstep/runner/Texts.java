package dev.lockstep.runner;

import dev.lockstep.engine.rollout.OldWhen;
import dev.lockstep.formats.cel.CelException;
import dev.lockstep.formats.cel.CelReader;
import dev.lockstep.journal.Journal;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.util.Optional;
import java.util.Set;

/** Finds what a word on the command line means: a change file, or a change run before. */
final class Texts {
  private Texts() {}

  static ChangeText find(Runner runner, String word) {
    if (ChangeText.isFileName(word)) {
      return ChangeText.read(word);
    }
    Optional<ChangeText> remembered =
        runner.examining(
            journal -> ChangeText.remembered(journal.checkpoints(), word),
            Optional.<ChangeText>empty());
    Set<String> known = runner.examining(Texts::changes, Set.of());
    return remembered.orElseThrow(() -> ChangeText.unknown(word, known, runner.folder()));
  }

  /** How old documents are told from new ones, out of the command or the journal. */
  static OldWhen oldWhen(String text) {
    try {
      return new OldWhen(text, CelReader.read(text));
    } catch (CelException e) {
      throw new Problem(
              ProblemCode.USAGE,
              "Cannot tell old documents from new ones: the expression is wrong at line %d, column"
                      .formatted(e.line())
                  + " %d: %s".formatted(e.column(), e.why()),
              "Nothing was written.",
              "Give --old-when EXPR, written as in `when`.")
          .causedBy(e);
    }
  }

  private static Set<String> changes(Journal journal) {
    return Runner.changes(journal);
  }
}
