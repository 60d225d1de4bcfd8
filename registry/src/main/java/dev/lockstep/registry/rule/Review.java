package dev.lockstep.registry.rule;

import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import java.util.List;

/** A rule that looks at what the others found. Where they found nothing, it finds nothing. */
public interface Review extends Rule {
  /**
   * What another rule found.
   *
   * @param drafted how much it mattered before services were asked
   */
  record Found(Finding finding, Level drafted) {
    /** Whether it was an error until services said that they do not touch the place. */
    public boolean isWeighedDown() {
      return drafted == Level.ERROR && finding.level() != Level.ERROR;
    }

    /** Whether it is about services of the old version. */
    public boolean isAboutServices() {
      return finding.edge() != Edge.NEW_READER_OLD_DATA;
    }
  }

  /** What it finds in view of what the others found about the change. */
  List<Draft> review(Subject subject, List<Found> found);

  @Override
  default List<Draft> check(Subject subject) {
    return List.of();
  }
}
