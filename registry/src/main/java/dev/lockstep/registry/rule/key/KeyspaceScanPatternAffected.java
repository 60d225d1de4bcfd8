package dev.lockstep.registry.rule.key;

import dev.lockstep.model.document.Value;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.key.Coverage;
import dev.lockstep.registry.key.KeyLanguage;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds: a pattern of SCAN, KEYS or an index that misses new keys, or finds some that are not
 * meant.
 */
public final class KeyspaceScanPatternAffected implements Rule {
  private static final About ABOUT =
      new About(
          "KEYSPACE_SCAN_PATTERN_AFFECTED",
          Category.KEYS,
          "a pattern of SCAN, KEYS or an index that misses new keys, or finds some "
              + "that are not meant",
          "Who walks the keys by the pattern misses documents, or takes others for "
              + "its own, and nothing fails.",
          "Scan by both patterns until the last old key is gone, and begin each "
              + "kind of key with a text of its own.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    Stream<Draft> missing =
        SentQueries.patterns(subject).stream()
            .flatMap(sought -> sought.draft(subject, KeyLanguage::matching).stream());
    return Stream.concat(missing, intruding(subject)).toList();
  }

  /** New keys that a pattern for another kind of documents finds, and found none of before. */
  private static Stream<Draft> intruding(Subject subject) {
    KeyLanguage old = Keyed.of(subject.pair().before()).languages().get("key");
    KeyLanguage fresh = Keyed.of(subject.pair().after()).languages().get("key");
    if (old == null || fresh == null || old.equals(fresh)) {
      return Stream.empty();
    }
    return subject.pair().newContract().collections().stream()
        .filter(other -> !other.name().equals(subject.pair().after().name()))
        .flatMap(other ->
            SentQueries.patterns(other).stream()
                .filter(pattern -> found(old, pattern).isEmpty())
                .flatMap(pattern ->
                    found(fresh, pattern).stream()
                        .map(key -> draft(subject, other.name(), pattern, key))));
  }

  private static Optional<String> found(KeyLanguage keys, String pattern) {
    return switch (keys.matching(pattern)) {
      case Coverage.All all -> keys.overlap(keys);
      case Coverage.Some(String found, String missed) -> Optional.of(found);
      case Coverage.None none -> Optional.empty();
    };
  }

  private static Draft draft(Subject subject, String other, String pattern, String key) {
    boolean isDoubtful = Keyed.of(subject.pair().after()).doubtful().contains("key");
    return Draft.whole("the pattern " + pattern + " of " + other + " finds new keys of these")
        .on(Edge.OLD_READER_NEW_DATA, isDoubtful ? Level.UNKNOWN : Level.ERROR)
        .values("", pattern)
        .shownBy(Value.text(key));
  }
}
