package dev.lockstep.registry.query.cql;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.query.Serving;
import dev.lockstep.registry.query.Serving.Cause;
import dev.lockstep.registry.query.Serving.Sorting;
import dev.lockstep.registry.query.cql.Statement.Verb;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says what of a table's keys and indexes serves a statement, and what Cassandra 5 refuses.
 * Immutable; threads may share it.
 */
public final class CqlPlanner {
  private static final String BY_KEY = "partition key";

  private final Table table;

  /** A planner over a table as its contract promises it. */
  public CqlPlanner(CollectionPromise promise) {
    this.table = Table.of(promise);
  }

  /** What serves the statement; of a batch, what serves the one that is served worst. */
  public Serving plan(CqlQuery query) {
    if (query.firstGap().isPresent()) {
      return unknown(query.firstGap().get());
    }
    if (table.partition().isEmpty()) {
      return unknown("the contract does not say by what the table is partitioned");
    }
    Serving worst = new Serving.ById();
    for (Statement statement : query.statements()) {
      Serving serving = plan(statement);
      worst = weight(serving) > weight(worst) ? serving : worst;
    }
    return worst;
  }

  private static int weight(Serving serving) {
    return switch (serving) {
      case Serving.ById byId -> 0;
      case Serving.ServedBy served -> 1;
      case Serving.FullScan scan -> 2;
      case Serving.Unknown unknown -> 3;
      case Serving.Refused refused -> 4;
    };
  }

  static Serving unknown(String why) {
    return new Serving.Unknown("Cannot say what serves the query: " + why + ".");
  }

  static Serving refused(Cause cause, String why) {
    return new Serving.Refused(cause, "Cassandra refuses the query: " + why + ".");
  }

  private Serving plan(Statement statement) {
    Restrictions asked = new Restrictions(table, statement.parts(Part.Restricted.class));
    if (asked.refused().isPresent()) {
      return refused(Cause.OTHER, asked.refused().get());
    }
    return switch (statement.verb()) {
      case SELECT -> new SelectPlan(table, statement, asked).serving();
      case INSERT -> inserted(statement);
      case UPDATE, DELETE -> changed(statement, asked);
    };
  }

  private Serving inserted(Statement statement) {
    List<Path> given = columns(statement);
    boolean isText = !statement.parts(Part.InsertedText.class).isEmpty();
    boolean isStatic =
        given.stream().allMatch(each -> table.partition().contains(each) || table.isStatic(each));
    boolean isWhole =
        given.containsAll(table.partition())
            && (given.containsAll(table.clusteringColumns()) || isStatic);
    return isText || isWhole
        ? new Serving.ById()
        : refused(Cause.OTHER, "the row is not named by its whole key");
  }

  private static List<Path> columns(Statement statement) {
    return statement.parts(Part.Inserted.class).stream().map(each -> each.ref().column()).toList();
  }

  private Serving changed(Statement statement, Restrictions asked) {
    List<Path> written = written(statement).toList();
    boolean isStatic = !written.isEmpty() && written.stream().allMatch(table::isStatic);
    if (!asked.others().isEmpty()) {
      return refused(Cause.OTHER, "a write names its rows by nothing but their key");
    }
    if (written.stream().anyMatch(table::isKey)) {
      return refused(Cause.OTHER, "the key of a row stays what it is");
    }
    boolean isRange =
        statement.verb() == Verb.DELETE
            && written.isEmpty()
            && asked.namesPartitions()
            && asked.isRun();
    if (asked.isOneRow()) {
      return new Serving.ById();
    }
    boolean isPartition = isStatic && asked.namesPartitions() && !asked.asksForClustering();
    return asked.areRows() || isRange || isPartition
        ? new Serving.ServedBy(List.of(BY_KEY), asked.equalities(), Sorting.NONE, List.of())
        : refused(Cause.OTHER, "the rows are not named by their whole key");
  }

  private static Stream<Path> written(Statement statement) {
    return Stream.concat(
        statement.parts(Part.Assigned.class).stream().map(each -> each.ref().column()),
        statement.parts(Part.Deleted.class).stream().map(each -> each.ref().column()));
  }

  static Serving byKey(Restrictions asked, Sorting sort, List<String> remarks) {
    return asked.isOneRow()
        ? new Serving.ById()
        : new Serving.ServedBy(List.of(BY_KEY), asked.equalities(), sort, remarks);
  }
}
