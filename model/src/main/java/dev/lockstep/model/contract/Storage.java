package dev.lockstep.model.contract;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the store holds a collection.
 *
 * @param valueKind what stands at a key of Redis: string, hash, list, set, zset, json or stream
 * @param reserved paths that were in use once and must not come back with another meaning
 */
public record Storage(
    Optional<Validator> validator,
    Optional<Ttl> ttl,
    Optional<SchemaVersion> schemaVersion,
    Optional<String> valueKind,
    List<Path> reserved,
    Footprint footprint) {
  /** Nothing said. */
  public static final Storage NONE =
      new Storage(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Footprint.NONE);

  /**
   * The field that tells the version of a document's shape.
   *
   * @param value what it holds under this contract version
   */
  public record SchemaVersion(Path path, Optional<Value> value) {}

  public Storage {
    reserved = List.copyOf(reserved);
  }
}
