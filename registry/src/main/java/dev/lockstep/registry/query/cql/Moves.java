package dev.lockstep.registry.query.cql;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Field;
import dev.lockstep.registry.cql.Names;
import dev.lockstep.registry.query.cql.CqlRewriter.Form;
import dev.lockstep.registry.query.trail.Lost;
import dev.lockstep.registry.query.trail.Trail;
import dev.lockstep.registry.query.trail.Trail.Effect;
import dev.lockstep.registry.query.trail.Trails;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where columns lead under a change, as far as CQL can follow. Not for several threads. */
record Moves(Trails trails, Table table, Form form, Set<String> assuming) {
  /** Whether a statement can name the path as a column. */
  static boolean canBeWritten(Path path) {
    return path.isStatic() && path.steps().size() == 1 && !path.root().isEmpty();
  }

  boolean isBoth() {
    return form == Form.BOTH;
  }

  boolean isTouched(Path path) {
    return trails.isTouched(path);
  }

  /** The name of a path in a statement. */
  static String name(Path path) {
    return String.join(".", path.names().stream().map(Names::write).toList());
  }

  /** Where a column leads; untouched where it stays what it is. */
  Trail follow(Ref ref) throws Lost {
    Trail trail = trails.follow(ref.path());
    if (trail.isUntouched()) {
      return trail;
    }
    if (table.isKey(ref.column())) {
      throw new Lost(
          "%s is part of the key, which rows are found by and no write can change"
              .formatted(ref.column()));
    }
    if (table.field(ref.column()).filter(f -> f.kind() == Field.Kind.COUNTER).isPresent()) {
      throw new Lost("%s counts, and no count can be carried".formatted(ref.column()));
    }
    if (!trail.isMoved()) {
      throw new Lost(
          "a column keeps its type, so that the new values of %s need a column of their own"
              .formatted(ref.path()));
    }
    if (!ref.isWhole()) {
      throw new Lost(
          "a part of %s is meant, and the new column holds its values as a whole"
              .formatted(ref.path()));
    }
    if (trail.effects().stream().anyMatch(Effect.Wrapped.class::isInstance)) {
      throw new Lost("%s becomes a list, which is asked for otherwise".formatted(ref.path()));
    }
    assuming.addAll(trail.assuming());
    return trail;
  }

  /** The text of a value that is compared with or written to a column that moved. */
  String value(Term term, Trail trail) throws Lost {
    if (trail.effects().isEmpty()) {
      return term.kind() == Term.Kind.NAMED ? ":" + Names.write(term.text()) : term.text();
    }
    Optional<Value> value = term.value();
    if (term.kind() != Term.Kind.CONSTANT || value.isEmpty()) {
      throw new Lost(
          "the values at %s become others, and so must what is bound or computed for them"
              .formatted(trail.from()));
    }
    Value renewed = value.get();
    for (Effect effect : trail.effects()) {
      renewed = renewed(renewed, effect, trail);
    }
    return literal(renewed, trail);
  }

  private static Value renewed(Value value, Effect effect, Trail trail) throws Lost {
    return switch (effect) {
      case Effect.Wrapped wrapped -> throw otherwise(trail);
      case Effect.Renumbered same -> {
        if (!(value instanceof Value.Int32 || value instanceof Value.Int64)) {
          throw otherwise(trail);
        }
        yield value;
      }
      case Effect.Recoded recoded -> {
        List<Value> image =
            recoded.recoding().image(Set.of(value)).stream().flatMap(Set::stream).toList();
        if (image.size() != 1) {
          throw otherwise(trail);
        }
        yield image.getFirst();
      }
    };
  }

  private static Lost otherwise(Trail trail) {
    return new Lost(
        "the values at %s become others, and more than one may become the one it names"
            .formatted(trail.from()));
  }

  private static String literal(Value value, Trail trail) throws Lost {
    return switch (value) {
      case Value.Text(String text) -> "'" + text.replace("'", "''") + "'";
      case Value.Int32(int number) -> Integer.toString(number);
      case Value.Int64(long number) -> Long.toString(number);
      case Value.Bool(boolean bool) -> Boolean.toString(bool);
      default -> throw otherwise(trail);
    };
  }
}
