package dev.lockstep.registry.query.mongo;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.query.mongo.MongoRewriter.Form;
import dev.lockstep.registry.query.trail.Lost;
import dev.lockstep.registry.query.trail.Trail;
import dev.lockstep.registry.query.trail.Trail.Effect;
import dev.lockstep.registry.query.trail.Trails;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Rewrites the parts of one command. Not for sharing between threads. */
final class ClauseRewriter {
  private final Trails trails;
  private final FilterRewriter filters;
  private final Form form;
  private final Set<String> assuming = new LinkedHashSet<>();
  private boolean isCollated;
  private boolean isRecoded;

  ClauseRewriter(Trails trails, Parameters parameters, Form form) {
    this.trails = trails;
    this.filters = new FilterRewriter(new Conditions(parameters), form);
    this.form = form;
  }

  Set<String> assuming() {
    return assuming;
  }

  Clause.Group command(Clause.Group command) throws Lost {
    return group(command);
  }

  private Clause.Group group(Clause.Group group) throws Lost {
    isCollated |= group.parts().containsKey("collation");
    Map<String, Clause> parts = new LinkedHashMap<>();
    for (Map.Entry<String, Clause> part : group.parts().entrySet()) {
      parts.put(part.getKey(), clause(part.getValue()));
    }
    Clause.Group rewritten = new Clause.Group(parts);
    if (!rewritten.equals(group)) {
      requireFree(group);
    }
    return rewritten;
  }

  /** A hint may name an index that leaves out documents of the other shape. */
  private void requireFree(Clause.Group group) throws Lost {
    if (group.parts().containsKey("hint")) {
      throw new Lost("it names its index by a hint, and that index is made for the old paths");
    }
    boolean upserts =
        group.parts().containsKey("upsert")
            && !Objects.equals(group.parts().get("upsert"), new Clause.Kept(Value.bool(false)));
    if (upserts && form == Form.BOTH) {
      throw new Lost("an upsert would insert a document of one shape only");
    }
    if (upserts && isRecoded) {
      throw new Lost("an upsert inserts what its filter asks for, and that becomes something else");
    }
  }

  private Clause clause(Clause clause) throws Lost {
    return switch (clause) {
      case Clause.Group group -> group(group);
      case Clause.Each each -> {
        List<Clause> parts = new ArrayList<>();
        for (Clause part : each.parts()) {
          parts.add(clause(part));
        }
        yield new Clause.Each(parts);
      }
      case Clause.Pipeline pipeline -> pipeline(pipeline);
      case Clause.Kept kept -> kept;
      case Clause.Where where -> new Clause.Where(filters.rewrite(where.filter(), this::follow));
      case Clause.Order order -> order(order);
      case Clause.Shown shown -> shown(shown);
      case Clause.Named named -> named(named);
      case Clause.Edits edits -> edits(edits);
      case Clause.Computed computed -> computed(computed);
      case Clause.Unknown unknown -> throw new Lost("a part of it is not understood");
    };
  }

  private Trail follow(Path path) throws Lost {
    Trail trail = trails.follow(path);
    assuming.addAll(trail.assuming());
    boolean recodes = trail.effects().stream().anyMatch(Effect.Recoded.class::isInstance);
    isRecoded |= recodes;
    if (isCollated && recodes) {
      throw new Lost("its collation takes different texts for the same one");
    }
    return trail;
  }

  private Clause pipeline(Clause.Pipeline pipeline) throws Lost {
    List<Clause.Group> stages = new ArrayList<>();
    boolean named = false;
    for (Clause.Group stage : pipeline.stages()) {
      if (named) {
        stages.add(stage);
        continue;
      }
      requireNamesFree(stage);
      stages.add(group(stage));
      named = Clause.Pipeline.names(stage);
    }
    return new Clause.Pipeline(stages);
  }

