package dev.lockstep.checks.schemas;

import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.Json.Items;
import dev.lockstep.registry.json.Json.Members;
import dev.lockstep.registry.schema.Compatibility;
import dev.lockstep.registry.schema.Dialect;
import dev.lockstep.registry.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the checker says of the pairs of one file, and whether its witnesses are confirmed. */
final class PairsReport {
  private final Schemas schemas;
  private final IndependentValidator validator;
  private final List<String> lines = new ArrayList<>();
  private int pairs;
  private int compatible;
  private int refuted;
  private int unknown;
  private int unconfirmed;

  PairsReport(Dialect dialect) {
    this.schemas = new Schemas(dialect);
    this.validator = new IndependentValidator(dialect);
  }

  /** The report of a list of objects with members {@code old} and {@code new}. */
  static PairsReport of(Json pairs, Dialect dialect) {
    PairsReport report = new PairsReport(dialect);
    if (!(pairs instanceof Items items)) {
      throw new IllegalArgumentException("the file holds no list of pairs");
    }
    items.values().forEach(report::judge);
    return report;
  }

  private void judge(Json pair) {
    Map<String, Json> sides = pair instanceof Members members ? members.values() : Map.of();
    if (!sides.containsKey("old") || !sides.containsKey("new")) {
      throw new IllegalArgumentException("pair %d names no old and new".formatted(pairs + 1));
    }
    Json older = sides.get("old");
    Json newer = sides.get("new");
    pairs++;
    switch (schemas.compare(older, newer)) {
      case Compatibility.Compatible yes -> compatible++;
      case Compatibility.Incompatible no -> confirm(older, newer, no.witness());
      case Compatibility.Unknown open -> {
        unknown++;
        lines.add("%d unknown: %s (%s)".formatted(pairs, open.reason(), open.where()));
      }
    }
  }

  private void confirm(Json older, Json newer, Json witness) {
    boolean confirmed =
        validator.isValid(older, witness).orElse(false)
            && !validator.isValid(newer, witness).orElse(true);
    if (confirmed) {
      refuted++;
    } else {
      unknown++;
      unconfirmed++;
      lines.add(
          "%d NOT CONFIRMED: %s is said to keep to %s and not to %s"
              .formatted(pairs, witness, older, newer));
    }
  }

  /** What is to be said of single pairs. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  int compatible() {
    return compatible;
  }

  int refuted() {
    return refuted;
  }

  /** How many witnesses the independent validator did not confirm. */
  int unconfirmed() {
    return unconfirmed;
  }

  String summary() {
    return "%d pairs: %d compatible, %d incompatible with a valid witness, %d unknown"
        .formatted(pairs, compatible, refuted, unknown);
  }
}
