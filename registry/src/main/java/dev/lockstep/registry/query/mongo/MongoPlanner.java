package dev.lockstep.registry.query.mongo;

import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.query.Serving;
import dev.lockstep.registry.query.Serving.Sorting;
import dev.lockstep.registry.query.trail.OldShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says which index serves a template, by the rule that equalities come first in an index, then the
 * order, then ranges. Immutable; threads may share it.
 *
 * <p>It speaks of what an index can do, not of what the server will choose among several.
 */
public final class MongoPlanner {
  private static final Path ID = Path.of("_id");

  private final List<Index> indexes;
  private final OldShape shape;

  /** A planner over these indexes; the one on {@code _id} is there by itself. */
  public MongoPlanner(List<Index> indexes, Shape.Fields shape) {
    this.indexes = new ArrayList<>(indexes);
    this.indexes.add(
        new Index(
            Optional.empty(),
            "_id_",
            List.of(KeyPart.ascending(ID)),
            Optional.empty(),
            Index.Options.PLAIN));
    this.shape = new OldShape(shape);
  }

  /** What serves the template: a find, a count, a deletion, an update or an aggregation's begin. */
  public Serving plan(MongoQuery query) {
    if (!query.isWhole()) {
      return new Serving.Unknown("Cannot say what serves the query: " + query.firstGap());
    }
    if (query.command().parts().containsKey("collation")) {
      return new Serving.Unknown(
          "Cannot say what serves the query: only an index of the same collation finds texts by"
              + " it.");
    }
    Asked asked = Asked.of(query);
    if (asked.filters().size() > 1) {
      return new Serving.Unknown(
          "Cannot say what serves the query: it is several, one for each of its filters");
    }
    Filter filter =
        asked.filters().isEmpty() ? new Filter.And(List.of()) : asked.filters().getFirst();
    return plan(filter, asked);
  }

  private Serving plan(Filter filter, Asked asked) {
    Sought sought = Sought.of(filter);
    if (sought.isOne(ID)) {
      return new Serving.ById();
    }
    Optional<Candidate> best =
        indexes.stream()
            .flatMap(index -> Candidate.of(index, sought, asked.order()).stream())
            .max(Candidate.BETTER);
    if (best.isPresent()) {
      return served(best.get(), asked, sought);
    }
    for (Filter.Or or : sought.alternatives()) {
      Optional<Serving> each = branches(or, asked);
      if (each.isPresent()) {
        return each.get();
      }
    }
    return new Serving.FullScan(
        sought.paths().isEmpty()
            ? "The query asks for every document."
            : "No index begins with one of "
                + sought.paths()
                + " in a way that the query can use.");
  }

  /** Alternatives are served only where each of them is. */
  private Optional<Serving> branches(Filter.Or or, Asked asked) {
    Set<String> names = new LinkedHashSet<>();
    int equalities = Integer.MAX_VALUE;
    for (Filter branch : or.parts()) {
      switch (plan(branch, asked.unordered())) {
        case Serving.ServedBy served -> {
          names.addAll(served.indexes());
          equalities = Math.min(equalities, served.equalities());
        }
        case Serving.ById byId -> names.add("_id_");
        case Serving.FullScan scan -> {
          return Optional.empty();
        }
        case Serving.Refused refused -> {
          return Optional.empty();
        }
        case Serving.Unknown unknown -> {
          return Optional.of(unknown);
        }
      }
    }
    return Optional.of(
        new Serving.ServedBy(
            new ArrayList<>(names),
            equalities == Integer.MAX_VALUE ? 1 : equalities,
            asked.order().isEmpty() ? Sorting.NONE : Sorting.IN_MEMORY,
            List.of("Each alternative is found by an index of its own.")));
  }

  private Serving served(Candidate candidate, Asked asked, Sought sought) {
    List<String> remarks = new ArrayList<>();
    if (candidate.index().options().collation().isPresent()) {
      remarks.add("The index has a collation, and serves texts only where the query names it too.");
    }
    List<Path> keys = candidate.index().keys().stream().map(KeyPart::path).toList();
    boolean multikey =
        keys.stream().anyMatch(path -> shape.types(path).filter(MongoPlanner::isScalar).isEmpty());
    boolean holdsAll =
        asked.shown().filter(keys::containsAll).isPresent() && keys.containsAll(sought.paths());
    if (holdsAll) {
      remarks.add(
          multikey
              ? "The index would cover the query, unless one of its paths holds an array."
              : "The index covers the query: no document is read.");
    }
    return new Serving.ServedBy(
        List.of(candidate.index().name()),
        candidate.equalities(),
        candidate.sorting(),
        holdsAll && !multikey,
        remarks);
  }

  private static boolean isScalar(Set<ValueType> types) {
    return !types.contains(ValueType.ARRAY);
  }

  /**
   * What a command asks for.
   *
   * @param shown the only paths it answers, where it names them
   */
  record Asked(List<Filter> filters, Map<Path, Value> order, Optional<Set<Path>> shown) {
    static Asked of(MongoQuery query) {
      List<Filter> filters = new ArrayList<>();
      Map<Path, Value> order = new LinkedHashMap<>();
      List<Set<Path>> shown = new ArrayList<>();
      collect(query.command(), filters, order, shown);
      return new Asked(
          filters, order, shown.isEmpty() ? Optional.empty() : Optional.of(shown.getFirst()));
    }

    private static void collect(
        Clause clause, List<Filter> filters, Map<Path, Value> order, List<Set<Path>> shown) {
      switch (clause) {
        case Clause.Group group ->
            group.parts().values().forEach(part -> collect(part, filters, order, shown));
        case Clause.Each each -> each.parts().forEach(part -> collect(part, filters, order, shown));
        case Clause.Pipeline pipeline -> begin(pipeline, filters, order);
        case Clause.Where where -> filters.add(where.filter());
        case Clause.Order sort -> order.putAll(sort.keys());
        case Clause.Shown paths -> only(paths).ifPresent(shown::add);
        case Clause.Kept kept -> {}
        case Clause.Named named -> {}
        case Clause.Edits edits -> {}
        case Clause.Computed computed -> {}
        case Clause.Unknown unknown -> {}
      }
    }

    /** Indexes serve the stages up to the first that is neither a match nor a sort. */
    private static void begin(
        Clause.Pipeline pipeline, List<Filter> filters, Map<Path, Value> order) {
      List<Filter> matches = new ArrayList<>();
      for (Clause.Group stage : pipeline.stages()) {
        Clause only = stage.parts().values().iterator().next();
        if (only instanceof Clause.Where where && order.isEmpty()) {
          matches.add(where.filter());
        } else if (only instanceof Clause.Order sort && order.isEmpty()) {
          order.putAll(sort.keys());
        } else {
          break;
        }
      }
      filters.add(new Filter.And(matches));
    }

    private static Optional<Set<Path>> only(Clause.Shown shown) {
      boolean hidesId =
          Optional.ofNullable(shown.paths().get(ID)).filter(v -> !isShown(v)).isPresent();
      Set<Path> paths = new LinkedHashSet<>();
      shown
          .paths()
          .forEach((path, value) -> {
            if (isShown(value)) {
              paths.add(path);
            }
          });
      return hidesId && !paths.isEmpty() ? Optional.of(paths) : Optional.empty();
    }

    private static boolean isShown(Value value) {
      return value.equals(Value.bool(true)) || value.equals(Value.int32(1));
    }

    Asked unordered() {
      return new Asked(filters, Map.of(), shown);
    }
  }
}
