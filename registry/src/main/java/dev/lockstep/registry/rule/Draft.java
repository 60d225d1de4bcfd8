package dev.lockstep.registry.rule;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.usage.Access;
import dev.lockstep.model.usage.Surprise;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a rule says of one place, before usages are asked whom it touches. Immutable.
 *
 * @param levels how much it matters on each edge; an edge that is not named is not touched
 * @param access what a service must do with the path to be touched; none where that makes no
 *     difference
 * @param surprise what a service that declares to take it is not touched by
 * @param named the services it touches, where that is known by itself
 * @param irreversible whether no evidence may make it matter less: what is lost stays lost
 */
public record Draft(
    Optional<Path> path,
    Map<Edge, Level> levels,
    String message,
    String before,
    String after,
    Optional<Value> witness,
    Set<Access> access,
    Optional<Surprise> surprise,
    boolean irreversible,
    List<Use> named) {
  /** What a reader does. */
  public static final Set<Access> READING =
      Set.of(Access.READ, Access.FILTER, Access.SORT, Access.PROJECT);

  /** What a writer does. */
  public static final Set<Access> WRITING = Set.of(Access.WRITE, Access.UPSERT_KEY);

  /** All that a service may do. */
  public static final Set<Access> ANY = Set.copyOf(EnumSet.allOf(Access.class));

  public Draft {
    levels = Map.copyOf(levels);
    access = Set.copyOf(access);
    named = List.copyOf(named);
  }

  /** A draft about a path. */
  public static Draft at(Path path, String message) {
    return new Draft(
        Optional.of(path),
        Map.of(),
        message,
        "",
        "",
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        false,
        List.of());
  }

  /** A draft about the whole collection. */
  public static Draft whole(String message) {
    return new Draft(
        Optional.empty(),
        Map.of(),
        message,
        "",
        "",
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        false,
        List.of());
  }

  /** The same with this level on an edge. */
  public Draft on(Edge edge, Level level) {
    Map<Edge, Level> more = new EnumMap<>(Edge.class);
    more.putAll(levels);
    more.put(edge, level);
    return new Draft(
        path, more, message, before, after, witness, access, surprise, irreversible, named);
  }

  /** The same with what stood there and what does. */
  public Draft values(String old, String fresh) {
    return new Draft(
        path, levels, message, old, fresh, witness, access, surprise, irreversible, named);
  }

  /** The same with a document or key that breaks. */
  public Draft shownBy(Value shown) {
    return new Draft(
        path,
        levels,
        message,
        before,
        after,
        Optional.of(shown),
        access,
        surprise,
        irreversible,
        named);
  }

  /** The same, touching services that do one of these. */
  public Draft touching(Set<Access> these) {
    return new Draft(
        path, levels, message, before, after, witness, these, surprise, irreversible, named);
  }

  /** The same, not touching services that declare to take this. */
  public Draft unlessTolerated(Surprise taken) {
    return new Draft(
        path,
        levels,
        message,
        before,
        after,
        witness,
        access,
        Optional.of(taken),
        irreversible,
        named);
  }

  /** The same, and what is lost stays lost. */
  public Draft losing() {
    return new Draft(path, levels, message, before, after, witness, access, surprise, true, named);
  }

  /** The same, touching these and nobody else. */
  public Draft naming(List<Use> these) {
    return new Draft(
        path, levels, message, before, after, witness, access, surprise, irreversible, these);
  }
}
