package dev.lockstep.registry.query.mongo;

import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.KeyPart.Order;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.query.Serving.Sorting;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An index that can serve a filter.
 *
 * @param equalities how many of its first parts have one value
 * @param bounded whether the next part has a range
 */
record Candidate(Index index, int equalities, boolean bounded, Sorting sorting) {
  static final Comparator<Candidate> BETTER =
      Comparator.comparingInt(Candidate::equalities)
          .thenComparing(c -> c.sorting() == Sorting.BY_INDEX)
          .thenComparing(Candidate::bounded);

  static Optional<Candidate> of(Index index, Sought sought, Map<Path, Value> order) {
    if (index.kind().isPresent() || leavesOut(index, sought)) {
      return Optional.empty();
    }
    List<KeyPart> keys = index.keys();
    int equalities = 0;
    while (equalities < keys.size() && isEqual(keys.get(equalities), sought)) {
      equalities++;
    }
    boolean bounded =
        equalities < keys.size()
            && isOrdered(keys.get(equalities))
            && sought.bounded().contains(keys.get(equalities).path());
    Sorting sorting =
        order.isEmpty()
            ? Sorting.NONE
            : sorts(keys, order, sought) ? Sorting.BY_INDEX : Sorting.IN_MEMORY;
    return equalities > 0 || bounded || sorting == Sorting.BY_INDEX
        ? Optional.of(new Candidate(index, equalities, bounded, sorting))
        : Optional.empty();
  }

  private static boolean isEqual(KeyPart key, Sought sought) {
    return key.order() != Order.CONTENT && sought.equal().contains(key.path());
  }

  private static boolean isOrdered(KeyPart key) {
    return key.order() == Order.ASC || key.order() == Order.DESC;
  }

  /** Documents that an index does not have may be among those asked for. */
  private static boolean leavesOut(Index index, Sought sought) {
    if (index.options().sparse()
        && index.keys().stream().map(KeyPart::path).noneMatch(sought.present()::contains)) {
      return true;
    }
    return index.options().partial().filter(filter -> !implies(sought, filter)).isPresent();
  }

  /** Only what stands in the query word for word is known to be implied, and presence. */
  private static boolean implies(Sought sought, Document partial) {
    Filter filter = new FilterReader(new Parameters(Map.of())).read(partial, "partial");
    List<Filter> parts = filter instanceof Filter.And and ? and.parts() : List.of(filter);
    return parts.stream().allMatch(part -> part instanceof Filter.Test test && holds(sought, test));
  }

  private static boolean holds(Sought sought, Filter.Test test) {
    boolean present =
        test.conditions()
            .equals(List.of(new Filter.Compare(Filter.Operator.EXISTS, Value.bool(true))));
    return (present && sought.present().contains(test.path())) || sought.tests().contains(test);
  }

  /**
   * Whether walking the index gives the order: its parts with one value may be passed over, all
   * others come in the order asked for, all upwards or all the other way round.
   */
  private static boolean sorts(List<KeyPart> keys, Map<Path, Value> order, Sought sought) {
    int turned = 0;
    int at = 0;
    for (Map.Entry<Path, Value> wanted : order.entrySet()) {
      boolean single = sought.isOne(wanted.getKey());
      while (at < keys.size()
          && !keys.get(at).path().equals(wanted.getKey())
          && sought.isOne(keys.get(at).path())) {
        at++;
      }
      if (at == keys.size() || !keys.get(at).path().equals(wanted.getKey())) {
        if (single) {
          continue;
        }
        return false;
      }
      KeyPart key = keys.get(at++);
      if (!isOrdered(key)) {
        return false;
      }
      int direction =
          wanted.getValue().equals(Value.int32(1)) == (key.order() == Order.ASC) ? 1 : -1;
      if (turned != 0 && direction != turned) {
        return false;
      }
      turned = direction;
    }
    return true;
  }
}
