package dev.lockstep.model.shape;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Follows a path into a shape. */
final class Descent {
  private Descent() {}

  static List<Node> from(Shape shape, Path path) {
    List<Node> here = List.of(Node.of(shape));
    for (Step step : path.steps()) {
      here = here.stream().flatMap(node -> next(node.shape(), step)).toList();
    }
    return here;
  }

  /** Whether the way stops at something that says nothing about what is in it. */
  static boolean isOpen(Shape shape, Path path) {
    List<Node> here = List.of(Node.of(shape));
    for (Step step : path.steps()) {
      if (here.stream().anyMatch(node -> isOpen(node.shape()))) {
        return true;
      }
      List<Node> next = new ArrayList<>();
      here.forEach(node -> next(node.shape(), step).forEach(next::add));
      here = next;
    }
    return false;
  }

  private static boolean isOpen(Shape shape) {
    return switch (shape) {
      case Shape.Any any -> true;
      case Shape.Single single -> false;
      case Shape.Fields fields ->
          fields.fields().isEmpty()
              && fields.content().filter(c -> c == ContentModel.CLOSED).isEmpty();
      case Shape.Elements elements -> isOpen(elements.element().shape());
      case Shape.Entries entries -> false;
      case Shape.Union union -> union.members().stream().anyMatch(m -> isOpen(m.node().shape()));
    };
  }

  private static Stream<Node> next(Shape shape, Step step) {
    return switch (shape) {
      case Shape.Any any -> Stream.empty();
      case Shape.Single single -> Stream.empty();
      case Shape.Fields fields ->
          step instanceof Step.Field(String wanted)
              ? fields.fields().stream()
                  .filter(field -> field.storedName().equals(wanted))
                  .map(Field::node)
              : Stream.empty();
      case Shape.Elements elements ->
          switch (step) {
            case Step.Elements all -> Stream.of(elements.element());
            case Step.Field field -> next(elements.element().shape(), step);
            case Step.Entries entries -> Stream.empty();
          };
      case Shape.Entries entries ->
          switch (step) {
            case Step.Entries all -> Stream.of(entries.value());
            case Step.Field field -> Stream.of(entries.value());
            case Step.Elements elements -> Stream.empty();
          };
      case Shape.Union union ->
          union.members().stream().flatMap(member -> next(member.node().shape(), step));
    };
  }
}
