package dev.lockstep.registry.query.cql;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.Field;
import dev.lockstep.registry.cql.Names;
import dev.lockstep.registry.query.cql.Statement.Flag;
import dev.lockstep.registry.query.trail.Lost;
import dev.lockstep.registry.query.trail.Trail;
import dev.lockstep.registry.query.trail.Trail.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What of a statement's text becomes what. For one thread and one statement. */
final class StatementRewriter {
  private final Statement statement;
  private final Moves moves;
  private final Table table;
  private final CollectionPromise promise;
  private final List<Edit> edits = new ArrayList<>();
  private final List<String> more = new ArrayList<>();

  StatementRewriter(Statement statement, Moves moves, CollectionPromise promise) {
    this.statement = statement;
    this.moves = moves;
    this.table = moves.table();
    this.promise = promise;
  }

  List<Edit> edits() throws Lost {
    for (Part part : statement.parts()) {
      rewrite(part);
    }
    if (!more.isEmpty()) {
      edits.add(new Edit(statement.listEnd(), statement.listEnd(), ", " + String.join(", ", more)));
    }
    if (!edits.isEmpty() && moves.isBoth() && statement.has(Flag.CONDITIONAL)) {
      throw new Lost("it is a transaction, and tables that have any are not changed in place");
    }
    return edits;
  }

  private void rewrite(Part part) throws Lost {
    switch (part) {
      case Part.Star star -> star(star);
      case Part.Shown shown -> shown(shown);
      case Part.Restricted restricted -> restricted(restricted);
      case Part.Ordered ordered -> renamed(ordered.ref(), "no order spans two columns");
      case Part.Grouped grouped -> renamed(grouped.ref(), "no group spans two columns");
      case Part.Assigned assigned -> assigned(assigned);
      case Part.Inserted inserted -> inserted(inserted);
      case Part.InsertedText text -> {
        if (promise.shape().fields().stream().anyMatch(this::isTouched)) {
          throw new Lost("the columns that a text in JSON names are not in the statement");
        }
      }
      case Part.Deleted deleted -> deleted(deleted);
      case Part.Condition condition -> condition(condition);
    }
  }

  private boolean isTouched(Field field) {
    return moves.isTouched(Path.of(field.storedName()));
  }

  private void replace(Ref ref, Path to) {
    edits.add(new Edit(ref.start(), ref.end(), Moves.name(to)));
  }

  /** Columns in the order in which Cassandra shows all of them. */
  private void star(Part.Star star) throws Lost {
    List<Field> fields = promise.shape().fields();
    if (fields.stream().noneMatch(this::isTouched)) {
      return;
    }
    if (promise.shape().content().filter(ContentModel.CLOSED::equals).isEmpty()) {
      moves.assuming().add("the table has the columns that the contract names and no others");
    }
    List<String> names = new ArrayList<>();
    for (Path column : inOrder(fields).toList()) {
      Trail trail = moves.follow(new Ref(column, Ref.Extent.WHOLE, 0, 0));
      boolean isBeside = moves.isBoth() && trail.isMoved();
      names.add(Moves.name(isBeside ? column : trail.to()));
      if (isBeside) {
        more.add(beside(trail));
      }
    }
    edits.add(new Edit(star.start(), star.end(), String.join(", ", names)));
  }

  private Stream<Path> inOrder(List<Field> fields) {
    List<Path> rest =
        fields.stream()
            .map(field -> Path.of(field.storedName()))
            .filter(column -> !table.isKey(column))
            .sorted(
                Comparator.<Path, Boolean>comparing(column -> !table.isStatic(column))
                    .thenComparing(Path::root))
            .toList();
    return Stream.of(table.partition(), table.clusteringColumns(), rest).flatMap(List::stream);
  }

  private String beside(Trail trail) {
    moves
        .assuming()
        .add("whoever reads takes %s where %s holds nothing".formatted(trail.to(), trail.from()));
    return Names.write(trail.to().root());
  }

  private void shown(Part.Shown shown) throws Lost {
    Trail trail = moves.follow(shown.ref());
    if (trail.isUntouched()) {
      return;
    }
    if (!shown.function().isEmpty()) {
      computed(shown, trail);
    } else if (moves.isBoth()) {
      more.add(beside(trail));
    } else {
      replace(shown.ref(), trail.to());
    }
  }

