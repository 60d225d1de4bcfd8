package dev.lockstep.registry.rule.write;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.usage.Access;
import dev.lockstep.model.usage.Writing.Mode;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.stream.Stream;

/** Who writes what, declared or seen. */
final class Writers {
  private Writers() {}

  /** The services that write at a path, above it or below it. */
  static List<Use> of(Subject subject, Path path) {
    return subject.uses().stream().filter(use -> isWriting(use, path)).toList();
  }

  /** The services that write and say not what. */
  static List<Use> vague(Subject subject) {
    return subject.uses().stream()
        .filter(use -> written(use).isEmpty() && use.use().writing().mode().isPresent())
        .toList();
  }

  /** Whether a service writes there; one that replaces and says not what writes all. */
  static boolean isWriting(Use use, Path path) {
    List<Path> written = written(use);
    return written.isEmpty()
        ? use.use().writing().mode().filter(Mode.REPLACE::equals).isPresent()
        : written.stream().anyMatch(each -> Use.overlap(each, path));
  }

  private static List<Path> written(Use use) {
    return Stream.concat(
            use.use().paths(Access.WRITE).map(each -> each.path()),
            use.use().writing().increments().stream())
        .toList();
  }

  /** Whether a document around this path may hold nothing but what the shape names. */
  static boolean isClosedAround(Shape.Fields shape, Path path) {
    int depth = path.steps().size() - 1;
    Stream<Node> around =
        depth == 0
            ? Stream.of(Node.of(shape))
            : shape.at(new Path(path.steps().subList(0, depth))).stream();
    return around.anyMatch(node ->
        node.shape() instanceof Shape.Fields fields
            && fields.content().filter(ContentModel.CLOSED::equals).isPresent());
  }
}
