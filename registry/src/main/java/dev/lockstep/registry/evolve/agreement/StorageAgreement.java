package dev.lockstep.registry.evolve.agreement;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.KeyTemplate;
import dev.lockstep.model.contract.Keys;
import dev.lockstep.model.contract.Ttl;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Types;
import dev.lockstep.registry.evolve.Evolved;
import dev.lockstep.registry.evolve.Indexes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a contract has the indexes, the expiry and the keys that the operations leave. */
final class StorageAgreement {
  private final Evolved evolved;
  private final String version;
  private final List<Disagreement> found = new ArrayList<>();

  private StorageAgreement(Evolved evolved, String version) {
    this.evolved = evolved;
    this.version = version;
  }

  static List<Disagreement> between(Evolved evolved, CollectionPromise after, String version) {
    StorageAgreement agreement = new StorageAgreement(evolved, version);
    agreement.indexes(after);
    agreement.expiry(after);
    agreement.keys(evolved.before().keys(), after.keys());
    return agreement.found;
  }

  private void indexes(CollectionPromise after) {
    Indexes derived = evolved.indexes();
    derived
        .missing()
        .forEach((operation, name) ->
            add(
                OptionalInt.of(operation),
                "the change %s, and the contract before has none of that name"
                    .formatted(evolved.words(operation)),
                "",
                ""));
    Map<String, Index> others = new LinkedHashMap<>();
    after.indexes().forEach(index -> others.put(index.name(), index));
    for (Index index : derived.indexes()) {
      Index said = others.remove(index.name());
      OptionalInt operation = operation(index.name());
      if (said == null) {
        add(
            operation,
            who(operation, "drops the index " + index.name())
                + ", but contract %s has no index %s".formatted(version, index.name()),
            words(index),
            "");
      } else if (!words(index).equals(words(said))) {
        add(
            operation,
            who(operation, "changes the index " + index.name())
                + ", but contract %s has it otherwise".formatted(version),
            words(index),
            words(said));
      }
    }
    others.forEach((name, index) -> {
      OptionalInt operation = operation(name);
      if (!isExpiry(index)) {
        add(
            operation,
            who(operation, "adds the index " + name)
                + ", but contract %s has it".formatted(version),
            "",
            words(index));
      }
    });
  }

  private OptionalInt operation(String name) {
    return Optional.ofNullable(evolved.indexes().operations().get(name))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private String who(OptionalInt operation, String what) {
    return operation.isPresent()
        ? "the change " + evolved.words(operation.getAsInt())
        : "no operation " + what;
  }

  /** MongoDB expires documents by an index, which {@code setTtl} builds. */
  private boolean isExpiry(Index index) {
    return evolved
        .indexes()
        .ttl()
        .filter(ttl ->
            evolved.indexes().operations().containsKey(Indexes.TTL)
                && index.options().expireAfter().equals(ttl.after())
                && index.keys().size() == 1
                && ttl.path().equals(Optional.of(index.keys().getFirst().path())))
        .isPresent();
  }

  private static String words(Index index) {
    Index.Options options = index.options();
    return index.keys().stream().map(StorageAgreement::words).collect(Collectors.joining(", "))
        + (options.unique() ? ", unique" : "")
        + (options.sparse() ? ", sparse" : "")
        + options.partial().map(filter -> ", partial " + Types.words(filter)).orElse("")
        + options.expireAfter().map(after -> ", expiring after " + after).orElse("");
  }

  private static String words(KeyPart part) {
    return part.path() + " " + part.order().word();
  }

  private void expiry(CollectionPromise after) {
    Optional<Ttl> derived = evolved.indexes().ttl();
    Optional<Ttl> said = after.storage().ttl();
    boolean isByIndex = said.isEmpty() && after.indexes().stream().anyMatch(this::isExpiry);
    if (!derived.equals(said) && !isByIndex) {
      OptionalInt operation = operation(Indexes.TTL);
      add(
          operation,
          who(operation, "changes when documents expire")
              + ", but contract %s lets documents expire otherwise".formatted(version),
          words(derived),
          words(said));
    }
  }

  private static String words(Optional<Ttl> ttl) {
    return ttl.map(known ->
            known.after().map(Object::toString).orElse("at")
                + known.path().map(path -> " from " + path).orElse(""))
        .orElse("never");
  }

  /** No operation makes another key; one that renames a part of a key renames it there, too. */
  private void keys(Keys before, Keys said) {
    Keys derived = renamed(before);
    key("primary", derived.primary(), said.primary());
    key("partition", derived.partition(), said.partition());
    key("clustering", derived.clustering(), said.clustering());
    key("shard", derived.shard(), said.shard());
    key("templates", derived.templates(), said.templates());
    key("entity", derived.entity(), said.entity());
  }

  private void key(String what, Object derived, Object said) {
    if (!derived.equals(said)) {
      add(
          OptionalInt.empty(),
          "no operation changes the keys (%s), but contract %s has others".formatted(what, version),
          derived.toString(),
          said.toString());
    }
  }

  private Keys renamed(Keys keys) {
    Map<String, KeyTemplate> templates = new LinkedHashMap<>();
    keys.templates()
        .forEach((name, template) ->
            templates.put(
                became(name),
                new KeyTemplate(
                    template.parts().stream()
                        .map(part ->
                            part instanceof KeyTemplate.Part.Attribute attribute
                                ? new KeyTemplate.Part.Attribute(became(attribute.path()))
                                : part)
                        .toList())));
    return new Keys(
        keys.primary().stream().map(this::became).toList(),
        keys.partition().stream().map(this::became).toList(),
        keys.clustering().stream().map(this::became).toList(),
        keys.shard().stream().map(this::became).toList(),
        templates,
        keys.entity().map(entity -> new Keys.Entity(became(entity.path()), entity.value())));
  }

  /** The attribute that holds a key; {@code key} where it is none. */
  private String became(String name) {
    Path path = Path.of(name);
    Path became = became(path);
    return became.equals(path) ? name : became.toString();
  }

  private KeyPart became(KeyPart part) {
    return new KeyPart(became(part.path()), part.order());
  }

  private Path became(Path path) {
    Set<Path> held = evolved.held();
    return evolved.taker(path).isEmpty()
        ? path
        : held.stream().filter(to -> evolved.carries(path, to)).findFirst().orElse(path);
  }

  private void add(OptionalInt operation, String sentence, String derived, String said) {
    found.add(new Disagreement(Optional.empty(), operation, sentence, derived, said));
  }
}
