package dev.lockstep.registry.evidence;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.model.usage.Access;
import dev.lockstep.registry.query.ParsedQuery;
import dev.lockstep.registry.query.PathAccess;
import dev.lockstep.registry.query.language.Query;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A query that is sent to a collection, taken apart once. */
public record Sent(Query query, ParsedQuery parsed) {
  /** A template over a collection as it was promised. */
  public static Sent of(QueryTemplate template, CollectionPromise collection) {
    Query query = Query.of(template, collection);
    return new Sent(query, query.parsed());
  }

  /** Its name and its place among words, such as {@code the query by_zip}. */
  public String words() {
    return "the query " + query.template().name();
  }

  /** What it does at, above or below a path. */
  public Stream<PathAccess> at(Path path) {
    return parsed.paths().stream().filter(each -> Use.overlap(each.path(), path));
  }

  /** Whether a part of it is not understood and it names the field, so that it may use it. */
  public boolean mayUse(Path path) {
    return !parsed.gaps().isEmpty() && mentions(path);
  }

  Stream<Access> touches(Path path, Set<Access> wanted) {
    return Stream.concat(
        at(path).map(PathAccess::access).filter(wanted::contains),
        mayUse(path) ? Stream.of(Access.FILTER) : Stream.of());
  }

  /** Whether the template names the field: not knowing better, anywhere in it. */
  private boolean mentions(Path path) {
    Optional<String> name =
        path.steps().reversed().stream()
            .filter(Path.Step.Field.class::isInstance)
            .map(step -> ((Path.Step.Field) step).name())
            .findFirst();
    return name.filter(field -> mentions(query.template().template(), field)).isPresent();
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
}
