package dev.lockstep.registry.profile;

import dev.lockstep.registry.evidence.Statistics.Sizes;
import java.util.List;
import java.util.Optional;

/**
 * What was seen in the documents of a collection.
 *
 * @param root the documents themselves
 * @param shapes the shapes that most of them have, the most frequent one first
 * @param otherShapes how many documents had yet other shapes
 * @param bytes their sizes in the store; empty where no document was read
 */
public record Profile(
    Extent extent, Seen root, List<ShapeCount> shapes, long otherShapes, Optional<Sizes> bytes) {
  public Profile {
    shapes = List.copyOf(shapes);
  }
}
