package dev.lockstep.registry.rule.mapping;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.governance.Sensitivity;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Classes;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.evolve.Evolved;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds: sensitive data that the change carries to where less sensitive data stands. */
public final class SensitiveCopiedDown implements Rule {
  private static final About ABOUT =
      new About(
          "SENSITIVE_COPIED_DOWN",
          Category.GOVERNANCE,
          "sensitive data that the change carries to where less sensitive data stands",
          "Whoever may see the new place sees what only few may see, and cannot unsee it.",
          "Class the new place as its source is classed, or leave the data where it is.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.mapping().stream()
        .map(mapping -> mapping.evolved())
        .flatMap(evolved ->
            evolved.held().stream()
                .sorted(Comparator.comparing(Path::toString))
                .flatMap(path -> draft(subject.pair(), evolved, path).stream()))
        .toList();
  }

  private static Optional<Draft> draft(CollectionPair pair, Evolved evolved, Path to) {
    Classes before = new Classes(pair.oldContract(), pair.before());
    Classes after = new Classes(pair.newContract(), pair.after());
    Sensitivity there = after.at(to).orElse(Sensitivity.PUBLIC);
    boolean isKey = keys(pair.after()).stream().anyMatch(to::isPrefixOf);
    if (pair.after().shape().at(to).isEmpty()) {
      return Optional.empty();
    }
    return evolved.origins(to).stream()
        .sorted(Comparator.comparing(Path::toString))
        .filter(from -> !from.equals(to))
        .filter(from -> isTooHigh(before.within(from), there, isKey))
        .findFirst()
        .map(from ->
            Draft.at(
                    to,
                    "%s data of %s is carried to %s, which is %s%s"
                        .formatted(
                            before.within(from).orElseThrow().word(),
                            from,
                            to,
                            there.word(),
                            isKey ? " and part of a key or an index" : ""))
                .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
                .values(before.within(from).orElseThrow().word(), there.word())
                .shownBy(Specimens.with(pair.before().shape(), from))
                .losing());
  }

  private static boolean isTooHigh(Optional<Sensitivity> data, Sensitivity there, boolean isKey) {
    return data.filter(each -> each.isAbove(there) || (isKey && each == Sensitivity.RESTRICTED))
        .isPresent();
  }

  private static Set<Path> keys(CollectionPromise collection) {
    Set<Path> keys = new HashSet<>(collection.keys().primary());
    keys.addAll(collection.keys().partition());
    collection.keys().clustering().stream().map(KeyPart::path).forEach(keys::add);
    collection.keys().shard().stream().map(KeyPart::path).forEach(keys::add);
    collection.keys().templates().values().forEach(template -> keys.addAll(template.attributes()));
    collection.indexes().stream()
        .flatMap(index -> index.keys().stream())
        .map(KeyPart::path)
        .forEach(keys::add);
    return keys;
  }
}
