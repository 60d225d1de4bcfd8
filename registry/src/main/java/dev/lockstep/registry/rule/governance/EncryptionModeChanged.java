package dev.lockstep.registry.rule.governance;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a value that is encrypted otherwise, or no longer. */
public final class EncryptionModeChanged implements Rule {
  private static final About ABOUT =
      new About(
          "ENCRYPTION_MODE_CHANGED",
          Category.GOVERNANCE,
          "a value that is encrypted otherwise, or no longer",
          "Readers without the key, or with one that they no longer need, cannot "
              + "read; what was secret is stored in the clear.",
          "Write the new form under a new name, and give out the keys first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.kept(
        place -> !encryption(place.before()).equals(encryption(place.after())),
        place -> draft(subject, place));
  }

  private static Draft draft(Subject subject, Place.Kept place) {
    Path path = place.path();
    return Draft.at(path, "the values at " + path + " are encrypted otherwise")
        .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
        .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
        .values(encryption(place.before()), encryption(place.after()))
        .shownBy(Specimens.with(subject.pair().before().shape(), path))
        .losing();
  }

  private static String encryption(Spot spot) {
    return spot.node().facts().semantics().encryption().orElse("");
  }
}
