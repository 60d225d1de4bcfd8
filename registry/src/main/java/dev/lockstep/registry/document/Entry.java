package dev.lockstep.registry.document;

import dev.lockstep.model.governance.Deprecation;
import dev.lockstep.model.governance.Retention;
import dev.lockstep.model.governance.Sensitivity;
import dev.lockstep.model.path.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One place of a collection, as the dictionary tells it.
 *
 * @param shown where it is, with the names of alternatives
 * @param path where it is, without them
 * @param required empty for what has no name of its own, such as the elements of an array
 * @param bounds the only values it may hold, and other bounds, by their names in contract files
 */
public record Entry(
    String shown,
    Path path,
    String type,
    Optional<Boolean> required,
    boolean nullable,
    Map<String, String> bounds,
    Care care,
    Users users,
    Meaning meaning) {
  /** The columns in their order. */
  static final List<String> COLUMNS =
      List.of(
          "path",
          "type",
          "required",
          "nullable",
          "values and bounds",
          "sensitivity",
          "retention",
          "owner",
          "read by",
          "written by",
          "meaning");

  public Entry {
    bounds = Collections.unmodifiableMap(new LinkedHashMap<>(bounds));
  }

  /** What people owe the data; what a place does not say holds as it is said above it. */
  public record Care(
      Optional<Sensitivity> sensitivity,
      Optional<Retention> retention,
      Optional<Deprecation> deprecation,
      String owner) {
    private String retained() {
      return retention.stream()
          .flatMap(each ->
              Stream.of(
                      each.atLeast().map(period -> "at least " + period),
                      each.atMost().map(period -> "at most " + period))
                  .flatMap(Optional::stream))
          .collect(Collectors.joining(", "));
    }
  }

  /** Who reads and who writes it, each a service with its version. */
  public record Users(List<String> readers, List<String> writers) {
    public Users {
      readers = List.copyOf(readers);
      writers = List.copyOf(writers);
    }
  }

  /** Its name in business, what it stands for and in which unit. */
  public record Meaning(
      Optional<String> name, Optional<String> description, Optional<String> unit) {}

  /** The cells in the order of the columns. */
  List<String> cells() {
    return List.of(
        shown,
        type,
        required.map(Entry::word).orElse(""),
        word(nullable),
        bounds.entrySet().stream()
            .map(bound -> bound.getKey() + " " + bound.getValue())
            .collect(Collectors.joining(", ")),
        care.sensitivity().map(Sensitivity::word).orElse(""),
        care.retained(),
        care.owner(),
        String.join(", ", users.readers()),
        String.join(", ", users.writers()),
        words());
  }

  private static String word(boolean isSo) {
    return isSo ? "yes" : "no";
  }

  private String words() {
    return Stream.of(
            meaning.name(),
            meaning.description(),
            meaning.unit().map(unit -> "in " + unit),
            care.deprecation().map(gone -> "deprecated"))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("; "));
  }
}
