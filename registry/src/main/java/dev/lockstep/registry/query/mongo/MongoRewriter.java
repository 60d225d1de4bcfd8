package dev.lockstep.registry.query.mongo;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.query.Rewriting;
import dev.lockstep.registry.query.trail.Lost;
import dev.lockstep.registry.query.trail.OldShape;
import dev.lockstep.registry.query.trail.Trails;
import java.util.List;

/**
 * Carries templates over a change. Immutable; threads may share it.
 *
 * <p>A rewritten template finds the same documents as the original, whatever the documents are, as
 * long as they fit the old shape and what the result assumes. Where that is not certain the answer
 * is {@link Rewriting.Impossible}.
 */
public final class MongoRewriter {
  private final Trails trails;

  /**
   * A rewriter for one change.
   *
   * @param shape the contract's shape before the change
   */
  public MongoRewriter(Change change, Shape.Fields shape) {
    this.trails = new Trails(change, new OldShape(shape), Dotted::canBeWritten);
  }

  /** The template for documents of the new shape. */
  public Rewriting renewed(MongoQuery query) {
    return rewritten(query, Form.RENEWED);
  }

  /**
   * The template that is right while both shapes live: for documents that have the old shape alone,
   * the new one alone, or both in agreement as the engine keeps them in place.
   */
  public Rewriting coexisting(MongoQuery query) {
    return rewritten(query, Form.BOTH);
  }

  private Rewriting rewritten(MongoQuery query, Form form) {
    if (!trails.changesDocuments()) {
      return new Rewriting.Same();
    }
    if (!query.isWhole()) {
      return new Rewriting.Impossible(sentence(query.firstGap()));
    }
    ClauseRewriter clauses =
        new ClauseRewriter(trails, new Parameters(query.template().parameters()), form);
    try {
      Clause.Group command = clauses.command(query.command());
      return command.equals(query.command())
          ? new Rewriting.Same()
          : new Rewriting.Rewritten(query.with(command), List.copyOf(clauses.assuming()));
    } catch (Lost lost) {
      return new Rewriting.Impossible(sentence(lost.why()));
    }
  }

  private static String sentence(String why) {
    return "Cannot rewrite the query: " + why;
  }

  /** For which documents a template is to be right. */
  enum Form {
    RENEWED,
    BOTH
  }
}
