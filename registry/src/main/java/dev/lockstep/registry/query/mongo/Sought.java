package dev.lockstep.registry.query.mongo;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.query.mongo.Filter.Compare;
import dev.lockstep.registry.query.mongo.Filter.Condition;
import dev.lockstep.registry.query.mongo.Filter.Operator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a filter demands of every document it finds.
 *
 * @param equal paths with one value, or one of a list
 * @param bounded paths with a range
 * @param present paths that hold something, not null
 * @param alternatives of which one must hold
 * @param paths all paths asked about
 */
record Sought(
    Set<Path> equal,
    Set<Path> bounded,
    Set<Path> present,
    List<Filter.Or> alternatives,
    List<Filter.Test> tests,
    Set<Path> paths) {
  private static final Pattern PREFIX = Pattern.compile("\\^[\\w -]+(\\.\\*)?");

  static Sought of(Filter filter) {
    Sought sought =
        new Sought(
            new LinkedHashSet<>(),
            new LinkedHashSet<>(),
            new LinkedHashSet<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new LinkedHashSet<>());
    sought.add(filter);
    return sought;
  }

  /** Whether the path has one value; a list of values has each its own run in an index. */
  boolean isOne(Path path) {
    return tests.stream()
        .anyMatch(test ->
            test.path().equals(path)
                && test.conditions().stream()
                    .anyMatch(c -> c instanceof Compare e && e.operator() == Operator.EQ));
  }

  private void add(Filter filter) {
    switch (filter) {
      case Filter.And and -> and.parts().forEach(this::add);
      case Filter.Or or -> {
        if (or.parts().size() == 1) {
          add(or.parts().getFirst());
        } else {
          alternatives.add(or);
          or.parts().forEach(part -> paths.addAll(of(part).paths()));
        }
      }
      case Filter.Nor nor -> nor.parts().forEach(part -> paths.addAll(of(part).paths()));
      case Filter.Test test -> {
        paths.add(test.path());
        tests.add(test);
        test.conditions().forEach(condition -> add(test.path(), condition));
      }
      case Filter.Unknown unknown -> {}
    }
  }

  private void add(Path path, Condition condition) {
    if (!(condition instanceof Compare(Operator operator, Value operand))) {
      return;
    }
    switch (operator) {
      case EQ, IN, ALL -> {
        equal.add(path);
        boolean nothing =
            operand instanceof Value.Null
                || (operand instanceof Value.Array array && array.items().contains(Value.NULL));
        if (!nothing) {
          present.add(path);
        }
      }
      case GT, GTE, LT, LTE -> {
        bounded.add(path);
        present.add(path);
      }
      case REGEX -> {
        present.add(path);
        if (isPrefix(operand)) {
          bounded.add(path);
        }
      }
      case EXISTS -> {
        if (operand.equals(Value.bool(true))) {
          present.add(path);
        }
      }
      case TYPE, MOD, SIZE, ELEM_MATCH -> present.add(path);
      case NE, NIN -> {}
    }
  }

  /** A pattern bound to the begin, without letters that vary, is a range of texts. */
  private static boolean isPrefix(Value operand) {
    return (operand instanceof Value.Text text && PREFIX.matcher(text.value()).matches())
        || (operand instanceof Value.Regex regex
            && regex.options().isEmpty()
            && PREFIX.matcher(regex.pattern()).matches());
  }
}
