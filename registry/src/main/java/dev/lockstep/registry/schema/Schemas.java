package dev.lockstep.registry.schema;

import dev.lockstep.registry.budget.Budget;
import dev.lockstep.registry.budget.BudgetSpentException;
import dev.lockstep.registry.formula.Circles;
import dev.lockstep.registry.formula.Evaluation;
import dev.lockstep.registry.formula.Formula;
import dev.lockstep.registry.formula.Formulas;
import dev.lockstep.registry.formula.Kind;
import dev.lockstep.registry.formula.Truth;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.proof.Literal;
import dev.lockstep.registry.proof.Outcome;
import dev.lockstep.registry.proof.Search;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares schemas. An answer other than unknown is right: compatible is proven, incompatible comes
 * with a document. Answers depend on the schemas alone, not on time or chance; the work for one is
 * bounded.
 */
public final class Schemas {
  /** How many steps one comparison costs at most. */
  public static final long STEPS_MAX = 20_000_000;

  /** How deep schemas nest at most; deeper ones are answered with unknown. */
  public static final int NESTING_MAX = 100;

  private static final long STEPS_OF_SAMPLES = 2_000_000;

  private final Dialect dialect;

  /** Compares schemas that, unless they say otherwise by {@code $schema}, are of this dialect. */
  public Schemas(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Whether every document of the old schema is one of the new; a new reader of old data. */
  public Compatibility compare(Json oldSchema, Json newSchema) {
    if (nestsDeeper(oldSchema, NESTING_MAX) || nestsDeeper(newSchema, NESTING_MAX)) {
      return new Compatibility.Unknown(
          "it nests deeper than %d levels".formatted(NESTING_MAX),
          nestsDeeper(newSchema, NESTING_MAX) ? "new#" : "old#");
    }
    Optional<Dialect> oldDialect = dialect(oldSchema);
    Optional<Dialect> newDialect = dialect(newSchema);
    if (sameText(oldSchema, newSchema)) {
      return new Compatibility.Compatible();
    }
    if (oldDialect.isEmpty() || newDialect.isEmpty()) {
      return new Compatibility.Unknown(
          "its dialect is not known", (oldDialect.isEmpty() ? "old" : "new") + "#/$schema");
    }
    Formulas formulas = new Formulas();
    try {
      Formula older = new SchemaReader(formulas, oldDialect.get(), "old", oldSchema).read();
      Formula newer = new SchemaReader(formulas, newDialect.get(), "new", newSchema).read();
      Budget walk = new Budget(STEPS_OF_SAMPLES);
      boolean oldTurns = Circles.isIn(older, walk);
      if (oldTurns || Circles.isIn(newer, walk)) {
        return new Compatibility.Unknown(
            "its references go in a circle", (oldTurns ? "old" : "new") + "#");
      }
      boolean bson = oldDialect.get() == Dialect.MONGODB || newDialect.get() == Dialect.MONGODB;
      Compatibility judged = judged(formulas, older, newer, bson ? Kind.OF_BSON : Kind.OF_JSON);
      return judged instanceof Compatibility.Unknown
          ? refuted(older, newer, Samples.of(oldSchema, newSchema)).orElse(judged)
          : judged;
    } catch (BudgetSpentException e) {
      return new Compatibility.Unknown(e.why(), "new#");
    }
  }

  private static boolean nestsDeeper(Json json, int levels) {
    return switch (json) {
      case Json.Items items ->
          levels == 0 || items.values().stream().anyMatch(item -> nestsDeeper(item, levels - 1));
      case Json.Members members ->
          levels == 0
              || members.values().values().stream().anyMatch(v -> nestsDeeper(v, levels - 1));
      case Json.Null none -> false;
      case Json.Bool bool -> false;
      case Json.Num number -> false;
      case Json.Text text -> false;
    };
  }

  /** Numbers of one value may differ in form, which draft 4 tells apart. */
  private static boolean sameText(Json one, Json other) {
    return one.equals(other) && one.toString().equals(other.toString());
  }

  /** Whether a document keeps to a schema; unknown where something in it is not understood. */
  public Truth isValid(Json schema, Json document) {
    Optional<Dialect> spoken = dialect(schema);
    if (spoken.isEmpty() || nestsDeeper(schema, NESTING_MAX)) {
      return Truth.UNKNOWN;
    }
    try {
      Formula formula = new SchemaReader(new Formulas(), spoken.get(), "schema", schema).read();
      return new Evaluation(new Budget(STEPS_MAX)).of(formula, document);
    } catch (BudgetSpentException e) {
      return Truth.UNKNOWN;
    }
  }

  private Optional<Dialect> dialect(Json schema) {
    return schema instanceof Json.Members members && members.values().containsKey("$schema")
        ? Dialect.named(members)
        : Optional.of(dialect);
  }

  private static Compatibility judged(
      Formulas formulas, Formula older, Formula newer, Set<Kind> universe) {
    Set<Literal> goal = new LinkedHashSet<>(List.of(Literal.yes(older), Literal.no(newer)));
    try {
      Outcome outcome = new Search(formulas, universe, new Budget(STEPS_MAX)).any(goal);
      return switch (outcome) {
        case Outcome.Empty empty -> new Compatibility.Compatible();
        case Outcome.Found found -> new Compatibility.Incompatible(found.value());
        case Outcome.Undecided open -> new Compatibility.Unknown(open.why(), open.where());
      };
    } catch (BudgetSpentException e) {
      return new Compatibility.Unknown(e.why(), "new#");
    }
  }

  /** Where reasoning leaves it open, values that both schemas speak of may still refute it. */
  private static Optional<Compatibility> refuted(Formula older, Formula newer, List<Json> samples) {
    Evaluation evaluation = new Evaluation(new Budget(STEPS_OF_SAMPLES));
    try {
      return samples.stream()
          .filter(sample -> evaluation.of(older, sample) == Truth.YES)
          .filter(sample -> evaluation.of(newer, sample) == Truth.NO)
          .findFirst()
          .map(Compatibility.Incompatible::new);
    } catch (BudgetSpentException e) {
      return Optional.empty();
    }
  }
}
