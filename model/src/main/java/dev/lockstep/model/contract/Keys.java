package dev.lockstep.model.contract;

import dev.lockstep.model.path.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What identifies the documents of a collection and spreads them over nodes.
 *
 * @param primary identifies a document, in this order
 * @param partition decides the node, or with Cassandra and DynamoDB the partition
 * @param clustering orders documents within a partition
 * @param shard MongoDB's shard key
 * @param templates how keys are put together, by the attribute that holds them; {@code key} for the
 *     key itself of a Redis document
 * @param entity what tells documents of this collection from others in the same table
 */
public record Keys(
    List<Path> primary,
    List<Path> partition,
    List<KeyPart> clustering,
    List<KeyPart> shard,
    Map<String, KeyTemplate> templates,
    Optional<Entity> entity) {
  /** No keys named. */
  public static final Keys NONE =
      new Keys(List.of(), List.of(), List.of(), List.of(), Map.of(), Optional.empty());

  /** A field and what it holds in every document of one collection among those of others. */
  public record Entity(Path path, String value) {}

  public Keys {
    primary = List.copyOf(primary);
    partition = List.copyOf(partition);
    clustering = List.copyOf(clustering);
    shard = List.copyOf(shard);
    templates = Collections.unmodifiableMap(new LinkedHashMap<>(templates));
  }
}
