package dev.lockstep.model.primitive;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.path.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An expression with the part of the document that it is evaluated on. */
public sealed interface Computation {
  /** The field that holds an element while operations inside an array or map work on it. */
  String ELEMENT = "";

  /** The name by which an expression calls an element that is no document. */
  String SCALAR = "value";

  /** The value for this document; empty where the expression has none. */
  Optional<Value> evaluate(Document document);

  /** Whether it evaluates to true. */
  default boolean holds(Document document) {
    return evaluate(document).filter(Value.bool(true)::equals).isPresent();
  }

  /** The static paths it reads in the document it is given. */
  Set<Path> paths();

  /** On the whole document. */
  record Overall(Expression expression, Set<Path> paths) implements Computation {
    public Overall(Expression expression) {
      this(expression, expression.paths());
    }

    @Override
    public Optional<Value> evaluate(Document document) {
      return expression instanceof Expression.Literal literal
          ? Optional.of(literal.value())
          : expression.evaluate(document);
    }
  }

  /** On the element that the document holds in its field {@link #ELEMENT}. */
  record Inside(Expression expression, Set<Path> paths) implements Computation {
    public Inside(Expression expression) {
      this(expression, inside(expression.paths()));
    }

    private static Set<Path> inside(Set<Path> paths) {
      return paths.stream().map(path -> Path.of(ELEMENT).then(path)).collect(Collectors.toSet());
    }

    @Override
    public Optional<Value> evaluate(Document document) {
      int index = document.indexOf(ELEMENT);
      if (index < 0) {
        return expression.evaluate(Document.empty());
      }
      return expression.evaluate(
          document.value(index) instanceof Document element
              ? element
              : Document.of(SCALAR, document.value(index)));
    }
  }
}
