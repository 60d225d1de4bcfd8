package dev.lockstep.registry.profile;

import java.util.List;

/**
 * What was seen in the documents of a collection.
 *
 * @param root the documents themselves
 * @param shapes the shapes that most of them have, the most frequent one first
 * @param otherShapes how many documents had yet other shapes
 * @param bytes their sizes in the store
 */
public record Profile(
    Extent extent, Seen root, List<ShapeCount> shapes, long otherShapes, Lengths bytes) {
  public Profile {
    shapes = List.copyOf(shapes);
  }
}
