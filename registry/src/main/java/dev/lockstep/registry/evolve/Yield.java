package dev.lockstep.registry.evolve;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.Node;
import dev.lockstep.registry.evolve.tree.Presence;
import dev.lockstep.registry.evolve.tree.Saying;
import dev.lockstep.registry.evolve.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known of the values of an expression.
 *
 * @param node what stands where they are written
 * @param isKnown whether the node says more than that it may be anything
 * @param presence in which documents there is a value
 */
record Yield(Node node, boolean isKnown, Presence presence) {
  /** Nothing is known. */
  static final Yield UNKNOWN = new Yield(Saying.anything(), false, Presence.SOMETIMES);

  /** One value, always. */
  static Yield of(Value value) {
    if (value.type() == ValueType.NULL) {
      return new Yield(Saying.anything(), false, Presence.ALWAYS);
    }
    Node node = Saying.of(Set.of(value.type()), Saying.Null.FORBIDDEN);
    boolean isSingle = value.type() != ValueType.DOCUMENT && value.type() != ValueType.ARRAY;
    Choice only = new Choice(List.of(value), Choice.Extent.CLOSED);
    return new Yield(
        isSingle ? Tree.said(node, Saying.choosing(node.facts(), Optional.of(only))) : node,
        isSingle,
        Presence.ALWAYS);
  }

  /** Some value of one of these types. */
  static Yield of(Presence presence, ValueType... types) {
    return of(presence, Set.copyOf(Stream.of(types).toList()));
  }

  /** Some value of one of these types. */
  static Yield of(Presence presence, Set<ValueType> types) {
    Node node = Saying.of(types, Saying.Null.FORBIDDEN);
    boolean isContainer = types.contains(ValueType.ARRAY) || types.contains(ValueType.DOCUMENT);
    return new Yield(node, types.size() > 0 && !isContainer && !isAnything(node), presence);
  }

  private static boolean isAnything(Node node) {
    return Saying.types(node).isEmpty();
  }

  /** The same where there is a value at most sometimes. */
  Yield and(Presence other) {
    return new Yield(node, isKnown, presence.and(other));
  }

  /** The types of the values, null among them; empty where they are not known. */
  Optional<Set<ValueType>> types() {
    return isKnown && !node.facts().nullable() ? Saying.types(node) : Optional.empty();
  }

  boolean isAlways(ValueType type) {
    return presence == Presence.ALWAYS && types().equals(Optional.of(Set.of(type)));
  }
}
