package dev.lockstep.registry.drift;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Validator;
import dev.lockstep.model.document.Document;
import dev.lockstep.registry.compare.Witness;
import dev.lockstep.registry.drift.Difference.Kind;
import dev.lockstep.registry.evidence.StoredRule;
import dev.lockstep.registry.exchange.schema.SchemaWriter;
import dev.lockstep.registry.exchange.schema.Target;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.JsonReader;
import dev.lockstep.registry.schema.BsonWitness;
import dev.lockstep.registry.schema.Compatibility;
import dev.lockstep.registry.schema.Dialect;
import dev.lockstep.registry.schema.Schemas;
import dev.lockstep.registry.sensitive.SensitiveValue;
import dev.lockstep.registry.writing.Meanings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares the documents that the validator of a store takes with those that the contract's takes:
 * the schema it promises, or else the one that is exported of its shape. A difference comes with a
 * document that one takes and the other refuses; sameness is proven or not claimed.
 *
 * <p>Where the contract promises no validator, a store may take more, and only what it refuses is
 * looked at.
 */
final class ValidatorCheck {
  private static final Schemas SCHEMAS = new Schemas(Dialect.MONGODB);
  private static final String WHERE = "validator";

  private final CollectionPromise promise;
  private final StoredRule rule;
  private final List<Difference> differences = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();

  ValidatorCheck(CollectionPromise promise, Validator stored) {
    this.promise = promise;
    this.rule = new StoredRule(stored);
    rule.schema()
        .map(ValidatorCheck::json)
        .ifPresentOrElse(this::compare, () -> unknown.add(notTold("it is no JSON Schema")));
  }

  List<Difference> differences() {
    return List.copyOf(differences);
  }

  List<String> unknown() {
    return List.copyOf(unknown);
  }

  private static Json json(Document schema) {
    return JsonReader.read(ExtendedJson.write(schema, Notation.RELAXED));
  }

  private static String notTold(String why) {
    return "the store's validator cannot be compared: " + why;
  }

  private void compare(Json stored) {
    Optional<Validator> promised = promise.storage().validator();
    Optional<Json> said = promised.flatMap(Validator::schema).map(ValidatorCheck::json);
    Json ours =
        said.orElseGet(() -> new SchemaWriter(Target.MONGODB, new Meanings()).documents(promise));
    stricter(said, judged(ours, stored));
    if (promised.isPresent()) {
      looser(said, judged(stored, ours));
    }
  }

  /** Where reasoning over JSON leaves it open, a document with types of BSON may still tell. */
  private static Compatibility judged(Json takes, Json refuses) {
    Compatibility judged = SCHEMAS.compare(takes, refuses);
    return judged instanceof Compatibility.Unknown
        ? BsonWitness.between(takes, refuses)
            .<Compatibility>map(Compatibility.Incompatible::new)
            .orElse(judged)
        : judged;
  }

  /** What the schema of the store refuses is refused, whatever else it asks. */
  private void stricter(Optional<Json> said, Compatibility judged) {
    switch (judged) {
      case Compatibility.Compatible proven -> {
        if (rule.hasConditions()) {
          unknown.add(notTold("it has conditions beside its JSON Schema"));
        }
      }
      case Compatibility.Unknown open -> open(open, "refuses what the contract takes");
      case Compatibility.Incompatible(Json witness) -> {
        if (said.isPresent() || isPromised(witness)) {
          differs(
              Kind.VALIDATOR_STRICTER,
              "the contract takes %s, which the store's validator refuses",
              witness);
        } else {
          unknown.add(notTold("the contract says more than a schema of its shape can"));
        }
      }
    }
  }

  /** What conditions beside the schema refuse is not known. */
  private void looser(Optional<Json> said, Compatibility judged) {
    switch (judged) {
      case Compatibility.Compatible proven -> {}
      case Compatibility.Unknown open -> open(open, "takes what the contract refuses");
      case Compatibility.Incompatible(Json witness) -> {
        if (rule.hasConditions()) {
          unknown.add(notTold("it has conditions beside its JSON Schema"));
        } else if (said.isEmpty() && isPromised(witness)) {
          unknown.add(notTold("the contract says less than a schema of its shape does"));
        } else {
          differs(
              Kind.VALIDATOR_LOOSER,
              "the store's validator takes %s, which the contract refuses",
              witness);
        }
      }
    }
  }

  private void open(Compatibility.Unknown open, String what) {
    unknown.add(
        "whether the store's validator %s is not proven: %s (%s)"
            .formatted(what, open.reason(), open.where()));
  }

  /** Whether the shape itself, and not only its schema, has such documents. */
  private boolean isPromised(Json witness) {
    DocumentCheck check = new DocumentCheck(DocumentCheck.Typing.FREE);
    if (!(Witness.of(witness) instanceof Document document)) {
      return false;
    }
    check.check(promise.shape(), document);
    return check.tally().differences().stream()
        .allMatch(difference -> difference.kind() == Kind.PATH_UNDECLARED);
  }

  private void differs(Kind kind, String sentence, Json witness) {
    boolean isShown = SensitiveValue.kind(witness.toString()).isEmpty();
    differences.add(
        new Difference(
            kind,
            WHERE,
            sentence.formatted(isShown ? witness : "a document"),
            0,
            Optional.of(witness).filter(shown -> isShown).map(Witness::of)));
  }
}
