package dev.lockstep.registry.query.mongo;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.query.mongo.Filter.Compare;
import dev.lockstep.registry.query.mongo.Filter.Condition;
import dev.lockstep.registry.query.mongo.Filter.Not;
import dev.lockstep.registry.query.mongo.Filter.Operator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes filters as MongoDB reads them. */
final class FilterWriter {
  private FilterWriter() {}

  static Document write(Filter filter) {
    return switch (filter) {
      case Filter.And and -> and(and.parts());
      case Filter.Or or -> listed("$or", or.parts());
      case Filter.Nor nor -> listed("$nor", nor.parts());
      case Filter.Test test when sharesOperators(test.conditions()) ->
          listed(
              "$and",
              test.conditions().stream()
                  .<Filter>map(one -> new Filter.Test(test.path(), List.of(one)))
                  .toList());
      case Filter.Test test ->
          Document.builder().add(Dotted.text(test.path()), conditions(test.conditions())).build();
      case Filter.Unknown unknown ->
          Document.builder().add(unknown.name(), unknown.content()).build();
    };
  }

  private static boolean sharesOperators(List<Condition> conditions) {
    Set<String> names = new HashSet<>();
    return conditions.stream()
        .anyMatch(condition ->
            !names.add(condition instanceof Compare compare ? compare.operator().word() : "$not"));
  }

  /** Side by side where no name occurs twice, since that is how people write it. */
  private static Document and(List<Filter> parts) {
    Document.Builder fields = Document.builder();
    Set<String> names = new HashSet<>();
    for (Filter part : parts) {
      Document written = write(part);
      for (int i = 0; i < written.size(); i++) {
        if (!names.add(written.name(i))) {
          return listed("$and", parts);
        }
        fields.add(written.name(i), written.value(i));
      }
    }
    return fields.build();
  }

  private static Document listed(String word, List<Filter> parts) {
    List<Value> items = new ArrayList<>();
    parts.forEach(part -> items.add(write(part)));
    return Document.builder().add(word, new Value.Array(items)).build();
  }

  private static Value conditions(List<Condition> conditions) {
    if (conditions.size() == 1
        && conditions.getFirst() instanceof Compare(Operator operator, Value operand)
        && ((operator == Operator.EQ && !(operand instanceof Document))
            || operand instanceof Value.Regex)) {
      return operand;
    }
    Document.Builder fields = Document.builder();
    for (Condition condition : conditions) {
      switch (condition) {
        case Compare compare -> fields.add(compare.operator().word(), compare.operand());
        case Not not -> fields.add("$not", conditions(not));
      }
    }
    return fields.build();
  }

  private static Value conditions(Not not) {
    Document.Builder fields = Document.builder();
    for (Condition condition : not.conditions()) {
      switch (condition) {
        case Compare compare -> fields.add(compare.operator().word(), compare.operand());
        case Not inner -> fields.add("$not", conditions(inner));
      }
    }
    return fields.build();
  }
}
