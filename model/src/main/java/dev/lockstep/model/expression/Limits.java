package dev.lockstep.model.expression;

import dev.lockstep.model.path.Path;
import java.util.List;

/** The bounds that keep every evaluation short, whatever the document holds. */
public final class Limits {
  /** How deep expressions nest at most. */
  public static final int DEPTH_MAX = 128;

  /** How many UTF-16 units a text made by an expression has at most; a longer one is no value. */
  public static final int TEXT_SIZE_MAX = 16 * 1024 * 1024;

  /** How many items an array made by an expression has at most; a longer one is no value. */
  public static final int ITEMS_MAX = 1024 * 1024;

  private Limits() {}

  static void requireDepth(List<Expression> operands) {
    int below = operands.stream().mapToInt(Operands::depth).max().orElse(0);
    if (below >= DEPTH_MAX) {
      throw new IllegalArgumentException("An expression nests at most " + DEPTH_MAX + " deep");
    }
  }

  static void requireStatic(Path path) {
    if (!path.isStatic()) {
      throw new IllegalArgumentException("An expression reads fields only, not " + path);
    }
  }
}
