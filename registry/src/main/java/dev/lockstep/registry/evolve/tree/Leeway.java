package dev.lockstep.registry.evolve.tree;

import dev.lockstep.model.path.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What the operations leave open, by place and aspect; what is not in it is settled. Immutable. */
public record Leeway(Map<Path, Map<Aspect, Latitude>> places) {
  /** Nothing is left open. */
  public static final Leeway NONE = new Leeway(Map.of());

  public Leeway {
    places = Map.copyOf(places);
  }

  /** How far a contract may say otherwise there. */
  public Latitude of(Path path, Aspect aspect) {
    return places.getOrDefault(path, Map.of()).getOrDefault(aspect, Latitude.EXACT);
  }

  /** With this much at least for these aspects. */
  public Leeway with(Path path, Latitude latitude, Aspect... aspects) {
    Map<Aspect, Latitude> here = new EnumMap<>(Aspect.class);
    here.putAll(places.getOrDefault(path, Map.of()));
    for (Aspect aspect : aspects) {
      here.merge(aspect, latitude, Latitude::or);
    }
    Map<Path, Map<Aspect, Latitude>> all = new HashMap<>(places);
    all.put(path, here);
    return new Leeway(all);
  }

  /** With everything about a place left open. */
  public Leeway open(Path path) {
    return with(path, Latitude.ANY, Aspect.values());
  }

  /** Without what is said of a place and of those below it. */
  public Leeway without(Path path) {
    Map<Path, Map<Aspect, Latitude>> rest = new HashMap<>(places);
    rest.keySet().removeIf(path::isPrefixOf);
    return new Leeway(rest);
  }

  /** With what is said of a place and of those below it said of another. */
  public Leeway moved(Path from, Path to) {
    Map<Path, Map<Aspect, Latitude>> all = new HashMap<>();
    places.forEach((path, said) -> {
      if (from.isPrefixOf(path)) {
        all.put(Steps.moved(path, from, to), said);
      } else if (!to.isPrefixOf(path)) {
        all.put(path, said);
      }
    });
    return new Leeway(all);
  }

  /** With all that either leaves open. */
  public Leeway and(Leeway other) {
    Map<Path, Map<Aspect, Latitude>> all = new HashMap<>(places);
    other.places.forEach((path, said) -> all.merge(path, said, Leeway::either));
    return new Leeway(all);
  }

  private static Map<Aspect, Latitude> either(
      Map<Aspect, Latitude> one, Map<Aspect, Latitude> other) {
    Map<Aspect, Latitude> both = new EnumMap<>(Aspect.class);
    both.putAll(one);
    other.forEach((aspect, latitude) -> both.merge(aspect, latitude, Latitude::or));
    return both;
  }
}
