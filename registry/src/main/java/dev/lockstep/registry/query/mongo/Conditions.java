package dev.lockstep.registry.query.mongo;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.query.mongo.Filter.Compare;
import dev.lockstep.registry.query.mongo.Filter.Condition;
import dev.lockstep.registry.query.mongo.Filter.Not;
import dev.lockstep.registry.query.mongo.Filter.Operator;
import dev.lockstep.registry.query.trail.Lost;
import dev.lockstep.registry.query.trail.Recoding;
import dev.lockstep.registry.query.trail.Trail;
import dev.lockstep.registry.query.trail.Trail.Effect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What conditions become with the values they ask about, and what they say of a missing one. */
record Conditions(Parameters parameters) {

  /** Conditions that find in the new shape what these find in the old. */
  List<Condition> renewed(List<Condition> conditions, Trail trail) throws Lost {
    return changed(conditions, trail, recoding -> recoding::image);
  }

  /** Conditions that find, in documents of both shapes, what these find in the old. */
  List<Condition> either(List<Condition> conditions, Trail trail) throws Lost {
    return changed(conditions, trail, recoding -> recoding::either);
  }

  private List<Condition> changed(
      List<Condition> conditions,
      Trail trail,
      Function<Recoding, Function<Set<Value>, Optional<Set<Value>>>> values)
      throws Lost {
    List<Condition> all = conditions;
    for (Effect effect : trail.effects()) {
      switch (effect) {
        case Effect.Wrapped wrapped -> requireElements(all, trail);
        case Effect.Renumbered renumbered -> requireNoTypes(all, trail);
        case Effect.Recoded recoded -> all = recoded(all, trail, values.apply(recoded.recoding()));
      }
    }
    return all;
  }

  /** An operator that asks any element of an array asks a single value the same. */
  private void requireElements(List<Condition> conditions, Trail trail) throws Lost {
    for (Condition condition : conditions) {
      switch (condition) {
        case Not not -> requireElements(not.conditions(), trail);
        case Compare(Operator operator, Value operand) -> {
          boolean sees =
              operator == Operator.SIZE
                  || operator == Operator.ELEM_MATCH
                  || operator == Operator.TYPE
                  || !isOfSingles(operator, operand);
          if (sees) {
            throw new Lost(
                "%s at %s tells an array from its only element"
                    .formatted(operator.word(), trail.to()));
          }
        }
      }
    }
  }

  private boolean isOfSingles(Operator operator, Value operand) {
    if (operator == Operator.MOD) {
      return true;
    }
    boolean lists = operator == Operator.IN || operator == Operator.NIN || operator == Operator.ALL;
    return (lists && operand instanceof Value.Array array)
        ? array.items().stream().allMatch(this::isSingle)
        : isSingle(operand);
  }

  private boolean isSingle(Value value) {
    if (parameters.isOne(value)) {
      return parameters.isSingle(value);
    }
    return !(value instanceof Value.Array) && !(value instanceof Document);
  }

  private static void requireNoTypes(List<Condition> conditions, Trail trail) throws Lost {
    for (Condition condition : conditions) {
      switch (condition) {
        case Not not -> requireNoTypes(not.conditions(), trail);
        case Compare compare -> {
          if (compare.operator() == Operator.TYPE || compare.operator() == Operator.ELEM_MATCH) {
            throw new Lost(
                "%s at %s tells types of numbers apart"
                    .formatted(compare.operator().word(), trail.to()));
          }
        }
      }
    }
  }

  private List<Condition> recoded(
      List<Condition> conditions, Trail trail, Function<Set<Value>, Optional<Set<Value>>> values)
      throws Lost {
    List<Condition> all = new ArrayList<>();
    for (Condition condition : conditions) {
      switch (condition) {
        case Not not -> {
          if (not.conditions().size() > 1) {
            throw new Lost("$not at %s denies several things at once".formatted(trail.from()));
          }
          all.add(new Not(recoded(not.conditions(), trail, values)));
        }
        case Compare compare -> all.add(recoded(compare, trail, values));
      }
    }
    return all;
  }

  private Condition recoded(
      Compare compare, Trail trail, Function<Set<Value>, Optional<Set<Value>>> values) throws Lost {
    Value operand = compare.operand();
    return switch (compare.operator()) {
      case EXISTS -> compare;
      case EQ, NE -> {
        boolean isEqual = compare.operator() == Operator.EQ;
        Set<Value> found = found(Set.of(operand), trail, values);
        yield found.size() == 1
            ? new Compare(isEqual ? Operator.EQ : Operator.NE, found.iterator().next())
            : listed(isEqual ? Operator.IN : Operator.NIN, found);
      }
      case IN, NIN -> {
        if (!(operand instanceof Value.Array array)) {
          throw bound(trail);
        }
        yield listed(compare.operator(), found(new LinkedHashSet<>(array.items()), trail, values));
      }
      case GT, GTE, LT, LTE, TYPE, REGEX, MOD, ALL, SIZE, ELEM_MATCH ->
          throw new Lost(
              "%s at %s would need the values as they were, and they become others"
                  .formatted(compare.operator().word(), trail.from()));
    };
  }

  private static Compare listed(Operator operator, Set<Value> values) {
    return new Compare(operator, new Value.Array(new ArrayList<>(values)));
  }

  private Set<Value> found(
      Set<Value> asked, Trail trail, Function<Set<Value>, Optional<Set<Value>>> values)
      throws Lost {
    if (asked.stream().anyMatch(parameters::isOne)) {
      throw bound(trail);
    }
    Optional<Set<Value>> found = values.apply(asked);
    if (found.isEmpty()) {
      throw new Lost(
          "the values asked for at %s cannot be told from others that are there"
              .formatted(trail.from()));
    }
    return found.get();
  }

  private static Lost bound(Trail trail) {
    return new Lost(
        "the values at %s become others, and a parameter has its value only when the query runs"
            .formatted(trail.from()));
  }

  /** Whether the conditions hold where nothing stands; empty where that is not known. */
  Optional<Boolean> holdOfNothing(List<Condition> conditions) {
    boolean all = true;
    for (Condition condition : conditions) {
      Optional<Boolean> one =
          switch (condition) {
            case Not not -> holdOfNothing(not.conditions()).map(held -> !held);
            case Compare compare -> holdsOfNothing(compare);
          };
      if (one.isEmpty()) {
        return one;
      }
      all &= one.get();
    }
    return Optional.of(all);
  }

  private Optional<Boolean> holdsOfNothing(Compare compare) {
    Value operand = compare.operand();
    boolean bound =
        parameters.isOne(operand)
            || (operand instanceof Value.Array array
                && array.items().stream().anyMatch(parameters::isOne));
    return switch (compare.operator()) {
      case EXISTS ->
          operand instanceof Value.Bool wanted ? Optional.of(!wanted.value()) : Optional.empty();
      case EQ -> bound ? Optional.empty() : Optional.of(operand instanceof Value.Null);
      case NE -> bound ? Optional.empty() : Optional.of(!(operand instanceof Value.Null));
      case IN -> bound ? Optional.empty() : Optional.of(hasNull(operand));
      case NIN -> bound ? Optional.empty() : Optional.of(!hasNull(operand));
      case GT, GTE, LT, LTE, REGEX, MOD, ALL -> bound ? Optional.empty() : Optional.of(false);
      case TYPE, SIZE, ELEM_MATCH -> bound ? Optional.empty() : Optional.of(false);
    };
  }

  private static boolean hasNull(Value operand) {
    return operand instanceof Value.Array array && array.items().contains(Value.NULL);
  }
}
