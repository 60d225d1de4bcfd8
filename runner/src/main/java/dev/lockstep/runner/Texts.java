package dev.lockstep.runner;

import dev.lockstep.journal.Journal;
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

  private static Set<String> changes(Journal journal) {
    return Runner.changes(journal);
  }
}
