package dev.lockstep.registry.query.mongo;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.usage.Access;
import dev.lockstep.registry.query.Gap;
import dev.lockstep.registry.query.ParsedQuery;
import dev.lockstep.registry.query.PathAccess;
import dev.lockstep.registry.query.mongo.Filter.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists the paths and the gaps of a command. */
final class Inventory {
  private final List<PathAccess> paths = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final Parameters parameters;

  Inventory(Parameters parameters) {
    this.parameters = parameters;
  }

  void take(Clause clause, String place) {
    switch (clause) {
      case Clause.Group group ->
          group
              .parts()
              .forEach((name, part) -> take(part, place.isEmpty() ? name : place + "." + name));
      case Clause.Each each -> {
        for (int i = 0; i < each.parts().size(); i++) {
          take(each.parts().get(i), place + "[" + i + "]");
        }
      }
      case Clause.Pipeline pipeline -> stages(pipeline, place);
      case Clause.Kept kept -> {}
      case Clause.Where where -> filter(where.filter());
      case Clause.Order order ->
          order.keys().keySet().forEach(path -> add(path, Access.SORT, List.of()));
      case Clause.Shown shown ->
          shown.paths().keySet().forEach(path -> add(path, Access.PROJECT, List.of()));
      case Clause.Named named -> add(named.path(), Access.READ, List.of());
      case Clause.Edits edits ->
          edits
              .operators()
              .forEach((word, all) ->
                  all.keySet().forEach(path -> add(path, Access.WRITE, List.of(word))));
      case Clause.Computed computed ->
          Computing.paths(computed.content()).forEach(path -> add(path, Access.READ, List.of()));
      case Clause.Unknown unknown -> gaps.add(new Gap(place, name(place)));
    }
  }

  private void stages(Clause.Pipeline pipeline, String place) {
    for (int i = 0; i < pipeline.stages().size(); i++) {
      Clause.Group stage = pipeline.stages().get(i);
      take(stage, place + "[" + i + "]");
      if (Clause.Pipeline.names(stage)) {
        return;
      }
    }
  }

  private void filter(Filter filter) {
    switch (filter) {
      case Filter.And and -> and.parts().forEach(this::filter);
      case Filter.Or or -> or.parts().forEach(this::filter);
      case Filter.Nor nor -> nor.parts().forEach(this::filter);
      case Filter.Test test ->
          paths.add(
              new PathAccess(
                  test.path(),
                  Access.FILTER,
                  test.conditions().stream().flatMap(Inventory::words).toList(),
                  test.conditions().stream().flatMap(this::types).toList()));
      case Filter.Unknown unknown -> gaps.add(new Gap(unknown.place(), name(unknown.place())));
    }
  }

  private static Stream<String> words(Condition condition) {
    return switch (condition) {
      case Filter.Compare compare -> Stream.of(compare.operator().word());
      case Filter.Not not ->
          Stream.concat(Stream.of("$not"), not.conditions().stream().flatMap(Inventory::words));
    };
  }

  /** The types of what is asked for; of patterns, sizes and the like there is none. */
  private Stream<String> types(Condition condition) {
    return switch (condition) {
      case Filter.Not not -> not.conditions().stream().flatMap(this::types);
      case Filter.Compare(Filter.Operator operator, Value operand) ->
          switch (operator) {
            case EQ, NE, GT, GTE, LT, LTE -> type(operand).stream();
            case IN, NIN, ALL ->
                operand instanceof Value.Array array
                    ? array.items().stream().flatMap(item -> type(item).stream())
                    : Stream.of();
            case EXISTS, TYPE, REGEX, MOD, SIZE, ELEM_MATCH -> Stream.of();
          };
    };
  }

  private Optional<String> type(Value operand) {
    return parameters.isOne(operand)
        ? parameters.type(operand)
        : Optional.of(operand.type()).filter(type -> type != ValueType.NULL).map(ValueType::word);
  }

  private static String name(String place) {
    String last = place.substring(place.lastIndexOf('.') + 1);
    return last.isEmpty() ? "the command" : last;
  }

  private void add(Path path, Access access, List<String> operators) {
    paths.add(new PathAccess(path, access, operators, List.of()));
  }

  ParsedQuery result() {
    return new ParsedQuery(paths, gaps);
  }
}