  private void computed(Part.Shown shown, Trail trail) throws Lost {
    boolean isOfTimes =
        List.of("ttl", "writetime", "maxwritetime", "minwritetime").contains(shown.function());
    if (isOfTimes) {
      throw new Lost(
          "it asks for the time of %s, and a cell that was derived has one of its own"
              .formatted(shown.ref().path()));
    }
    if (moves.isBoth() || !trail.effects().isEmpty()) {
      throw new Lost(
          "it computes with %s, whose values are at two places or become others"
              .formatted(shown.ref().path()));
    }
    replace(shown.ref(), trail.to());
  }

  private void renamed(Ref ref, String why) throws Lost {
    Trail trail = moves.follow(ref);
    if (trail.isUntouched()) {
      return;
    }
    if (moves.isBoth() || !trail.effects().isEmpty()) {
      throw new Lost("%s, and %s is at %s too".formatted(why, ref.path(), trail.to()));
    }
    replace(ref, trail.to());
  }

  private void restricted(Part.Restricted restricted) throws Lost {
    for (Ref ref : restricted.refs()) {
      Trail trail = moves.follow(ref);
      if (trail.isUntouched()) {
        continue;
      }
      if (moves.isBoth()) {
        throw new Lost(
            "CQL has no OR, and a row may hold the value at %s or at %s"
                .formatted(trail.from(), trail.to()));
      }
      if (ref.path().steps().size() > 1 || restricted.operator().startsWith("CONTAINS")) {
        throw new Lost("the new column is asked for as a whole");
      }
      if (!statement.has(Flag.ALLOW_FILTERING)) {
        moves.assuming().add("an index finds rows by %s".formatted(trail.to()));
      }
      compared(ref, trail, restricted.operator(), restricted.terms());
    }
  }

  private void compared(Ref ref, Trail trail, String operator, List<Term> terms) throws Lost {
    boolean isEquality = operator.equals("=") || operator.equals("IN");
    if (!isEquality && !trail.keepsOrder()) {
      throw new Lost("it orders the values at %s, which become others".formatted(trail.from()));
    }
    replace(ref, trail.to());
    for (Term term : terms) {
      value(term, trail);
    }
  }

  private void value(Term term, Trail trail) throws Lost {
    if (!trail.effects().isEmpty()) {
      edits.add(new Edit(term.start(), term.end(), moves.value(term, trail)));
    }
  }

  private void condition(Part.Condition condition) throws Lost {
    Trail trail = moves.follow(condition.ref());
    if (!trail.isUntouched()) {
      if (trail.effects().stream().anyMatch(Effect.Recoded.class::isInstance)) {
        throw new Lost(
            "its condition is on %s, whose values become others".formatted(trail.from()));
      }
      compared(condition.ref(), trail, condition.operator(), condition.terms());
    }
  }

  private void assigned(Part.Assigned assigned) throws Lost {
    Trail trail = moves.follow(assigned.ref());
    if (trail.isUntouched()) {
      return;
    }
    if (!assigned.operator().equals("=")) {
      throw new Lost(
          "it changes a part of %s, and the new column holds its values as a whole"
              .formatted(trail.from()));
    }
    Term term = assigned.terms().getFirst();
    if (moves.isBoth()) {
      more.add("%s = %s".formatted(Moves.name(trail.to()), again(term, trail)));
    } else {
      replace(assigned.ref(), trail.to());
      value(term, trail);
    }
  }

  /** A value once more; the same one, whoever computes or binds it. */
  private String again(Term term, Trail trail) throws Lost {
    if (term.kind() == Term.Kind.UNNAMED) {
      throw new Lost(
          "the value of %s would be bound twice, for which its marker needs a name"
              .formatted(trail.from()));
    }
    if (term.kind() == Term.Kind.CALL) {
      throw new Lost(
          "the value of %s is computed, and may be another the second time"
              .formatted(trail.from()));
    }
    return moves.value(term, trail);
  }

  private void inserted(Part.Inserted inserted) throws Lost {
    Trail trail = moves.follow(inserted.ref());
    if (trail.isUntouched()) {
      return;
    }
    if (moves.isBoth()) {
      more.add(Moves.name(trail.to()));
      String value = ", " + again(inserted.value(), trail);
      edits.add(new Edit(statement.valuesEnd(), statement.valuesEnd(), value));
    } else {
      replace(inserted.ref(), trail.to());
      value(inserted.value(), trail);
    }
  }

  private void deleted(Part.Deleted deleted) throws Lost {
    Trail trail = moves.follow(deleted.ref());
    if (trail.isUntouched()) {
      return;
    }
    if (moves.isBoth()) {
      more.add(Moves.name(trail.to()));
    } else {
      replace(deleted.ref(), trail.to());
    }
  }
}
