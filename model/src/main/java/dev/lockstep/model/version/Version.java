package dev.lockstep.model.version;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version as somebody wrote it: a semantic one, or another text that has no order. */
public sealed interface Version {
  /** The version as it is written. */
  String text();

  /**
   * A version of Semantic Versioning 2.0.0.
   *
   * @param preRelease the part after the hyphen, such as {@code rc.1}; empty for a release
   * @param build the part after the plus sign, which has no order; empty where there is none
   */
  record Semantic(int major, int minor, int patch, String preRelease, String build)
      implements Version, Comparable<Semantic> {
    private static final Pattern FORM =
        Pattern.compile(
            "(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})"
                + "(?:-((?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"
                + "(?:\\.(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*))?"
                + "(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?");
    private static final int SIZE_MAX = 100;

    /** The version in this text; empty where it is none. */
    public static Optional<Semantic> parse(String text) {
      Matcher form = FORM.matcher(text);
      return text.length() <= SIZE_MAX && form.matches()
          ? Optional.of(
              new Semantic(
                  Integer.parseInt(form.group(1)),
                  Integer.parseInt(form.group(2)),
                  Integer.parseInt(form.group(3)),
                  Optional.ofNullable(form.group(4)).orElse(""),
                  Optional.ofNullable(form.group(5)).orElse("")))
          : Optional.empty();
    }

    /** This release of three numbers. */
    public static Semantic of(int major, int minor, int patch) {
      return new Semantic(major, minor, patch, "", "");
    }

    @Override
    public String text() {
      return "%d.%d.%d".formatted(major, minor, patch)
          + (preRelease.isEmpty() ? "" : "-" + preRelease)
          + (build.isEmpty() ? "" : "+" + build);
    }

    /** By precedence: builds of one version are not ordered, and compare as equal. */
    @Override
    public int compareTo(Semantic other) {
      int numbers =
          major != other.major
              ? Integer.compare(major, other.major)
              : minor != other.minor
                  ? Integer.compare(minor, other.minor)
                  : Integer.compare(patch, other.patch);
      return numbers != 0 ? numbers : comparePreReleases(preRelease, other.preRelease);
    }

    private static int comparePreReleases(String one, String other) {
      if (one.isEmpty() || other.isEmpty()) {
        return Boolean.compare(one.isEmpty(), other.isEmpty());
      }
      String[] a = one.split("\\.", -1);
      String[] b = other.split("\\.", -1);
      for (int i = 0; i < Math.min(a.length, b.length); i++) {
        int order = compareIdentifiers(a[i], b[i]);
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(a.length, b.length);
    }

    private static int compareIdentifiers(String one, String other) {
      boolean isNumber = one.chars().allMatch(c -> c >= '0' && c <= '9');
      boolean isOtherNumber = other.chars().allMatch(c -> c >= '0' && c <= '9');
      return isNumber && isOtherNumber
          ? new BigInteger(one).compareTo(new BigInteger(other))
          : isNumber == isOtherNumber ? one.compareTo(other) : isNumber ? -1 : 1;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** A version of another form. */
  record Other(String text) implements Version {
    @Override
    public String toString() {
      return text;
    }
  }

  /** The version in this text, whatever its form. */
  static Version of(String text) {
    return Semantic.parse(text).<Version>map(semantic -> semantic).orElseGet(() -> new Other(text));
  }

  /** This version where it has an order. */
  default Optional<Semantic> semantic() {
    return this instanceof Semantic semantic ? Optional.of(semantic) : Optional.empty();
  }
}
