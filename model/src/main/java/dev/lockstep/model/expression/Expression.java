package dev.lockstep.model.expression;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.pattern.TextPattern;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A total, deterministic expression over one document: a closed algebra that change files write in
 * a subset of CEL.
 *
 * <p>Every document has an answer: a value, or none where an operand is absent or does not fit (an
 * overflow, a division by zero, a text that is no number). Nothing here throws, loops without a
 * bound or looks at a clock, a locale or chance. The cost of an evaluation is bounded by the size
 * of the expression times {@link Limits#TEXT_SIZE_MAX}, and its depth by {@link Limits#DEPTH_MAX}.
 *
 * <p>Expressions are immutable; threads may share them.
 */
public sealed interface Expression {

  /** A constant. */
  record Literal(Value value) implements Expression {}

  /**
   * The value at a path; none where the path is absent.
   *
   * @param path static
   */
  record Field(Path path) implements Expression {
    public Field {
      Limits.requireStatic(path);
    }
  }

  /**
   * Whether a path holds a value, null included.
   *
   * @param path static
   */
  record Has(Path path) implements Expression {
    public Has {
      Limits.requireStatic(path);
    }
  }

  /** How the left value stands to the right one; numbers compare exactly across their types. */
  record Compare(Comparison comparison, Expression left, Expression right) implements Expression {
    public Compare {
      Limits.requireDepth(List.of(left, right));
    }
  }

  /** The opposite of a truth value. */
  record Not(Expression operand) implements Expression {
    public Not {
      Limits.requireDepth(List.of(operand));
    }
  }

  /** True when both are; false as soon as one is, whatever the other. */
  record And(Expression left, Expression right) implements Expression {
    public And {
      Limits.requireDepth(List.of(left, right));
    }
  }

  /** True as soon as one is, whatever the other; false when both are. */
  record Or(Expression left, Expression right) implements Expression {
    public Or {
      Limits.requireDepth(List.of(left, right));
    }
  }

  /** One of two values, by a truth value; only the chosen one is evaluated. */
  record Conditional(Expression test, Expression then, Expression otherwise) implements Expression {
    public Conditional {
      Limits.requireDepth(List.of(test, then, otherwise));
    }
  }

  /** Two values joined by an operator. */
  record Arithmetic(Operator operator, Expression left, Expression right) implements Expression {
    public Arithmetic {
      Limits.requireDepth(List.of(left, right));
    }
  }

  /** A function of its arguments. */
  record Call(Function function, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
      function.requireArguments(arguments.size());
      Limits.requireDepth(arguments);
    }
  }

  /** An array of these items; none as soon as one item is. */
  record ListOf(List<Expression> items) implements Expression {
    public ListOf {
      items = List.copyOf(items);
      Limits.requireDepth(items);
    }
  }

  /** The element of an array at a position counted from 0, or the field of a document by name. */
  record At(Expression container, Expression key) implements Expression {
    public At {
      Limits.requireDepth(List.of(container, key));
    }
  }

  /** Whether an array holds a value, or a document a field of that name. */
  record In(Expression item, Expression container) implements Expression {
    public In {
      Limits.requireDepth(List.of(item, container));
    }
  }

  /** Whether a text holds a pattern somewhere. */
  record Matches(Expression text, TextPattern pattern) implements Expression {
    public Matches {
      Limits.requireDepth(List.of(text));
    }
  }

  /** The value for this document; empty where an operand is absent or does not fit. */
  default Optional<Value> evaluate(Document document) {
    return new Evaluation(document).of(this);
  }

  /** The static paths it reads. */
  default Set<Path> paths() {
    return Operands.paths(this);
  }

  /** Whether it evaluates to true. */
  default boolean holds(Document document) {
    return evaluate(document).equals(Optional.of(Value.bool(true)));
  }
}
