package dev.lockstep.registry.rule.drift;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Storage.SchemaVersion;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.evidence.StoredVersions;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Standing;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds: documents of a version that neither the new contract nor the one before speaks of. */
public final class DataVersionStillPresent implements Standing {
  private static final About ABOUT =
      new About(
          "DATA_VERSION_STILL_PRESENT",
          Category.GOVERNANCE,
          "documents of a version that neither the new contract nor the one before speaks of",
          "Readers meet documents of a shape that no contract promises any more.",
          "Carry the old documents over, or compare with their version, too (--mode"
              + " all-transitive).");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    CollectionPair pair = subject.pair();
    Optional<Path> path = pair.before().storage().schemaVersion().map(SchemaVersion::path);
    Optional<String> old = StoredVersions.tag(pair.before());
    // With every version at hand another rule says which of them is missing.
    if (path.isEmpty() || old.isEmpty() || subject.context().versions().isPresent()) {
      return List.of();
    }
    Set<String> known = new TreeSet<>(Set.of(old.get()));
    StoredVersions.tag(pair.after()).ifPresent(known::add);
    return StoredVersions.counted(pair.before(), subject.statistics())
        .map(counted -> stored(subject, path.get(), known, counted))
        .orElseGet(() -> uncounted(path.get(), known, "nobody counted them (--stats)"))
        .stream()
        .toList();
  }

  private static Optional<Draft> stored(
      Subject subject, Path path, Set<String> known, Set<String> counted) {
    Set<String> others = new TreeSet<>(counted);
    others.removeAll(known);
    if (others.isEmpty()) {
      return subject.statistics().full()
          ? Optional.empty()
          : uncounted(path, known, "a sample cannot show that there is none (--stats)");
    }
    String tag = others.iterator().next();
    return Optional.of(
        Draft.at(path, "documents of the versions " + String.join(", ", others) + " are stored")
            .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
            .values(String.join(", ", counted), String.join(", ", known))
            .shownBy(shown(subject.pair().before(), path, tag)));
  }

  /** Where the version stays what it is, nobody asks for a count. */
  private static Optional<Draft> uncounted(Path path, Set<String> known, String why) {
    return known.size() == 1
        ? Optional.empty()
        : Optional.of(
            Draft.at(
                    path,
                    "whether documents of versions other than %s are stored is not known: %s"
                        .formatted(String.join(", ", known), why))
                .on(Edge.NEW_READER_OLD_DATA, Level.UNKNOWN));
  }

  private static Value shown(CollectionPromise collection, Path path, String tag) {
    Value value = tag.matches("[0-9]{1,9}") ? Value.int32(Integer.parseInt(tag)) : Value.text(tag);
    return Specimens.holding(collection.shape(), path, value);
  }
}
