package dev.lockstep.model.path;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The way from a document's root to values in it: field names, the elements of an array, the values
 * of a map with dynamic keys.
 *
 * <p>Written {@code address.city}, {@code emails[].confirmedAt}, {@code prefs.{}.channel}. A name
 * with a dot, bracket, brace, quote or control character, or an empty one, stands in double quotes
 * with {@code \"} and {@code \\}: {@code "a.b".c}. Spaces need no quotes. Immutable.
 */
public record Path(List<Step> steps) {

  /** One step of a path. */
  public sealed interface Step {
    /** Into the field of this name. */
    record Field(String name) implements Step {}

    /** Into every element of an array. */
    record Elements() implements Step {}

    /** Into every value of a map whose keys are data. */
    record Entries() implements Step {}
  }

  public Path {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("A path has at least one step");
    }
  }

  /** The path of these field names. */
  public static Path of(String... names) {
    return new Path(Stream.of(names).<Step>map(Step.Field::new).toList());
  }

  /**
   * The path written in this text.
   *
   * @throws PathSyntaxException if the text is not a path
   */
  public static Path parse(String text) {
    return new PathParser(text).parse();
  }

  /** Whether the path goes through fields only, so that it names at most one value. */
  public boolean isStatic() {
    for (Step step : steps) {
      if (!(step instanceof Step.Field)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The part before the first {@code []} or {@code {}}: the place whose whole value changes when
   * anything below it does. Itself when static.
   *
   * @throws IllegalStateException if the path begins with such a step
   */
  public Path container() {
    List<Step> prefix = steps.stream().takeWhile(Step.Field.class::isInstance).toList();
    if (prefix.isEmpty()) {
      throw new IllegalStateException("The path has no field before its first step: " + this);
    }
    return prefix.size() == steps.size() ? this : new Path(prefix);
  }

  /** The field names of a static path. */
  public List<String> names() {
    if (steps.size() == 1) {
      return List.of(root());
    }
    List<String> names = new ArrayList<>(steps.size());
    for (Step step : steps) {
      names.add(((Step.Field) step).name());
    }
    return names;
  }

  /** The name of the first field of a path that begins with one. */
  public String root() {
    return ((Step.Field) steps.getFirst()).name();
  }

  /** Whether this path is the other or lies above it. */
  public boolean isPrefixOf(Path other) {
    return steps.size() <= other.steps.size() && steps.equals(other.steps.subList(0, steps.size()));
  }

  /** Whether one of the two paths is the other or lies above it, so that a write may touch both. */
  public boolean overlaps(Path other) {
    return isPrefixOf(other) || other.isPrefixOf(this);
  }

  /** This path continued by another. */
  public Path then(Path more) {
    List<Step> all = new ArrayList<>(steps);
    all.addAll(more.steps);
    return new Path(all);
  }

  /** The path as it is written, with quotes where needed; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return PathParser.write(this);
  }
}
