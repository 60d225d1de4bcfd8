package dev.lockstep.registry.query.cql;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.registry.query.Rewriting;
import dev.lockstep.registry.query.trail.Lost;
import dev.lockstep.registry.query.trail.OldShape;
import dev.lockstep.registry.query.trail.Trails;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Carries statements over a change. Immutable; threads may share it.
 *
 * <p>A value that moves gets a column of its own beside the old one. A rewritten statement finds
 * the rows that the original found, and its values in the same order, as long as the rows fit the
 * old shape and what the result assumes. Where that is not certain the answer is {@link
 * Rewriting.Impossible}.
 */
public final class CqlRewriter {
  private final Trails trails;
  private final Table table;
  private final CollectionPromise promise;

  /**
   * A rewriter for one change.
   *
   * @param promise of the table before the change
   */
  public CqlRewriter(Change change, CollectionPromise promise) {
    this.trails = new Trails(change, new OldShape(promise.shape()), Moves::canBeWritten);
    this.table = Table.of(promise);
    this.promise = promise;
  }

  /** The statement for rows of the new shape. */
  public Rewriting renewed(CqlQuery query) {
    return rewritten(query, Form.RENEWED);
  }

  /**
   * The statement that is right while both shapes live: it shows the new columns behind the old
   * ones, of which a row holds one or both, and writes both.
   */
  public Rewriting coexisting(CqlQuery query) {
    return rewritten(query, Form.BOTH);
  }

  private Rewriting rewritten(CqlQuery query, Form form) {
    if (!trails.changesDocuments()) {
      return new Rewriting.Same();
    }
    if (query.firstGap().isPresent()) {
      return impossible(query.firstGap().get());
    }
    Set<String> assuming = new LinkedHashSet<>();
    List<Edit> edits = new ArrayList<>();
    try {
      for (Statement statement : query.statements()) {
        Moves moves = new Moves(trails, table, form, assuming);
        edits.addAll(new StatementRewriter(statement, moves, promise).edits());
      }
    } catch (Lost lost) {
      return impossible(lost.why());
    }
    return edits.isEmpty()
        ? new Rewriting.Same()
        : new Rewriting.Rewritten(
            query.with(Edit.apply(query.text(), edits)), List.copyOf(assuming));
  }

  private static Rewriting impossible(String why) {
    return new Rewriting.Impossible("Cannot rewrite the query: " + why);
  }

  /** For which rows a statement is to be right. */
  enum Form {
    RENEWED,
    BOTH
  }
}
