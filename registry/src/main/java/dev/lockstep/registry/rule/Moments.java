package dev.lockstep.registry.rule;

import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Place;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Dates and times, however they are stored. */
public final class Moments {
  private static final Set<LogicalType> LOGICAL =
      EnumSet.of(LogicalType.DATE, LogicalType.TIMESTAMP, LogicalType.TIME);
  private static final Set<String> PHYSICAL = Set.of("date", "timestamp", "time");

  private Moments() {}

  /** Whether the values are dates or times. */
  public static boolean isMoment(Node node) {
    return node.type().logical().filter(LOGICAL::contains).isPresent()
        || node.type()
            .physical()
            .filter(word -> PHYSICAL.contains(word.toLowerCase(Locale.ROOT)))
            .isPresent();
  }

  /** Whether the same moment is counted in another unit, or from another place on earth. */
  public static boolean isRescaled(Place.Kept place) {
    return isOtherwise(place, node -> node.facts().semantics().unit());
  }

  /** Whether the same moment is written in another format. */
  public static boolean isRewritten(Place.Kept place) {
    return isOtherwise(place, Moments::format);
  }

  /** Both versions must say it: what only one says may have been so before. */
  private static boolean isOtherwise(Place.Kept place, Function<Node, Optional<String>> said) {
    Node before = place.before().node();
    Node after = place.after().node();
    return isMoment(before)
        && isMoment(after)
        && said.apply(before).isPresent()
        && said.apply(after).isPresent()
        && !said.apply(before).equals(said.apply(after));
  }

  /** The format of a single value. */
  public static Optional<String> format(Node node) {
    return node.shape() instanceof Shape.Single(Limits limits) ? limits.format() : Optional.empty();
  }
}
