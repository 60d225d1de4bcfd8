package dev.lockstep.registry.rule.key;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.KeyPart.Order;
import dev.lockstep.model.shape.Choice.Extent;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.registry.evidence.Statistics.AtPath;
import dev.lockstep.registry.evidence.Statistics.Spread;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Moments;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds: a new partition or shard key with few values, one very frequent value, or values that only
 * grow.
 */
public final class KeyHotspotRisk implements Rule {
  private static final int DISTINCT_MIN = 100;

  /** A value that more than one document in ten holds is too frequent. */
  private static final int TOP_SHARE_MIN = 10;

  private static final About ABOUT =
      new About(
          "KEY_HOTSPOT_RISK",
          Category.KEYS,
          "a new partition or shard key with fewer than 100 values, one value in more than a "
              + "tenth of the documents, or values that only grow",
          "One node takes most reads and writes, while the others are idle, and no "
              + "node that is added helps.",
          "Add an attribute with many values to the key, or count what is there "
              + "(--stats, spread) to show that it is spread.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    List<KeyPart> before = spreading(subject.pair().before());
    List<KeyPart> after = spreading(subject.pair().after());
    if (after.isEmpty() || before.equals(after)) {
      return List.of();
    }
    List<Level> levels =
        after.stream().map(part -> level(subject, part, part.equals(after.getFirst()))).toList();
    Level level = together(levels);
    return level == Level.INFO
        ? List.of()
        : List.of(
            Draft.whole("the partition key may put most documents into one place")
                .on(Edge.NEW_READER_OLD_DATA, level)
                .on(Edge.OLD_READER_NEW_DATA, level)
                .values(words(before), words(after)));
  }

  /** One attribute that is spread spreads the whole key. */
  private static Level together(List<Level> levels) {
    return Stream.of(Level.INFO, Level.UNKNOWN)
        .filter(levels::contains)
        .findFirst()
        .orElse(Level.WARNING);
  }

  private static List<KeyPart> spreading(CollectionPromise collection) {
    return collection.keys().shard().isEmpty()
        ? collection.keys().partition().stream()
            .map(path -> new KeyPart(path, Order.HASHED))
            .toList()
        : collection.keys().shard();
  }

  private static Level level(Subject subject, KeyPart part, boolean isFirst) {
    List<Node> nodes = subject.pair().after().shape().at(part.path());
    boolean isGrowing = isFirst && part.order() != Order.HASHED;
    if (nodes.stream().anyMatch(KeyHotspotRisk::isOfFew)
        || (isGrowing && nodes.stream().anyMatch(KeyHotspotRisk::isMonotonic))) {
      return Level.WARNING;
    }
    return subject
        .statistics()
        .at(part.path())
        .flatMap(seen -> seen.spread().map(spread -> isPoor(seen, spread)))
        .map(isPoor -> isPoor ? Level.WARNING : Level.INFO)
        .orElse(Level.UNKNOWN);
  }

  private static boolean isPoor(AtPath seen, Spread spread) {
    return spread.distinct() < DISTINCT_MIN || spread.top() * TOP_SHARE_MIN > seen.present();
  }

  private static boolean isOfFew(Node node) {
    return node.type().logical().filter(type -> type == LogicalType.BOOLEAN).isPresent()
        || node.facts()
            .choice()
            .filter(choice -> choice.extent() == Extent.CLOSED)
            .filter(choice -> choice.values().size() < DISTINCT_MIN)
            .isPresent();
  }

  /** In a range of keys, what only grows is always written at the end. */
  private static boolean isMonotonic(Node node) {
    return Moments.isMoment(node)
        || node.type()
            .physical()
            .filter(type -> type.equals("objectId") || type.equals("timeuuid"))
            .isPresent();
  }

  private static String words(List<KeyPart> parts) {
    return parts.stream().map(KeyText::ordered).collect(Collectors.joining(", "));
  }
}
