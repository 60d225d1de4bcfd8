package dev.lockstep.registry.rule.column;

import dev.lockstep.model.contract.Index;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Place.Carry;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds: a column that goes, or a key that gets another name, while a view or an index depends on
 * it.
 */
public final class DependentViewOrIndex implements Rule {
  private static final About ABOUT =
      new About(
          "DEPENDENT_VIEW_OR_INDEX",
          Category.QUERIES,
          "a column that goes, or a key that gets another name, while a view or an "
              + "index depends on it",
          "The engine refuses the step until the view or the index is dropped, and "
              + "who queries those finds nothing then.",
          "Drop the index or the view first, when nobody queries it (--stats, "
              + "engine.views and engine.indexes).");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    Table table = new Table(subject);
    Stream<Step> dropped =
        table.places(Place.Removed.class).stream()
            .map(place ->
                new Step(
                    place.path(),
                    subject.statistics().engine().views(),
                    "DROP " + Table.name(place.path())));
    Stream<Step> renamed =
        table.kept().stream()
            .filter(place -> place.carry() == Carry.RENAMED)
            .filter(place -> Table.isKey(subject.pair().before(), place.path()))
            .map(place ->
                new Step(
                    place.path(),
                    Optional.of(Set.of()),
                    "RENAME %s TO %s"
                        .formatted(Table.name(place.path()), Table.name(place.after().path()))));
    return Stream.concat(dropped, renamed).flatMap(step -> draft(table, step).stream()).toList();
  }

  /**
   * What is to be done to a column.
   *
   * @param views those that hinder it: every one the drop of any column, none another name
   */
  private record Step(Path path, Optional<Set<String>> views, String words) {}

  private static Optional<Draft> draft(Table table, Step step) {
    Path path = step.path();
    Optional<Set<String>> views = step.views();
    Set<String> dependent = new TreeSet<>(views.orElse(Set.of()));
    Optional<Map<String, List<String>>> built = table.subject().statistics().engine().indexes();
    dependent.addAll(built.map(all -> having(all, path)).orElseGet(() -> promised(table, path)));
    if (!dependent.isEmpty()) {
      String names = String.join(", ", dependent);
      return Optional.of(
          Table.refused(
              Draft.at(path, names + " depends on the column " + path).values(names, ""),
              "ALTER TABLE %s %s".formatted(table.name(), step.words())));
    }
    return views.isPresent() && built.isPresent()
        ? Optional.empty()
        : Optional.of(
            Table.bothWays(
                Draft.at(path, "which views and indexes depend on " + path + " is not known"),
                Level.UNKNOWN));
  }

  private static Set<String> having(Map<String, List<String>> indexes, Path path) {
    return indexes.entrySet().stream()
        .filter(index -> index.getValue().contains(path.toString()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Set<String> promised(Table table, Path path) {
    return table.subject().pair().before().indexes().stream()
        .filter(index -> index.keys().stream().anyMatch(part -> part.path().equals(path)))
        .map(Index::name)
        .collect(Collectors.toSet());
  }
}
