package dev.lockstep.registry.drift;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.Keys;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.contract.Ttl;
import dev.lockstep.model.contract.Validator;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.survey.CollectionSurvey;
import dev.lockstep.registry.drift.Difference.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares what a contract promises with what the catalogue of the store says. */
final class CatalogueCheck {
  private final CollectionPromise promise;
  private final CollectionSurvey survey;
  private final List<Difference> differences = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();

  CatalogueCheck(CollectionPromise promise, CollectionSurvey survey) {
    this.promise = promise;
    this.survey = survey;
    survey.indexes().known().ifPresent(known -> indexes(known.all()));
    survey.storage().known().ifPresent(this::storage);
    survey.indexes().silence().ifPresent(why -> unknown.add("indexes cannot be compared: " + why));
    survey
        .storage()
        .silence()
        .ifPresent(why -> unknown.add("validator and time to live cannot be compared: " + why));
    if (!survey.columns().fields().isEmpty()) {
      columns();
      keys();
    }
  }

  List<Difference> differences() {
    return List.copyOf(differences);
  }

  List<String> unknown() {
    return List.copyOf(unknown);
  }

  private void add(Kind kind, String where, String sentence) {
    differences.add(new Difference(kind, where, sentence, 0));
  }

  private void indexes(List<Index> stored) {
    Map<String, Index> byName =
        stored.stream().collect(Collectors.toMap(Index::name, Function.identity(), (a, b) -> a));
    for (Index promised : promise.indexes()) {
      Index found = byName.get(promised.name());
      boolean isElsewhere = stored.stream().anyMatch(each -> isSame(each, promised));
      if (found == null && !isElsewhere) {
        add(Kind.INDEX_DIFFERS, promised.name(), "the contract has it, the store has not");
      } else if (found != null && !isSame(found, promised)) {
        add(Kind.INDEX_DIFFERS, promised.name(), "its keys or options are not as promised");
      }
    }
    for (Index found : stored) {
      boolean isPromised =
          promise.indexes().stream()
              .anyMatch(each -> each.name().equals(found.name()) || isSame(each, found));
      if (!isPromised) {
        add(Kind.INDEX_DIFFERS, found.name(), "the store has it, the contract has not");
      }
    }
  }

  private static boolean isSame(Index one, Index other) {
    return one.keys().equals(other.keys())
        && one.options().unique() == other.options().unique()
        && one.options().sparse() == other.options().sparse()
        && one.options().expireAfter().equals(other.options().expireAfter())
        && one.options().partial().isPresent() == other.options().partial().isPresent();
  }

  private void storage(Storage stored) {
    Optional<Validator> promised = promise.storage().validator();
    stored
        .validator()
        .map(validator -> new ValidatorCheck(promise, validator))
        .ifPresent(check -> {
          differences.addAll(check.differences());
          unknown.addAll(check.unknown());
        });
    if (promised.isPresent() && !words(promised).equals(words(stored.validator()))) {
      add(
          Kind.VALIDATOR_DIFFERS,
          "validator",
          "%s is promised, and there is %s".formatted(words(promised), words(stored.validator())));
    }
    if (!same(promise.storage().ttl(), stored.ttl())) {
      add(
          Kind.TTL_DIFFERS,
          "ttl",
          "%s is promised, and there is %s"
              .formatted(expiry(promise.storage().ttl()), expiry(stored.ttl())));
    }
  }

  private static String words(Optional<Validator> validator) {
    return validator.map(each -> each.level().word() + "/" + each.action().word()).orElse("none");
  }

  /** A time that is the end itself is one after which nothing is waited for. */
  private static boolean same(Optional<Ttl> one, Optional<Ttl> other) {
    return one.flatMap(Ttl::path).equals(other.flatMap(Ttl::path))
        && one.flatMap(Ttl::after)
            .orElse(Duration.ZERO)
            .equals(other.flatMap(Ttl::after).orElse(Duration.ZERO));
  }

  private static String expiry(Optional<Ttl> ttl) {
    return ttl.map(each ->
            "%s after %s"
                .formatted(
                    each.after().orElse(Duration.ZERO),
                    each.path().map(Path::toString).orElse("the last write")))
        .orElse("none");
  }

  private void columns() {
    Map<String, Field> stored = byName(survey.columns().fields());
    Map<String, Field> promised = byName(promise.shape().fields());
    promised.forEach((name, field) -> {
      Field found = stored.get(name);
      if (found == null) {
        add(Kind.COLUMN_DIFFERS, name, "the contract has it, the table has not");
      } else if (isOther(field, found)) {
        add(
            Kind.COLUMN_DIFFERS,
            name,
            "%s is promised, and there is %s".formatted(type(field), type(found)));
      }
    });
    stored.keySet().stream()
        .filter(name -> !promised.containsKey(name))
        .sorted()
        .forEach(name -> add(Kind.COLUMN_DIFFERS, name, "the table has it, the contract has not"));
  }

  private static Map<String, Field> byName(List<Field> fields) {
    return fields.stream()
        .collect(Collectors.toMap(Field::storedName, Function.identity(), (a, b) -> a));
  }

  private static boolean isOther(Field promised, Field found) {
    Optional<String> physical = promised.node().type().physical();
    boolean isOtherType =
        physical.isPresent()
            ? !plain(physical).equals(plain(found.node().type().physical()))
            : promised.node().type().logical().isPresent()
                && !promised.node().type().logical().equals(found.node().type().logical());
    return isOtherType || promised.kind() != found.kind();
  }

  private static String plain(Optional<String> type) {
    return type.orElse("").replace(" ", "").replace("varchar", "text");
  }

  private static String type(Field field) {
    String kind = field.kind() == Field.Kind.REGULAR ? "" : " " + field.kind();
    return field
            .node()
            .type()
            .physical()
            .or(() -> field.node().type().logical().map(each -> each.word()))
            .orElse("anything")
        + kind.toLowerCase(Locale.ROOT);
  }

  private void keys() {
    Keys stored = survey.keys();
    Keys promised = promise.keys();
    boolean isOther =
        (!promised.partition().isEmpty() && !promised.partition().equals(stored.partition()))
            || (!promised.clustering().isEmpty()
                && !promised.clustering().equals(stored.clustering()))
            || (!promised.primary().isEmpty() && !promised.primary().equals(stored.primary()));
    if (isOther) {
      add(
          Kind.KEY_DIFFERS,
          "key",
          "the table's key is %s, which is not as promised"
              .formatted(
                  stored.primary().stream().map(Path::toString).collect(Collectors.joining(", "))));
    }
  }
}
