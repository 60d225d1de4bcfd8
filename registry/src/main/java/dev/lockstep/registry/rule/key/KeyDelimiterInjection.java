package dev.lockstep.registry.rule.key;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.compare.Patterns;
import dev.lockstep.registry.compare.Patterns.Texts;
import dev.lockstep.registry.compare.Patterns.Verdict;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.key.Injection;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds: an attribute in a key that may hold the text behind it. */
public final class KeyDelimiterInjection implements Rule {
  private static final About ABOUT =
      new About(
          "KEY_DELIMITER_INJECTION",
          Category.KEYS,
          "an attribute in a key that may hold the text behind it",
          "A value with the delimiter in it makes a key that reads as another one, "
              + "so that two documents share a key or a query by prefix finds too many.",
          "Bound the attribute by a pattern without the delimiter, or encode it "
              + "before it enters the key.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    Set<String> before = new HashSet<>();
    Keyed.of(subject.pair().before())
        .languages()
        .values()
        .forEach(keys -> keys.injections().forEach(each -> before.add(name(each))));
    return Keyed.of(subject.pair().after()).languages().values().stream()
        .flatMap(keys -> keys.injections().stream())
        .filter(injection -> !before.contains(name(injection)) || isLoosened(subject, injection))
        .flatMap(injection -> draft(subject, injection).stream())
        .toList();
  }

  private static String name(Injection injection) {
    return injection.attribute() + " " + injection.delimiter();
  }

  private static Optional<String> pattern(CollectionPromise collection, Path path) {
    return collection.shape().at(path).stream()
        .filter(node -> node.shape() instanceof Shape.Single)
        .flatMap(node -> ((Shape.Single) node.shape()).limits().pattern().stream())
        .findFirst();
  }

  private static boolean isLoosened(Subject subject, Injection injection) {
    return !pattern(subject.pair().before(), injection.attribute())
        .equals(pattern(subject.pair().after(), injection.attribute()));
  }

  private static Optional<Draft> draft(Subject subject, Injection injection) {
    Path path = injection.attribute();
    Draft draft =
        Draft.at(path, path + " may hold what stands behind it in the key")
            .values("", injection.delimiter());
    Optional<String> pattern = pattern(subject.pair().after(), path);
    Verdict verdict =
        pattern.isEmpty()
            ? new Verdict.Beyond(injection.witness())
            : verdict(pattern.get(), injection.delimiter());
    return switch (verdict) {
      case Verdict.Within proven -> Optional.empty();
      case Verdict.Open open -> Optional.of(bothWays(draft, Level.UNKNOWN));
      case Verdict.Beyond(String text) ->
          Optional.of(
              bothWays(draft, isStored(subject, injection) ? Level.ERROR : Level.WARNING)
                  .shownBy(
                      Specimens.holding(subject.pair().after().shape(), path, Value.text(text))));
    };
  }

  /** Who may not hold one of its characters holds no delimiter. */
  private static Verdict verdict(String pattern, String delimiter) {
    Verdict open = new Verdict.Open("the pattern does not exclude the delimiter");
    for (int at = 0; at < delimiter.length(); at++) {
      char character = delimiter.charAt(at);
      String escape = "]\\^-".indexOf(character) < 0 ? "" : "\\";
      String others = "^[^" + escape + character + "]*$";
      Verdict verdict = Patterns.within(texts(pattern), texts(others));
      if (verdict instanceof Verdict.Within
          || (verdict instanceof Verdict.Beyond(String text) && text.contains(delimiter))) {
        return verdict;
      }
    }
    return open;
  }

  private static Texts texts(String pattern) {
    return new Texts(Optional.of(pattern), Size.ANY);
  }

  private static boolean isStored(Subject subject, Injection injection) {
    return subject
        .statistics()
        .at(injection.attribute())
        .filter(seen ->
            seen.values().keySet().stream()
                .anyMatch(value -> value.contains(injection.delimiter())))
        .isPresent();
  }

  private static Draft bothWays(Draft draft, Level level) {
    return draft.on(Edge.NEW_READER_OLD_DATA, level).on(Edge.OLD_READER_NEW_DATA, level);
  }
}
