package dev.lockstep.registry.query.cql;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A statement of CQL, taken apart. Immutable.
 *
 * @param table without its keyspace
 * @param listEnd where more columns can be added to those shown, inserted or deleted
 * @param valuesEnd where more values can be added to those inserted
 */
record Statement(
    Verb verb, String table, List<Part> parts, Set<Flag> flags, int listEnd, int valuesEnd) {
  /** What a statement does. */
  enum Verb {
    SELECT,
    INSERT,
    UPDATE,
    DELETE
  }

  /** What else a statement says. */
  enum Flag {
    ALLOW_FILTERING,
    DISTINCT,
    JSON,
    /** It is a transaction: {@code IF}. */
    CONDITIONAL,
    IN_BATCH
  }

  Statement {
    parts = List.copyOf(parts);
    flags = Set.copyOf(flags);
  }

  /** The parts of one kind. */
  <P extends Part> List<P> parts(Class<P> kind) {
    return parts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  boolean has(Flag flag) {
    return flags.contains(flag);
  }

  /** Every column that it names. */
  Stream<Ref> refs() {
    return parts.stream().flatMap(Statement::refs);
  }

  private static Stream<Ref> refs(Part part) {
    return switch (part) {
      case Part.Star star -> Stream.of();
      case Part.Shown shown -> Stream.of(shown.ref());
      case Part.Restricted restricted -> restricted.refs().stream();
      case Part.Ordered ordered -> Stream.of(ordered.ref());
      case Part.Grouped grouped -> Stream.of(grouped.ref());
      case Part.Assigned assigned -> Stream.of(assigned.ref());
      case Part.Inserted inserted -> Stream.of(inserted.ref());
      case Part.InsertedText text -> Stream.of();
      case Part.Deleted deleted -> Stream.of(deleted.ref());
      case Part.Condition condition -> Stream.of(condition.ref());
    };
  }
}
