package dev.lockstep.registry.rule.governance;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.version.Version;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Standing;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a version that a service does not support. */
public final class ConsumerPinViolated implements Standing {
  private static final About ABOUT =
      new About(
          "CONSUMER_PIN_VIOLATED",
          Category.GOVERNANCE,
          "a version that a service does not support",
          "A service meets a version it says it does not work with.",
          "Have the service support the new version before it is served.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    Version version = subject.pair().newContract().version();
    List<Use> unfit =
        subject.uses().stream()
            .filter(use -> version.semantic().filter(use.use().supports()::contains).isEmpty())
            .toList();
    return unfit.isEmpty()
        ? List.of()
        : List.of(
            Draft.whole("a service does not support version " + version)
                .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
                .values(subject.pair().oldContract().version().text(), version.text())
                .naming(unfit)
                .shownBy(Value.text(version.text())));
  }
}
