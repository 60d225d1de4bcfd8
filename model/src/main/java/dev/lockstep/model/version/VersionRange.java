package dev.lockstep.model.version;

import dev.lockstep.model.version.Version.Semantic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions that all of some comparisons let in, written {@code >=2.1 <4}: comparisons with {@code
 * <}, {@code <=}, {@code >}, {@code >=} or {@code =}, between them spaces. Missing numbers are
 * zero, except that a version alone, as {@code 2.1}, means everything that begins so; {@code *} is
 * any version.
 */
public record VersionRange(List<Comparison> comparisons) {
  private static final int SIZE_MAX = 200;
  private static final Pattern TERM =
      Pattern.compile(
          "(<=|>=|<|>|=)? *([0-9]{1,9})(?:\\.([0-9]{1,9}))?(?:\\.([0-9]{1,9}))?(-\\S+)?");

  /** One condition of a range. */
  public record Comparison(Relation relation, Semantic version) {
    private boolean holds(Semantic candidate) {
      int order = candidate.compareTo(version);
      return switch (relation) {
        case BELOW -> order < 0;
        case AT_MOST -> order <= 0;
        case EQUAL -> order == 0;
        case AT_LEAST -> order >= 0;
        case ABOVE -> order > 0;
      };
    }

    @Override
    public String toString() {
      return relation.sign + version;
    }
  }

  /** How a version stands to the one named. */
  public enum Relation {
    BELOW("<"),
    AT_MOST("<="),
    EQUAL("="),
    AT_LEAST(">="),
    ABOVE(">");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }
  }

  public VersionRange {
    comparisons = List.copyOf(comparisons);
  }

  /** The range written in this text; empty where it is none. */
  public static Optional<VersionRange> parse(String text) {
    String rest = text.strip();
    if (rest.equals("*")) {
      return Optional.of(new VersionRange(List.of()));
    }
    if (rest.isEmpty() || rest.length() > SIZE_MAX) {
      return Optional.empty();
    }
    List<Comparison> comparisons = new ArrayList<>();
    Matcher term = TERM.matcher(rest);
    int at = 0;
    while (at < rest.length()) {
      if (!term.region(at, rest.length()).lookingAt()) {
        return Optional.empty();
      }
      Optional<List<Comparison>> read = read(term);
      int end = term.end();
      if (read.isEmpty() || (end < rest.length() && rest.charAt(end) != ' ')) {
        return Optional.empty();
      }
      comparisons.addAll(read.get());
      at = end;
      while (at < rest.length() && rest.charAt(at) == ' ') {
        at++;
      }
    }
    return Optional.of(new VersionRange(comparisons));
  }

  /** Whether it only has versions later than this one. */
  public boolean isAfter(Semantic version) {
    return comparisons.stream()
        .anyMatch(each ->
            switch (each.relation()) {
              case AT_LEAST, EQUAL -> each.version().compareTo(version) > 0;
              case ABOVE -> each.version().compareTo(version) >= 0;
              case BELOW, AT_MOST -> false;
            });
  }

  private static Optional<List<Comparison>> read(Matcher term) {
    String suffix = Optional.ofNullable(term.group(5)).orElse("");
    Optional<Semantic> version =
        Semantic.parse(
            "%d.%d.%d%s".formatted(number(term, 2), number(term, 3), number(term, 4), suffix));
    String sign = Optional.ofNullable(term.group(1)).orElse("");
    return version.map(from ->
        switch (sign) {
          case "<" -> List.of(new Comparison(Relation.BELOW, from));
          case "<=" -> List.of(new Comparison(Relation.AT_MOST, from));
          case ">" -> List.of(new Comparison(Relation.ABOVE, from));
          case ">=" -> List.of(new Comparison(Relation.AT_LEAST, from));
          default -> beginning(term, from);
        });
  }

  private static List<Comparison> beginning(Matcher term, Semantic from) {
    boolean hasMinor = term.group(3) != null;
    if (hasMinor && term.group(4) != null) {
      return List.of(new Comparison(Relation.EQUAL, from));
    }
    Semantic next =
        hasMinor
            ? Semantic.of(from.major(), from.minor() + 1, 0)
            : Semantic.of(from.major() + 1, 0, 0);
    return List.of(new Comparison(Relation.AT_LEAST, from), new Comparison(Relation.BELOW, next));
  }

  private static int number(Matcher term, int group) {
    return Optional.ofNullable(term.group(group)).map(Integer::parseInt).orElse(0);
  }

  /** Whether this version is in the range. */
  public boolean contains(Semantic version) {
    return comparisons.stream().allMatch(comparison -> comparison.holds(version));
  }

  /** The range in its full notation. */
  @Override
  public String toString() {
    return comparisons.isEmpty()
        ? "*"
        : String.join(" ", comparisons.stream().map(Comparison::toString).toList());
  }
}
