package dev.lockstep.server.observation;

import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.PathSyntaxException;
import dev.lockstep.registry.drift.Difference;
import dev.lockstep.server.request.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was counted in the documents of a collection. It holds no value of any document.
 *
 * @param contract the id of the contract that they were held to
 * @param version its version
 * @param documents how many were looked at
 * @param full whether these were all
 * @param paths what was seen at each path
 * @param differences in what the store differs from the contract
 * @param unknown what could not be compared, and why, each a sentence
 */
record Observation(
    String contract,
    String version,
    long documents,
    boolean full,
    List<Seen> paths,
    List<Differing> differences,
    List<String> unknown) {
  private static final int PATHS_MAX = 5_000;
  private static final int DIFFERENCES_MAX = 1_000;
  private static final int UNKNOWN_MAX = 200;
  private static final int TEXT_MAX = 1_000;

  Observation {
    paths = List.copyOf(paths);
    differences = List.copyOf(differences);
    unknown = List.copyOf(unknown);
  }

  /**
   * What was seen at one path.
   *
   * @param present in how many documents something stood there, null included
   * @param nulls in how many it was null
   */
  record Seen(String path, long present, long nulls, List<OfType> types) {
    Seen {
      types = List.copyOf(types);
    }

    private boolean isSound(long documents) {
      Set<String> known = new HashSet<>();
      return isText(path)
          && isPath(path)
          && nulls >= 0
          && nulls <= present
          && present <= documents
          && types.stream().allMatch(each -> each.isSound() && known.add(each.type()));
    }
  }

  /**
   * How many values had a type; there may be several in a document, as in an array.
   *
   * @param type its word, such as {@code double}
   */
  record OfType(String type, long count) {
    private boolean isSound() {
      return count >= 0
          && Stream.of(ValueType.values()).map(ValueType::word).anyMatch(type::equals);
    }
  }

  /**
   * Something in which the store differs.
   *
   * @param where the path, the index or the setting
   * @param count how many values it concerns, 0 where it is not about values
   */
  record Differing(Difference.Kind kind, String where, String sentence, long count) {
    private boolean isSound() {
      return isText(where) && isText(sentence) && count >= 0;
    }
  }

  /** Refuses what nobody can have seen, and what is too much. */
  void require() {
    Set<String> known = new HashSet<>();
    boolean isBounded =
        paths.size() <= PATHS_MAX
            && differences.size() <= DIFFERENCES_MAX
            && unknown.size() <= UNKNOWN_MAX;
    boolean isSound =
        documents >= 0
            && isText(contract)
            && isText(version)
            && paths.stream().allMatch(each -> each.isSound(documents) && known.add(each.path()))
            && differences.stream().allMatch(Differing::isSound)
            && unknown.stream().allMatch(Observation::isText);
    if (!isBounded || !isSound) {
      throw Refused.invalid(
          ("Cannot take the observation: it has at most %d paths, each once, %d differences and %d"
                  + " unknown things, texts of %d characters, and counts that can be")
              .formatted(PATHS_MAX, DIFFERENCES_MAX, UNKNOWN_MAX, TEXT_MAX));
    }
  }

  private static boolean isText(String text) {
    return text.length() <= TEXT_MAX && text.codePoints().noneMatch(Character::isISOControl);
  }

  private static boolean isPath(String text) {
    try {
      return !Path.parse(text).steps().isEmpty();
    } catch (PathSyntaxException e) {
      return false;
    }
  }
}
