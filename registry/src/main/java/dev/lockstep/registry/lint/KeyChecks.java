package dev.lockstep.registry.lint;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.KeyTemplate;
import dev.lockstep.model.contract.Keys;
import dev.lockstep.model.governance.Sensitivity;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Keys, key templates, indexes and the paths of storage. */
final class KeyChecks {
  private static final Path ID = Path.of("_id");

  private final CollectionPromise collection;
  private final Sensitivities sensitivities;
  private final Notes notes;

  private KeyChecks(CollectionPromise collection, List<Spot> spots, Notes notes) {
    this.collection = collection;
    this.sensitivities = new Sensitivities(spots);
    this.notes = notes;
  }

  static void check(CollectionPromise collection, List<Spot> spots, Notes notes) {
    KeyChecks checks = new KeyChecks(collection, spots, notes);
    checks.primary();
    checks.keys();
    checks.templates();
    checks.indexes();
    checks.storage();
  }

  private void primary() {
    Keys keys = collection.keys();
    boolean byItself = collection.engine().equals(Optional.of(Engine.MONGODB)) && knows(ID);
    if (keys.primary().isEmpty() && keys.templates().isEmpty() && !byItself) {
      notes.add(
          LintRule.PRIMARY_KEY_MISSING,
          collection,
          "Nothing says what identifies a document of '%s'".formatted(collection.name()));
    }
  }

  private void keys() {
    Keys keys = collection.keys();
    // A key that a template puts together is an attribute of the store, and no field of documents.
    Set<String> made = keys.templates().keySet();
    Stream.of(
            keys.primary().stream(),
            keys.partition().stream(),
            keys.clustering().stream().map(KeyPart::path),
            keys.shard().stream().map(KeyPart::path),
            keys.entity().stream().map(Keys.Entity::path))
        .flatMap(paths -> paths)
        .filter(path -> !made.contains(path.toString()))
        .forEach(path -> known(LintRule.KEY_PATH_UNKNOWN, path, "A key has"));
    Stream.of(keys.primary().stream(), keys.partition().stream())
        .flatMap(paths -> paths)
        .forEach(path -> exposed(path, "a key"));
  }

  private void templates() {
    for (Map.Entry<String, KeyTemplate> entry : collection.keys().templates().entrySet()) {
      for (Path path : entry.getValue().attributes()) {
        if (!knows(path)) {
          notes.add(
              LintRule.KEY_TEMPLATE_UNKNOWN,
              entry.getValue(),
              "The key template '%s' names '%s', which '%s' does not have"
                  .formatted(entry.getKey(), path, collection.name()));
        }
        if (isRestricted(path)) {
          exposure(entry.getValue(), path, "a key");
        }
      }
    }
  }

  private void indexes() {
    Set<String> names = new HashSet<>();
    Set<String> made = collection.keys().templates().keySet();
    for (Index index : collection.indexes()) {
      if (!names.add(index.name())) {
        notes.add(
            LintRule.INDEX_DUPLICATE,
            index,
            "name",
            "Another index of '%s' is called '%s', too".formatted(collection.name(), index.name()));
      }
      for (KeyPart part : index.keys()) {
        if (!made.contains(part.path().toString())) {
          known(
              LintRule.INDEX_PATH_UNKNOWN,
              part.path(),
              "The index '%s' has".formatted(index.name()));
        }
        exposed(part.path(), "an index");
      }
      if (index.options().projection().orElse(new Index.Projection.All())
          instanceof Index.Projection.Include include) {
        include
            .paths()
            .forEach(path ->
                known(
                    LintRule.INDEX_PATH_UNKNOWN,
                    path,
                    "The index '%s' has".formatted(index.name())));
      }
    }
  }

  private void storage() {
    collection
        .storage()
        .schemaVersion()
        .ifPresent(
            version -> known(LintRule.PATH_UNKNOWN, version.path(), "The schema version has"));
    collection
        .storage()
        .ttl()
        .flatMap(ttl -> ttl.path())
        .ifPresent(path -> {
          known(LintRule.PATH_UNKNOWN, path, "The time to live has");
          boolean isTime = collection.shape().at(path).stream().allMatch(KeyChecks::isTime);
          if (collection.engine().equals(Optional.of(Engine.MONGODB)) && !isTime) {
            notes.add(
                LintRule.TTL_NOT_A_TIME,
                path,
                "MongoDB removes no document by '%s', whose values are no dates".formatted(path));
          }
        });
  }

  private static boolean isTime(Node node) {
    Optional<LogicalType> type = node.type().logical();
    return type.isEmpty() || type.get() == LogicalType.DATE || type.get() == LogicalType.TIMESTAMP;
  }

  private void known(LintRule rule, Path path, String subject) {
    if (!knows(path)) {
      notes.add(
          rule,
          path,
          "%s the path '%s', which '%s' does not have".formatted(subject, path, collection.name()));
    }
  }

  private boolean knows(Path path) {
    return !collection.shape().at(path).isEmpty() || collection.shape().isOpenAt(path);
  }

  private void exposed(Path path, String where) {
    if (isRestricted(path)) {
      exposure(path, path, where);
    }
  }

  private void exposure(Object element, Path path, String where) {
    notes.add(
        LintRule.SENSITIVE_IN_KEY,
        element,
        "The restricted value of '%s' enters %s, where many can see it".formatted(path, where));
  }

  private boolean isRestricted(Path path) {
    return collection.shape().at(path).stream()
        .map(sensitivities::of)
        .flatMap(Optional::stream)
        .anyMatch(Sensitivity.RESTRICTED::equals);
  }
}
