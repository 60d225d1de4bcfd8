package dev.lockstep.checks.schemas;

import dev.lockstep.registry.formula.Truth;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.schema.Compatibility;
import dev.lockstep.registry.schema.Dialect;
import dev.lockstep.registry.schema.Schemas;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One generated pair of schemas, and documents that try to show the answer to be wrong. */
final class Soundness {
  private static final int DOCUMENTS = 40;

  private final Schemas schemas;
  private final IndependentValidator validator;
  private final AnySchemas any;
  private final RandomGenerator random;
  private int decided;

  Soundness(Dialect dialect, RandomGenerator random) {
    this.schemas = new Schemas(dialect);
    this.validator = new IndependentValidator(dialect);
    this.any = new AnySchemas(random, dialect);
    this.random = random;
  }

  /** Compares a pair; throws with everything to see it again where the answer is wrong. */
  void tryOnePair() {
    Json older = any.schema();
    Json newer = random.nextInt(3) > 0 ? any.neighbour(older) : any.schema();
    Compatibility answer = schemas.compare(older, newer);
    switch (answer) {
      case Compatibility.Compatible yes -> {
        decided++;
        for (int i = 0; i < DOCUMENTS; i++) {
          Json document = any.document(3);
          if (validator.isValid(older, document).equals(Optional.of(true))
              && validator.isValid(newer, document).equals(Optional.of(false))) {
            throw wrong("called compatible", older, newer, document);
          }
        }
      }
      case Compatibility.Incompatible no -> {
        decided++;
        if (!validator.isValid(older, no.witness()).equals(Optional.of(true))
            || !validator.isValid(newer, no.witness()).equals(Optional.of(false))) {
          throw wrong("called incompatible", older, newer, no.witness());
        }
      }
      case Compatibility.Unknown open -> {}
    }
    agree(older);
  }

  /**
   * The checker's own evaluation and the independent one say the same, where ours says anything.
   */
  private void agree(Json schema) {
    for (int i = 0; i < DOCUMENTS / 4; i++) {
      Json document = any.document(3);
      Truth ours = schemas.isValid(schema, document);
      Optional<Boolean> theirs = validator.isValid(schema, document);
      if (ours != Truth.UNKNOWN && theirs.isPresent() && !Truth.of(theirs.get()).equals(ours)) {
        throw wrong("evaluated as " + ours, schema, schema, document);
      }
    }
  }

  int decided() {
    return decided;
  }

  private static AssertionError wrong(String what, Json older, Json newer, Json document) {
    return new AssertionError(
        "%s%n  old: %s%n  new: %s%n  document: %s".formatted(what, older, newer, document));
  }
}
