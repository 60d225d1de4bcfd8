package dev.lockstep.registry.rule.drift;

import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.evidence.StoredVersions;
import dev.lockstep.registry.evidence.Versions;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Standing;
import dev.lockstep.registry.rule.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds: a version that is still in use and that nobody gave to compare with. */
public final class ContractVersionMissing implements Standing {
  private static final About ABOUT =
      new About(
          "CONTRACT_VERSION_MISSING",
          Category.GOVERNANCE,
          "a version that is still in use and that nobody gave to compare with",
          "A change that fits the last version may break documents and services of an older one.",
          "Name every version that is in use (--against, several times), and count the versions of"
              + " the stored documents (--stats).");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.context().versions().stream()
        .flatMap(versions -> missing(subject, versions).stream())
        .map(words ->
            Draft.whole(words)
                .on(Edge.NEW_READER_OLD_DATA, Level.UNKNOWN)
                .on(Edge.OLD_READER_NEW_DATA, Level.UNKNOWN))
        .toList();
  }

  private static Optional<String> missing(Subject subject, Versions versions) {
    List<String> words = new ArrayList<>();
    CollectionPair pair = subject.pair();
    Set<String> deployed = versions.missing(pair.oldContract().id());
    if (!deployed.isEmpty()) {
      words.add("deployed services use version " + String.join(", ", deployed));
    }
    Optional<Set<String>> counted = StoredVersions.counted(pair.before(), subject.statistics());
    counted.ifPresent(tags -> {
      Set<String> others = new TreeSet<>(tags);
      others.removeAll(versions.tags(pair.oldContract().id(), pair.before().name()));
      if (!others.isEmpty()) {
        words.add(
            "documents of the schema version %s are stored".formatted(String.join(", ", others)));
      }
    });
    if (!words.isEmpty()) {
      return Optional.of(String.join(", and ", words) + ": no such version was given (--against)");
    }
    return counted.isPresent() || pair.before().equals(pair.after())
        ? Optional.empty()
        : Optional.of("which versions are still stored is not known: " + uncounted(pair));
  }

  private static String uncounted(CollectionPair pair) {
    return StoredVersions.tag(pair.before()).isEmpty()
        ? "the contract names no schemaVersion"
        : "nobody counted them (--stats)";
  }
}