  /** Fields that a stage adds must not stand where the change reads or writes. */
  private void requireNamesFree(Clause.Group stage) throws Lost {
    for (Map.Entry<String, Clause> part : stage.parts().entrySet()) {
      if (!(part.getValue() instanceof Clause.Computed computed)
          || !(computed.content() instanceof Document fields)
          || part.getKey().equals("$group")) {
        continue;
      }
      boolean includes = part.getKey().equals("$project");
      for (int i = 0; i < fields.size(); i++) {
        boolean matters = !includes || isSwitch(fields.value(i));
        if (matters && Dotted.path(fields.name(i)).map(trails::isTouched).orElse(true)) {
          throw new Lost(
              "%s gives %s a meaning of its own".formatted(part.getKey(), fields.name(i)));
        }
      }
    }
  }

  private static boolean isSwitch(Value value) {
    return value instanceof Value.Bool
        || value instanceof Value.Int32
        || value instanceof Value.Int64
        || value instanceof Value.Float64;
  }

  private Clause order(Clause.Order order) throws Lost {
    Map<Path, Value> keys = new LinkedHashMap<>();
    for (Map.Entry<Path, Value> key : order.keys().entrySet()) {
      Trail trail = follow(key.getKey());
      if (!trail.keepsOrder()) {
        throw new Lost("it sorts by %s, whose values become others".formatted(trail.from()));
      }
      keys.put(onOnePath(trail, "no order spans two paths, and it sorts by"), key.getValue());
    }
    return new Clause.Order(keys);
  }

  private Path onOnePath(Trail trail, String why) throws Lost {
    if (form == Form.BOTH && trail.isMoved()) {
      throw new Lost("%s %s, which is at %s too".formatted(why, trail.from(), trail.to()));
    }
    return trail.to();
  }

  private Clause shown(Clause.Shown shown) throws Lost {
    Map<Path, Value> paths = new LinkedHashMap<>();
    for (Map.Entry<Path, Value> path : shown.paths().entrySet()) {
      Trail trail = follow(path.getKey());
      boolean both = form == Form.BOTH && trail.isMoved();
      if (both && trail.from().overlaps(trail.to())) {
        paths.put(trail.from().isPrefixOf(trail.to()) ? trail.from() : trail.to(), path.getValue());
        continue;
      }
      if (both) {
        paths.put(trail.from(), path.getValue());
      }
      paths.put(trail.to(), path.getValue());
    }
    return new Clause.Shown(paths);
  }

  private Clause named(Clause.Named named) throws Lost {
    Trail trail = follow(named.path());
    if (!trail.keepsOrder()) {
      throw new Lost("it answers the values at %s, which become others".formatted(trail.from()));
    }
    return new Clause.Named(
        onOnePath(trail, "it answers the values of one path, and"), named.prefix());
  }

  private Clause edits(Clause.Edits edits) throws Lost {
    Map<String, Map<Path, Value>> operators = new LinkedHashMap<>();
    for (Map.Entry<String, Map<Path, Value>> operator : edits.operators().entrySet()) {
      Map<Path, Value> paths = new LinkedHashMap<>();
      for (Map.Entry<Path, Value> path : operator.getValue().entrySet()) {
        Trail trail = follow(path.getKey());
        if (!trail.effects().isEmpty() || (form == Form.BOTH && trail.isMoved())) {
          throw new Lost(
              "it writes %s, and both sides are kept in agreement only by a new-shape writer"
                  .formatted(trail.from()));
        }
        paths.put(trail.to(), path.getValue());
      }
      operators.put(operator.getKey(), paths);
    }
    return new Clause.Edits(operators);
  }

  private Clause computed(Clause.Computed computed) throws Lost {
    Map<Path, Path> places = new HashMap<>();
    for (Path path : Computing.paths(computed.content())) {
      Trail trail = follow(path);
      if (!trail.effects().isEmpty()) {
        throw new Lost("it computes with %s, whose values become others".formatted(path));
      }
      places.put(path, onOnePath(trail, "it computes with"));
    }
    return new Clause.Computed(
        Computing.map(computed.content(), path -> Objects.requireNonNull(places.get(path))));
  }
}
