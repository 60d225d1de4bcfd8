package dev.lockstep.registry.compare;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Place.Carry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds for each place of a shape the one that it became: by its id, which survives every renaming,
 * else by its name, and the alternative it is in, under the place that its parent became. An id
 * that became another is another element. For one thread and one use.
 */
final class Matching {
  private final Map<String, Located> newById = new HashMap<>();
  private final Set<String> oldIds = new HashSet<>();
  private final Set<Node> taken = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Place> places = new ArrayList<>();

  private record Located(Optional<Path> parent, Spot spot) {}

  private Matching() {}

  /** The places of two shapes, parents before what is in them. */
  static List<Place> of(Shape before, Shape after) {
    Matching matching = new Matching();
    matching.index(Optional.empty(), Node.of(after));
    collectIds(before, matching.oldIds);
    matching.match(
        Optional.empty(), Node.of(before), Optional.empty(), Optional.of(Node.of(after)));
    matching.addNew(Optional.empty(), Node.of(after));
    return List.copyOf(matching.places);
  }

  private static Path at(Optional<Path> parent, Step step) {
    Path own = new Path(List.of(step));
    return parent.map(above -> above.then(own)).orElse(own);
  }

  /** What stands directly in a node, whatever alternative it is in. */
  private static List<Spot> inside(Optional<Path> at, Node node) {
    return inside(at, List.of(), node);
  }

  private static List<Spot> inside(Optional<Path> at, List<String> member, Node node) {
    List<Spot> spots = new ArrayList<>();
    switch (node.shape()) {
      case Shape.Any any -> {}
      case Shape.Single single -> {}
      case Shape.Fields fields -> {
        for (Field field : fields.fields()) {
          Step step = new Step.Field(field.storedName());
          spots.add(new Spot(at(at, step), member, Optional.of(field), field.node()));
        }
      }
      case Shape.Elements all ->
          spots.add(new Spot(at(at, new Step.Elements()), member, Optional.empty(), all.element()));
      case Shape.Entries all ->
          spots.add(new Spot(at(at, new Step.Entries()), member, Optional.empty(), all.value()));
      case Shape.Union union -> {
        for (Shape.Member each : union.members()) {
          List<String> inner = new ArrayList<>(member);
          inner.add(each.name());
          spots.addAll(inside(at, inner, each.node()));
        }
      }
    }
    return spots;
  }

  private static void collectIds(Shape shape, Set<String> ids) {
    for (Spot spot : inside(Optional.empty(), Node.of(shape))) {
      spot.node().id().ifPresent(ids::add);
      collectIds(spot.node().shape(), ids);
    }
  }

  private void index(Optional<Path> parent, Node node) {
    for (Spot spot : inside(parent, node)) {
      spot.node().id().ifPresent(id -> newById.putIfAbsent(id, new Located(parent, spot)));
      index(Optional.of(spot.path()), spot.node());
    }
  }

  private void match(
      Optional<Path> oldAt, Node old, Optional<Path> newAt, Optional<Node> becameNode) {
    List<Spot> candidates = becameNode.map(node -> inside(newAt, node)).orElse(List.of());
    for (Spot before : inside(oldAt, old)) {
      Optional<Located> partner = partner(before, newAt, candidates);
      // Two that claim to be one have no partner but the first.
      if (partner.isEmpty() || !taken.add(partner.get().spot().node())) {
        places.add(new Place.Removed(before));
        saveFrom(before);
        continue;
      }
      Spot after = partner.get().spot();
      places.add(new Place.Kept(before, after, carry(before, partner.get(), newAt)));
      match(
          Optional.of(before.path()),
          before.node(),
          Optional.of(after.path()),
          Optional.of(after.node()));
    }
  }

  private Optional<Located> partner(Spot before, Optional<Path> newAt, List<Spot> candidates) {
    Optional<Located> byId = before.node().id().flatMap(id -> Optional.ofNullable(newById.get(id)));
    return byId.isPresent()
        ? byId
        : candidates.stream()
            .filter(spot -> last(spot.path()).equals(last(before.path())))
            .filter(spot -> spot.member().equals(before.member()))
            .filter(spot -> spot.node().id().isEmpty() || before.node().id().isEmpty())
            .filter(spot -> spot.node().id().filter(oldIds::contains).isEmpty())
            .findFirst()
            .map(spot -> new Located(newAt, spot));
  }

  private static Step last(Path path) {
    return path.steps().getLast();
  }

  private static Carry carry(Spot before, Located after, Optional<Path> newParent) {
    if (!after.parent().equals(newParent)) {
      return Carry.MOVED;
    }
    return last(before.path()).equals(last(after.spot().path())) ? Carry.SAME : Carry.RENAMED;
  }

  /** What stood in a place that is gone may live on elsewhere, by its id. */
  private void saveFrom(Spot gone) {
    for (Spot before : inside(Optional.of(gone.path()), gone.node())) {
      Optional<Located> partner =
          before.node().id().flatMap(id -> Optional.ofNullable(newById.get(id)));
      if (partner.isEmpty()) {
        saveFrom(before);
      } else if (taken.add(partner.get().spot().node())) {
        Spot after = partner.get().spot();
        places.add(new Place.Kept(before, after, Carry.MOVED));
        match(
            Optional.of(before.path()),
            before.node(),
            Optional.of(after.path()),
            Optional.of(after.node()));
      }
    }
  }

  /** Only the topmost of what is new: what is in it is new because of it. */
  private void addNew(Optional<Path> at, Node node) {
    for (Spot spot : inside(at, node)) {
      if (taken.contains(spot.node())) {
        addNew(Optional.of(spot.path()), spot.node());
      } else {
        places.add(new Place.Added(spot));
      }
    }
  }
}
