package dev.lockstep.registry.evidence;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.model.usage.Access;
import dev.lockstep.model.usage.ContractUse;
import dev.lockstep.model.usage.PathUse;
import dev.lockstep.model.usage.Surprise;
import dev.lockstep.model.usage.Usage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What one version of a service does with one collection. */
public record Use(Usage usage, ContractUse use) {
  /** The ways in which it touches a path, of these; a query that names it counts as all. */
  public List<Access> touches(Path path, Set<Access> wanted) {
    return Stream.concat(
            use.paths().stream()
                .filter(each -> wanted.contains(each.access()))
                .filter(each -> overlap(each.path(), path))
                .map(PathUse::access),
            use.queries().stream()
                .filter(query -> mentions(query, path))
                .map(query -> Access.FILTER))
        .distinct()
        .toList();
  }

  /**
   * Whether one path is the other or lies above it. As in queries, a step into the elements of an
   * array may be left out, and a name may stand for any key of a map.
   */
  public static boolean overlap(Path one, Path other) {
    List<Step> a = one.steps().stream().filter(step -> !(step instanceof Step.Elements)).toList();
    List<Step> b = other.steps().stream().filter(step -> !(step instanceof Step.Elements)).toList();
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      boolean isAny = a.get(i) instanceof Step.Entries || b.get(i) instanceof Step.Entries;
      if (!isAny && !a.get(i).equals(b.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a template names the field: not knowing better, anywhere in it. */
  private static boolean mentions(QueryTemplate query, Path path) {
    Optional<String> name =
        path.steps().reversed().stream()
            .filter(Step.Field.class::isInstance)
            .map(step -> ((Step.Field) step).name())
            .findFirst();
    return name.filter(field -> mentions(query.template(), field)).isPresent();
  }

  private static boolean mentions(Value value, String name) {
    return switch (value) {
      case Value.Text(String text) -> text.contains(name);
      case Document document ->
          document.names().stream().anyMatch(key -> key.contains(name))
              || document.names().stream()
                  .anyMatch(
                      key -> document.get(key).filter(held -> mentions(held, name)).isPresent());
      case Value.Array(List<Value> items) -> items.stream().anyMatch(item -> mentions(item, name));
      default -> false;
    };
  }

  /** Whether it declares to take this; one that assumes a value takes absence. */
  public boolean takes(Surprise surprise, Path path) {
    boolean isAssumed =
        surprise == Surprise.ABSENCE
            && use.paths().stream()
                .filter(each -> overlap(each.path(), path) && each.access() == Access.READ)
                .anyMatch(each -> each.assumed().isPresent());
    return isAssumed || use.tolerance().of(surprise).orElse(false);
  }

  /** Whether it declares not to take this. */
  public boolean refuses(Surprise surprise) {
    return !use.tolerance().of(surprise).orElse(true);
  }

  /** Whether it writes at all, as far as it says. */
  public boolean isWriter() {
    return use.writing().mode().isPresent() || use.paths(Access.WRITE).findAny().isPresent();
  }
}
