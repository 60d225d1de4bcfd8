package dev.lockstep.registry.rule.usage;

import dev.lockstep.registry.evidence.Freshness;
import dev.lockstep.registry.evidence.Services;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Review;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.stream.Stream;

/** Finds: a usage that is older than what runs. */
public final class UsageManifestStale implements Review {
  private static final About ABOUT =
      new About(
          "USAGE_MANIFEST_STALE",
          Category.GOVERNANCE,
          "a usage that is older than what runs",
          "What a service did once says nothing of what it does now.",
          "Have the team confirm its usage for the version that runs, with new evidence.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> review(Subject subject, List<Found> found) {
    boolean matters =
        found.stream()
            .anyMatch(each -> each.isAboutServices() && each.finding().level() != Level.INFO);
    if (!matters) {
      return List.of();
    }
    List<Use> newer = newer(subject.services());
    Freshness freshness = new Freshness(subject.today(), subject.context().terms().freshDays());
    List<Use> old =
        subject.services().declared().stream().filter(use -> use.isStale(freshness)).toList();
    List<Use> all = Stream.concat(newer.stream(), old.stream()).toList();
    return all.isEmpty()
        ? List.of()
        : List.of(
            Draft.whole(words(newer, old, subject))
                .on(Edge.OLD_READER_NEW_DATA, Level.UNKNOWN)
                .naming(all));
  }

  /** Versions that were seen of services whose usages speak of others. */
  private static List<Use> newer(Services services) {
    return services.strangers().stream().filter(use -> Declaring.hasUsage(services, use)).toList();
  }

  private static String words(List<Use> newer, List<Use> old, Subject subject) {
    String seen =
        newer.isEmpty()
            ? ""
            : "%s was seen and no usage speaks of it".formatted(Declaring.names(newer));
    String dated =
        old.isEmpty()
            ? ""
            : "the evidence of %s is older than %d days"
                .formatted(Declaring.names(old), subject.context().terms().freshDays());
    return "what services do now is not known: "
        + seen
        + (seen.isEmpty() || dated.isEmpty() ? "" : ", and ")
        + dated;
  }
}
