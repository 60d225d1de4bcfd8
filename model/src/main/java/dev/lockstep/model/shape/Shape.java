package dev.lockstep.model.shape;

import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The structure at one place of a document. All variants are immutable. */
public sealed interface Shape {

  /** Anything. */
  record Any() implements Shape {}

  /** A single value. */
  record Single(Limits limits) implements Shape {}

  /**
   * A document with named fields.
   *
   * @param content whether others may be there; empty where nobody says
   */
  record Fields(List<Field> fields, Optional<ContentModel> content, Size size) implements Shape {
    public Fields {
      fields = List.copyOf(fields);
    }

    /** Documents with these fields. */
    public static Fields of(Field... fields) {
      return new Fields(List.of(fields), Optional.empty(), Size.ANY);
    }
  }

  /** An array. */
  record Elements(Node element, Size size, boolean unique) implements Shape {}

  /**
   * A map whose keys are data.
   *
   * @param keyPattern a regular expression that every key matches, as the contract writes it
   */
  record Entries(Optional<String> keyPattern, Node value, Size size) implements Shape {}

  /** One of several, told apart by a field where there is a discriminator. */
  record Union(List<Member> members, Optional<Discriminator> discriminator) implements Shape {
    public Union {
      members = List.copyOf(members);
      if (members.isEmpty()) {
        throw new IllegalArgumentException("A union has members");
      }
    }
  }

  /** One of the alternatives of a union. */
  record Member(String name, Node node) {}

  /**
   * Tells the members of a union apart.
   *
   * @param path from where the union stands
   * @param values the name of a member by what stands at the path
   */
  record Discriminator(Path path, Map<String, String> values) {
    public Discriminator {
      values = Map.copyOf(values);
    }
  }

  /** A single value without bounds. */
  static Shape single() {
    return new Single(Limits.NONE);
  }

  /**
   * The nodes at this path, by the names under which the store holds fields; more than one where
   * the path goes into a union, none where the shape does not name it. A field's step goes through
   * the elements of an array by itself, as in MongoDB.
   */
  default List<Node> at(Path path) {
    return Descent.from(this, path);
  }

  /** Whether the path leads into a part that the shape leaves open, so that it may be there. */
  default boolean isOpenAt(Path path) {
    return Descent.isOpen(this, path);
  }
}
