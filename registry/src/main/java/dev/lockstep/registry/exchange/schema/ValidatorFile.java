package dev.lockstep.registry.exchange.schema;

import dev.lockstep.model.contract.Footprint;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.contract.Ttl;
import dev.lockstep.model.contract.Validator;
import dev.lockstep.registry.exchange.draft.Item;
import dev.lockstep.registry.exchange.draft.Remarks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a file says of a collection and its validator, in each of the forms MongoDB has. */
final class ValidatorFile {
  private static final String SCHEMA = "$jsonSchema";
  private static final Set<String> KNOWN =
      Set.of(
          "name",
          "create",
          "collMod",
          "type",
          "info",
          "idIndex",
          "indexes",
          "options",
          "validator",
          "validationLevel",
          "validationAction",
          SCHEMA);

  private final Item root;
  private final Item options;
  private final Remarks remarks;

  ValidatorFile(Item root, Remarks remarks) {
    this.root = root;
    this.options = root.get("options").filter(Item::isMap).orElse(root);
    this.remarks = remarks;
  }

  /** The schema; where nothing says that there is one, the file itself. */
  Item schema() {
    Optional<Item> validator = options.get("validator");
    if (validator.isEmpty() && root.get(SCHEMA).isEmpty()) {
      return root;
    }
    Item conditions = validator.orElse(root);
    conditions
        .members()
        .forEach((name, item) -> {
          if (!name.equals(SCHEMA) && (validator.isPresent() || !KNOWN.contains(name))) {
            remarks.add(
                item, "the condition '%s' beside the schema is not expressed".formatted(name));
          }
        });
    if (validator.isPresent()) {
      others();
    }
    return conditions.get(SCHEMA).orElse(conditions);
  }

  private void others() {
    Stream.concat(root.members().entrySet().stream(), options.members().entrySet().stream())
        .filter(entry -> !KNOWN.contains(entry.getKey()))
        .forEach(entry ->
            remarks.add(entry.getValue(), "'%s' is not expressed".formatted(entry.getKey())));
  }

  Optional<String> name() {
    return Stream.of("name", "create", "collMod")
        .flatMap(word -> root.get(word).flatMap(Item::text).stream())
        .findFirst();
  }

  List<Item> indexes() {
    return root.get("indexes").map(Item::items).orElse(List.of());
  }

  /** How strictly the store checks, and when documents expire by one of these indexes. */
  Storage storage(List<Index> indexes) {
    Optional<Ttl> ttl =
        indexes.stream()
            .filter(index -> index.options().expireAfter().isPresent())
            .map(index ->
                new Ttl(Optional.of(index.keys().getFirst().path()), index.options().expireAfter()))
            .findFirst();
    return new Storage(
        validator(), ttl, Optional.empty(), Optional.empty(), List.of(), Footprint.NONE);
  }

  private Optional<Validator> validator() {
    Optional<Item> level = options.get("validationLevel");
    Optional<Item> action = options.get("validationAction");
    if (level.isEmpty() && action.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Validator(
            level
                .flatMap(item -> of(item, Validator.Level.values(), Validator.Level::word))
                .orElse(Validator.Level.STRICT),
            action
                .flatMap(item -> of(item, Validator.Action.values(), Validator.Action::word))
                .orElse(Validator.Action.ERROR)));
  }

  private <T> Optional<T> of(Item item, T[] values, Function<T, String> word) {
    Optional<T> found =
        Stream.of(values).filter(v -> item.text().equals(Optional.of(word.apply(v)))).findFirst();
    if (found.isEmpty()) {
      remarks.add(item, "this is not one of MongoDB's words here; the usual one is in the draft");
    }
    return found;
  }
}
