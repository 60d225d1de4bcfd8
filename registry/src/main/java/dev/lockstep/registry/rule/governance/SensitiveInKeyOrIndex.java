package dev.lockstep.registry.rule.governance;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.KeyTemplate;
import dev.lockstep.model.governance.Sensitivity;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds: a restricted value that enters a key or an index. */
public final class SensitiveInKeyOrIndex implements Rule {
  private static final About ABOUT =
      new About(
          "SENSITIVE_IN_KEY_OR_INDEX",
          Category.GOVERNANCE,
          "a restricted value that enters a key or an index",
          "Keys and indexes show up in logs, backups and explanations, and cannot be taken back.",
          "Put a hash or a surrogate into the key or index instead of the value.");

  private enum Exposure {
    /** A key or index holds a restricted value. */
    RESTRICTED,
    /** A key or index holds a value of which the contract says nothing. */
    UNDECLARED,
    NONE
  }

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    CollectionPair pair = subject.pair();
    return keyed(pair.after()).stream().flatMap(path -> draft(pair, path).stream()).toList();
  }

  private static Optional<Draft> draft(CollectionPair pair, Path path) {
    Exposure before =
        keyed(pair.before()).contains(path)
            ? exposure(pair.oldContract(), pair.before(), path)
            : Exposure.NONE;
    Exposure after = exposure(pair.newContract(), pair.after(), path);
    if (after == before) {
      return Optional.empty();
    }
    return switch (after) {
      case NONE -> Optional.empty();
      case RESTRICTED -> Optional.of(exposed(pair, path));
      case UNDECLARED ->
          Optional.of(
              Draft.at(
                      path,
                      "how sensitive what enters a key or an index from %s is, is not known: the"
                              .formatted(path)
                          + " contract does not declare it")
                  .on(Edge.OLD_READER_NEW_DATA, Level.UNKNOWN));
    };
  }

  private static Draft exposed(CollectionPair pair, Path path) {
    return Draft.at(path, "the restricted value of " + path + " enters a key or an index")
        .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
        .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
        .values("", "in a key or an index")
        .shownBy(Specimens.with(pair.after().shape(), path))
        .losing();
  }

  private static Exposure exposure(Contract contract, CollectionPromise collection, Path path) {
    if (collection.shape().at(path).isEmpty()) {
      return Exposure.UNDECLARED;
    }
    return Classes.at(contract, collection, path)
            .sensitivity()
            .filter(Sensitivity.RESTRICTED::equals)
            .isPresent()
        ? Exposure.RESTRICTED
        : Exposure.NONE;
  }

  /** The paths whose values stand in keys and indexes. */
  private static Set<Path> keyed(CollectionPromise collection) {
    Set<Path> paths = new LinkedHashSet<>(collection.keys().primary());
    paths.addAll(collection.keys().partition());
    Stream.of(collection.keys().clustering(), collection.keys().shard())
        .flatMap(List::stream)
        .map(KeyPart::path)
        .forEach(paths::add);
    collection.keys().templates().values().stream()
        .map(KeyTemplate::attributes)
        .forEach(paths::addAll);
    collection.indexes().stream()
        .flatMap(index -> index.keys().stream())
        .map(KeyPart::path)
        .forEach(paths::add);
    return paths;
  }
}
