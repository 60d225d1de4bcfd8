package dev.lockstep.registry.query.cql;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.usage.Access;
import dev.lockstep.registry.query.PathAccess;
import dev.lockstep.registry.query.cql.Statement.Verb;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists the paths of a statement. */
record Inventory(Statement statement, Map<String, String> parameters) {
  static Stream<PathAccess> of(Statement statement, Map<String, String> parameters) {
    Inventory inventory = new Inventory(statement, parameters);
    return statement.parts().stream().flatMap(inventory::of);
  }

  private Stream<PathAccess> of(Part part) {
    return switch (part) {
      case Part.Star star -> Stream.of();
      case Part.Shown shown ->
          one(
              shown.ref(),
              Access.PROJECT,
              shown.function().isEmpty() ? List.of() : List.of(shown.function()));
      case Part.Restricted restricted -> restricted(restricted);
      case Part.Ordered ordered -> one(ordered.ref(), Access.SORT, List.of());
      case Part.Grouped grouped -> one(grouped.ref(), Access.READ, List.of("GROUP BY"));
      case Part.Assigned assigned -> one(assigned.ref(), Access.WRITE, List.of(word(assigned)));
      case Part.Inserted inserted -> one(inserted.ref(), Access.WRITE, List.of("="));
      case Part.InsertedText text -> Stream.of();
      case Part.Deleted deleted -> one(deleted.ref(), Access.WRITE, List.of("DELETE"));
      case Part.Condition condition -> one(condition.ref(), Access.FILTER, List.of("IF"));
    };
  }

  /** An update makes the row that it does not find. */
  private Stream<PathAccess> restricted(Part.Restricted restricted) {
    Access access = statement.verb() == Verb.UPDATE ? Access.UPSERT_KEY : Access.FILTER;
    boolean isTyped = restricted.way() == Part.Way.SINGLE && restricted.refs().getFirst().isWhole();
    List<String> types = isTyped ? types(restricted.terms()) : List.of();
    return restricted.refs().stream()
        .map(ref -> new PathAccess(ref.path(), access, List.of(restricted.operator()), types));
  }

  private List<String> types(List<Term> terms) {
    return terms.stream().flatMap(term -> type(term).stream()).toList();
  }

  private Optional<String> type(Term term) {
    return switch (term.kind()) {
      case NAMED -> Optional.ofNullable(parameters.get(term.text()));
      case CONSTANT -> term.value().map(Value::type).flatMap(Inventory::certain);
      case MARKED, UNNAMED, CALL -> Optional.empty();
    };
  }

  /** A text may also be a date or an address, and a number of any kind. */
  private static Optional<String> certain(ValueType type) {
    return switch (type) {
      case INT32, INT64 -> Optional.of("bigint");
      case BOOL -> Optional.of("boolean");
      default -> Optional.empty();
    };
  }

  private static String word(Part.Assigned assigned) {
    return assigned.ref().isWhole() ? assigned.operator() : "[]";
  }

  private static Stream<PathAccess> one(Ref ref, Access access, List<String> operators) {
    return Stream.of(new PathAccess(ref.path(), access, operators, List.of()));
  }
}
