package dev.lockstep.registry.check;

import dev.lockstep.model.usage.Access;
import dev.lockstep.model.usage.Evidence;
import dev.lockstep.model.usage.Evidence.Grade;
import dev.lockstep.registry.evidence.Freshness;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Consumer;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Terms;
import java.time.LocalDate;
import java.util.List;

/**
 * Weighs what a rule found by what is known of the services.
 *
 * <p>Where every registered service has fresh evidence and none touches the place, an error becomes
 * a warning, and an information where traffic was observed; what is lost for ever stays an error.
 * The silence of a service whose evidence is stale, or of a lesser grade than is asked for, says
 * nothing: what would not matter is unknown then.
 */
record Weighing(Terms terms, List<Use> uses, LocalDate today) {
  /** How much it matters, and to whom. */
  record Weight(Level level, List<Consumer> consumers) {}

  Weight weigh(Draft draft, Edge edge, Level level) {
    if (!draft.named().isEmpty()) {
      return new Weight(
          level, draft.named().stream().map(use -> consumer(use, access(use, draft))).toList());
    }
    if (edge == Edge.NEW_READER_OLD_DATA || draft.access().isEmpty()) {
      return new Weight(level, List.of());
    }
    List<Use> touched = uses.stream().filter(use -> isTouched(use, draft)).toList();
    List<Consumer> consumers =
        touched.stream().map(use -> consumer(use, access(use, draft))).toList();
    return new Weight(touched.isEmpty() ? untouched(draft, level) : level, consumers);
  }

  private static boolean isTouched(Use use, Draft draft) {
    boolean isTolerated =
        draft
            .surprise()
            .filter(surprise ->
                draft.path().map(path -> use.takes(surprise, path)).orElse(false)
                    || (draft.path().isEmpty() && use.use().tolerance().of(surprise).orElse(false)))
            .isPresent();
    return !isTolerated && (draft.path().isEmpty() || !access(use, draft).isEmpty());
  }

  private static List<Access> access(Use use, Draft draft) {
    return draft
        .path()
        .map(path -> use.touches(path, draft.access().isEmpty() ? Draft.ANY : draft.access()))
        .orElse(List.of());
  }

  private Level untouched(Draft draft, Level level) {
    if (uses.isEmpty()) {
      return level;
    }
    boolean isStale = uses.stream().anyMatch(this::isStale);
    boolean isFresh = uses.stream().allMatch(this::isFresh);
    return switch (level) {
      case ERROR ->
          draft.irreversible() || !isFresh
              ? Level.ERROR
              : uses.stream().allMatch(this::isObserved) ? Level.INFO : Level.WARNING;
      case WARNING -> isStale ? Level.UNKNOWN : isFresh ? Level.INFO : Level.WARNING;
      case INFO -> isStale ? Level.UNKNOWN : Level.INFO;
      case UNKNOWN -> Level.UNKNOWN;
    };
  }

  private boolean isFresh(Use use) {
    return use.use().evidence().stream().anyMatch(this::isFresh);
  }

  private boolean isFresh(Evidence evidence) {
    return evidence.grade().compareTo(terms.evidence()) >= 0
        && evidence.at().filter(new Freshness(today, terms.freshDays())::holds).isPresent();
  }

  private boolean isStale(Use use) {
    boolean isDated = use.use().evidence().stream().anyMatch(each -> each.at().isPresent());
    return isDated && !isFresh(use);
  }

  private boolean isObserved(Use use) {
    return use.use().evidence().stream()
        .filter(evidence -> evidence.grade() == Grade.OBSERVED && isFresh(evidence))
        .flatMap(evidence -> evidence.coverage().stream())
        .anyMatch(share -> share.compareTo(terms.coverage()) >= 0);
  }

  private static Consumer consumer(Use use, List<Access> access) {
    return new Consumer(
        use.usage().service(),
        use.usage().version().text(),
        use.usage().team(),
        use.usage().environments(),
        access,
        use.use().evidence());
  }
}
