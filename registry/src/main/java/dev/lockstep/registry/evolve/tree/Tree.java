package dev.lockstep.registry.evolve.tree;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Edits of a shape at one path; of a union every alternative that has the place is edited. */
public final class Tree {
  private Tree() {}

  /** The fields at a path that ends in one; more than one in alternatives of a union. */
  public static List<Field> fields(Node root, Path path) {
    String name = Steps.name(path);
    List<Node> parents =
        Steps.parent(path).map(parent -> root.shape().at(parent)).orElse(List.of(root));
    return parents.stream()
        .flatMap(parent -> documents(parent).stream())
        .flatMap(document -> document.fields().stream())
        .filter(field -> field.storedName().equals(name))
        .toList();
  }

  private static List<Shape.Fields> documents(Node node) {
    return switch (node.shape()) {
      case Shape.Fields fields -> List.of(fields);
      case Shape.Union union ->
          union.members().stream().flatMap(member -> documents(member.node()).stream()).toList();
      case Shape.Any any -> List.of();
      case Shape.Single single -> List.of();
      case Shape.Elements elements -> List.of();
      case Shape.Entries entries -> List.of();
    };
  }

  /** Whether everything around the place, and the place itself, is in every document. */
  public static boolean isAlways(Node root, Path path) {
    return Steps.chain(path).stream()
        .allMatch(each ->
            Steps.isField(each)
                && fields(root, each).size() == 1
                && fields(root, each).getFirst().required()
                && (each.equals(path) || !fields(root, each).getFirst().node().facts().nullable()));
  }

  /** The tree with the nodes at the path edited. */
  public static Node at(Node root, Path path, UnaryOperator<Node> edit) {
    return at(root, path.steps(), edit);
  }

  private static Node at(Node node, List<Step> steps, UnaryOperator<Node> edit) {
    if (steps.isEmpty()) {
      return edit.apply(node);
    }
    List<Step> rest = steps.subList(1, steps.size());
    return switch (node.shape()) {
      case Shape.Fields fields when steps.getFirst() instanceof Step.Field(String name) ->
          shaped(
              node,
              with(
                  fields,
                  fields.fields().stream()
                      .map(field ->
                          field.storedName().equals(name)
                              ? holding(field, at(field.node(), rest, edit))
                              : field)
                      .toList()));
      case Shape.Elements all when steps.getFirst() instanceof Step.Elements ->
          shaped(node, new Shape.Elements(at(all.element(), rest, edit), all.size(), all.unique()));
      case Shape.Entries all when steps.getFirst() instanceof Step.Entries ->
          shaped(
              node, new Shape.Entries(all.keyPattern(), at(all.value(), rest, edit), all.size()));
      case Shape.Union union -> shaped(node, each(union, member -> at(member, steps, edit)));
      default -> node;
    };
  }

  private static Shape each(Shape.Union union, UnaryOperator<Node> edit) {
    return new Shape.Union(
        union.members().stream()
            .map(member -> new Shape.Member(member.name(), edit.apply(member.node())))
            .toList(),
        union.discriminator());
  }

  /** The tree with the fields of the documents around the path edited. */
  public static Node around(Node root, Path path, UnaryOperator<List<Field>> edit) {
    UnaryOperator<Node> inDocuments = node -> inDocuments(node, edit);
    return Steps.parent(path)
        .map(parent -> at(root, parent, inDocuments))
        .orElseGet(() -> inDocuments.apply(root));
  }

  private static Node inDocuments(Node node, UnaryOperator<List<Field>> edit) {
    return switch (node.shape()) {
      case Shape.Fields fields -> shaped(node, with(fields, edit.apply(fields.fields())));
      case Shape.Union union -> shaped(node, each(union, member -> inDocuments(member, edit)));
      case Shape.Any any -> node;
      case Shape.Single single -> node;
      case Shape.Elements elements -> node;
      case Shape.Entries entries -> node;
    };
  }

  /** The tree without the fields at the path. */
  public static Node without(Node root, Path path) {
    return around(
        root,
        path,
        fields ->
            fields.stream().filter(field -> !field.storedName().equals(Steps.name(path))).toList());
  }

  /** The tree with this field instead of one of its name, or as the last one. */
  public static Node with(Node root, Path path, Field field) {
    return around(
        root,
        path,
        fields -> {
          List<Field> all = new ArrayList<>(fields);
          all.removeIf(each -> each.storedName().equals(field.storedName()));
          all.add(field);
          return all;
        });
  }

  /** The same documents with other fields. */
  public static Shape.Fields with(Shape.Fields shape, List<Field> fields) {
    return new Shape.Fields(fields, shape.content(), shape.size());
  }

  /** The same node with another shape. */
  public static Node shaped(Node node, Shape shape) {
    return new Node(node.id(), node.type(), shape, node.facts());
  }

  /** The same node with other facts. */
  public static Node said(Node node, Facts facts) {
    return new Node(node.id(), node.type(), node.shape(), facts);
  }

  /** The same field with another node. */
  public static Field holding(Field field, Node node) {
    return new Field(field.name(), field.physicalName(), field.required(), field.kind(), node);
  }

  /** The same field, in every document or not. */
  public static Field required(Field field, Presence presence) {
    return new Field(
        field.name(),
        field.physicalName(),
        presence == Presence.ALWAYS,
        field.kind(),
        field.node());
  }

  /** A field of the store's name. */
  public static Field field(String name, Presence presence, Node node) {
    return new Field(name, Optional.empty(), presence == Presence.ALWAYS, Field.Kind.REGULAR, node);
  }
}
