package dev.lockstep.registry.exchange.schema;

import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.registry.exchange.draft.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place of the draft that is to be made.
 *
 * @param parts the schemas that all hold there
 * @param id its id, where it is a field
 * @param depth how deep a contract file nests there
 * @param spent lists of alternatives that are dealt with
 */
record Spot(List<Item> parts, Optional<String> id, int depth, List<YamlNode> spent) {
  /** How much deeper a contract file nests inside a list of fields, an array, a map, a union. */
  static final int FIELD = 2;

  /** How deep a contract file nests at a collection. */
  static final int ROOT = 2;

  static final int ELEMENT = 1;
  static final int ENTRY = 5;
  static final int MEMBER = 6;

  Spot {
    parts = List.copyOf(parts);
    spent = List.copyOf(spent);
  }

  /** A place without alternatives so far. */
  static Spot of(List<Item> parts, Optional<String> id, int depth) {
    return new Spot(parts, id, depth, List.of());
  }

  /** A place inside this one. */
  Spot inside(List<Item> inner, int deeper) {
    return of(inner, Optional.empty(), depth + deeper);
  }

  /** The same place where one of the alternatives of a list holds, too. */
  Spot with(Item alternative, YamlNode list) {
    List<Item> more = new ArrayList<>(parts);
    more.add(alternative);
    List<YamlNode> done = new ArrayList<>(spent);
    done.add(list);
    return new Spot(more, id, depth, done);
  }

  /** This place as a member of a union. */
  Spot asMember() {
    return new Spot(parts, Optional.empty(), depth + MEMBER, spent);
  }

  /** Whether it is a document itself, whose type needs no saying. */
  boolean isRoot() {
    return depth == ROOT;
  }

  @SuppressWarnings("ReferenceEquality") // A list is its place in the file.
  boolean isSpent(Item list) {
    return spent.stream().anyMatch(node -> node == list.node());
  }
}
