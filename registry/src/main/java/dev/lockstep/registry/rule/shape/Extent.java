package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/** How deep and how large what a shape describes may be. */
final class Extent {
  private static final int SCALAR_BYTES = 16;
  private static final int CHARACTER_BYTES = 4;

  private Extent() {}

  /** The path with the most steps. */
  static Path deepest(Shape.Fields shape) {
    List<Step> steps = deepest((Shape) shape);
    return steps.isEmpty() ? new Path(List.of(new Step.Field("_id"))) : new Path(steps);
  }

  private static List<Step> deepest(Shape shape) {
    List<Step> deepest = new ArrayList<>();
    switch (shape) {
      case Shape.Any any -> {}
      case Shape.Single single -> {}
      case Shape.Fields fields -> {
        for (Field field : fields.fields()) {
          keep(deepest, new Step.Field(field.storedName()), field.node());
        }
      }
      case Shape.Elements all -> keep(deepest, new Step.Elements(), all.element());
      case Shape.Entries all -> keep(deepest, new Step.Entries(), all.value());
      case Shape.Union union -> {
        for (Shape.Member member : union.members()) {
          keepLonger(deepest, deepest(member.node().shape()));
        }
      }
    }
    return deepest;
  }

  private static void keep(List<Step> deepest, Step step, Node node) {
    List<Step> steps = new ArrayList<>(List.of(step));
    steps.addAll(deepest(node.shape()));
    keepLonger(deepest, steps);
  }

  private static void keepLonger(List<Step> deepest, List<Step> steps) {
    if (steps.size() > deepest.size()) {
      deepest.clear();
      deepest.addAll(steps);
    }
  }

  /** How many bytes it takes at most, as far as the contract bounds it; the rest counts nothing. */
  static long bytes(Node node) {
    return switch (node.shape()) {
      case Shape.Any any -> 0;
      case Shape.Single(Limits limits) ->
          Math.max(SCALAR_BYTES, limits.length().max().orElse(0) * CHARACTER_BYTES);
      case Shape.Fields fields ->
          fields.fields().stream()
              .mapToLong(field -> field.storedName().length() + bytes(field.node()))
              .sum();
      case Shape.Elements all -> all.size().max().orElse(1) * bytes(all.element());
      case Shape.Entries all -> all.size().max().orElse(1) * bytes(all.value());
      case Shape.Union union ->
          union.members().stream().mapToLong(member -> bytes(member.node())).max().orElse(0);
    };
  }
}
