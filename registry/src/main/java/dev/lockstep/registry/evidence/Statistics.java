package dev.lockstep.registry.evidence;

import dev.lockstep.model.contract.Validator;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.survey.EngineFacts;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * What is known of the documents stored in one collection.
 *
 * @param documents how many were looked at
 * @param full whether that was all of them
 * @param paths what was seen at each path
 * @param sizes how large they are, where that was measured
 * @param engine what only the running store knows
 * @param validator what the store itself checks; empty where nobody looked
 */
public record Statistics(
    long documents,
    boolean full,
    Map<Path, AtPath> paths,
    Optional<Sizes> sizes,
    EngineFacts engine,
    Optional<StoredValidator> validator) {
  /** Nothing known. */
  public static final Statistics NONE = new Statistics(0, false, Map.of());

  /**
   * How large documents are, in bytes.
   *
   * @param p999 what 999 of 1,000 stay below
   * @param most the size of the largest
   */
  public record Sizes(long p999, long most) {}

  /**
   * How values are spread over documents.
   *
   * @param distinct how many different ones there are
   * @param top how many documents hold the most frequent one
   */
  public record Spread(long distinct, long top) {}

  /**
   * What was seen at one path.
   *
   * @param present in how many documents something stood there, null included
   * @param nulls in how many it was null
   * @param types how many values of each type
   * @param values how many times each value of a small set, by its text; empty where not counted
   * @param spread how the values are spread, where that was counted
   */
  public record AtPath(
      long present,
      long nulls,
      Map<ValueType, Long> types,
      Optional<BigDecimal> min,
      Optional<BigDecimal> max,
      OptionalLong longest,
      Map<String, Long> values,
      Optional<Spread> spread) {
    public AtPath {
      types = Map.copyOf(types);
      values = Map.copyOf(values);
    }

    /** Nothing stood there. */
    public static final AtPath NOTHING =
        new AtPath(
            0, 0, Map.of(), Optional.empty(), Optional.empty(), OptionalLong.empty(), Map.of());

    /** What was seen, without how the values are spread. */
    public AtPath(
        long present,
        long nulls,
        Map<ValueType, Long> types,
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        OptionalLong longest,
        Map<String, Long> values) {
      this(present, nulls, types, min, max, longest, values, Optional.empty());
    }
  }

  /** What was counted in documents, and nothing beside. */
  public Statistics(long documents, boolean full, Map<Path, AtPath> paths) {
    this(documents, full, paths, Optional.empty(), EngineFacts.NONE, Optional.empty());
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

  /**
   * What was seen at a path; empty where nothing was looked at. Where the names of fields were
   * taken for data, what was seen behind all of them together counts for each.
   */
  public Optional<AtPath> at(Path path) {
    if (documents == 0) {
      return Optional.empty();
    }
    return Optional.ofNullable(paths.get(path))
        .or(() ->
            paths.entrySet().stream()
                .filter(each -> covers(each.getKey(), path))
                .map(Map.Entry::getValue)
                .findFirst())
        .or(() -> Optional.of(AtPath.NOTHING));
  }

  private static boolean covers(Path seen, Path path) {
    return seen.steps().size() == path.steps().size()
        && IntStream.range(0, seen.steps().size())
            .allMatch(i ->
                seen.steps().get(i).equals(path.steps().get(i))
                    || (seen.steps().get(i) instanceof Path.Step.Entries
                        && path.steps().get(i) instanceof Path.Step.Field));
  }
}
