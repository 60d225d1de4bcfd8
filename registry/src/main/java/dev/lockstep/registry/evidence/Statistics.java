package dev.lockstep.registry.evidence;

import dev.lockstep.model.contract.Validator;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of the documents stored in one collection.
 *
 * @param documents how many were looked at
 * @param full whether that was all of them
 * @param paths what was seen at each path
 * @param validator what the store itself checks; empty where nobody looked
 */
public record Statistics(
    long documents, boolean full, Map<Path, AtPath> paths, Optional<StoredValidator> validator) {
  /** Nothing known. */
  public static final Statistics NONE = new Statistics(0, false, Map.of());

  /**
   * What was seen at one path.
   *
   * @param present in how many documents something stood there, null included
   * @param nulls in how many it was null
   * @param types how many values of each type
   * @param values how many times each value of a small set, by its text; empty where not counted
   */
  public record AtPath(
      long present,
      long nulls,
      Map<ValueType, Long> types,
      Optional<BigDecimal> min,
      Optional<BigDecimal> max,
      OptionalLong longest,
      Map<String, Long> values) {
    public AtPath {
      types = Map.copyOf(types);
      values = Map.copyOf(values);
    }

    /** Nothing stood there. */
    public static final AtPath NOTHING =
        new AtPath(
            0, 0, Map.of(), Optional.empty(), Optional.empty(), OptionalLong.empty(), Map.of());
  }

  /**
   * The validator that a store has.
   *
   * @param schema as the store gives it
   */
  public record StoredValidator(Validator strictness, Optional<Document> schema) {}

  public Statistics {
    paths = Map.copyOf(paths);
  }

  /** What is known of documents only. */
  public Statistics(long documents, boolean full, Map<Path, AtPath> paths) {
    this(documents, full, paths, Optional.empty());
  }

  /** What was seen at a path; empty where nothing was looked at. */
  public Optional<AtPath> at(Path path) {
    return documents == 0
        ? Optional.empty()
        : Optional.of(paths.getOrDefault(path, AtPath.NOTHING));
  }
}
