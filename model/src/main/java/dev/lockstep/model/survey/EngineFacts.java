package dev.lockstep.model.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What only a running store knows of a collection. Each part is empty where nobody looked, which is
 * another thing than that nothing is there. Immutable.
 *
 * @param dropped columns that were there once, as Cassandra remembers them
 * @param views the materialized views over the table
 * @param indexes the columns of each index that is built
 * @param attributes the types by which DynamoDB's table defines its key attributes: S, N or B
 * @param cluster the nodes that must agree
 */
public record EngineFacts(
    Optional<Map<String, Column>> dropped,
    Optional<Set<String>> views,
    Optional<Map<String, List<String>>> indexes,
    Optional<Map<String, String>> attributes,
    Optional<Cluster> cluster) {
  /** Nobody looked. */
  public static final EngineFacts NONE =
      new EngineFacts(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * A column.
   *
   * @param kind {@code regular} or {@code static}
   */
  public record Column(String type, String kind) {}

  /**
   * The nodes of a cluster.
   *
   * @param versions the releases that run on them
   * @param down how many do not answer
   * @param schemas how many versions of the schema they hold
   */
  public record Cluster(Set<String> versions, long down, long schemas) {
    public Cluster {
      versions = Set.copyOf(versions);
    }
  }

  public EngineFacts {
    dropped = dropped.map(Map::copyOf);
    views = views.map(Set::copyOf);
    indexes = indexes.map(Map::copyOf);
    attributes = attributes.map(Map::copyOf);
  }
}
