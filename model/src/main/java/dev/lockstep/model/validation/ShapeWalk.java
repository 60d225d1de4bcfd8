package dev.lockstep.model.validation;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Guard;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.change.OperationPaths;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Nearest;
import dev.lockstep.model.validation.Validation.Report;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks the operations of a change over what is known of the shape: which paths were taken away,
 * which were written, and which type a path is known to hold. What an operation does under a guard
 * is not known of every document.
 */
final class ShapeWalk {
  private final Optional<Set<Path>> known;
  private final Map<Path, Optional<Path>> gone = new LinkedHashMap<>();
  private final Set<Path> written = new LinkedHashSet<>();
  private final Map<Path, ValueType> types = new HashMap<>();

  /** Whether the step applies to every document, so that what it does is known of all of them. */
  private boolean always = true;

  ShapeWalk(Optional<Set<Path>> known) {
    this.known = known;
  }

  void step(Step step, Report report) {
    Operation operation = step.operation();
    always = step.when().isEmpty();
    step.when().ifPresent(guard -> guardReads(operation, guard, report));
    switch (operation) {
      case Operation.Add add -> assigns(add.path(), add.value().paths(), "expression", report);
      case Operation.Derive derive ->
          assigns(derive.path(), derive.value().paths(), "expression", report);
      case Operation.Copy copy -> assigns(copy.to(), Set.of(copy.from()), "from", report);
      case Operation.Remove remove -> takes(remove.path(), "path", report);
      case Operation.Rename rename -> moves(rename.from(), rename.to(), report);
      case Operation.Move move -> moves(move.from(), move.to(), report);
      case Operation.Convert convert -> converts(convert, report);
      case Operation.MapValues map -> rewrites(map.path(), report);
      case Operation.Wrap wrap -> wraps(wrap.path(), report);
      case Operation.Unwrap unwrap -> {
        refuseScalar(unwrap.path(), report);
        rewrites(unwrap.path(), report);
      }
      case Operation.ArrayToMap map -> {
        refuseScalar(map.path(), report);
        rewrites(map.path(), report);
      }
      case Operation.MapToArray map -> rewrites(map.path(), report);
      case Operation.Split split -> {
        takes(split.path(), "path", report);
        split.to().forEach(this::writes);
      }
      case Operation.Merge merge -> {
        merge.from().forEach(from -> takes(from, "from", report));
        writes(merge.to());
      }
      case Operation.Each each -> reads(each.path(), "path", report);
      case Operation.SetTtl ttl -> reads(ttl.path(), "path", report);
      case Operation.AddIndex index -> {}
      case Operation.DropIndex index -> {}
    }
  }

  private void guardReads(Operation operation, Guard guard, Report report) {
    if (guard instanceof Guard.Holds holds && !isInside(operation)) {
      holds.expression().paths().forEach(path -> reads(path, "when", report));
    }
  }

  /** Expressions of an operation inside an array or map see the element, not this document. */
  private static boolean isInside(Operation operation) {
    return !(operation instanceof Operation.Each)
        && OperationPaths.of(operation).stream().anyMatch(argument -> !argument.path().isStatic());
  }

  private void assigns(Path to, Set<Path> operands, String argument, Report report) {
    if (to.isStatic()) {
      operands.forEach(path -> reads(path, argument, report));
    }
    writes(to);
  }

  private void moves(Path from, Path to, Report report) {
    takes(from, "from", report);
    if (always) {
      gone.put(from, Optional.of(to));
    }
    writes(to);
  }

  private void takes(Path path, String argument, Report report) {
    reads(path, argument, report);
    if (always) {
      gone.put(path, Optional.empty());
      written.removeIf(path::isPrefixOf);
    }
    types.remove(path);
  }

  private void rewrites(Path path, Report report) {
    reads(path, "path", report);
    types.remove(path);
  }

  private void converts(Operation.Convert convert, Report report) {
    reads(convert.path(), "path", report);
    if (types.get(convert.path()) == ValueType.ARRAY) {
      report.add("path", convert.path() + " holds an array here, which cannot be converted");
    }
    boolean sure =
        convert.otherwise() instanceof Otherwise.Reject
            || convert.otherwise() instanceof Otherwise.Absent;
    types.remove(convert.path());
    if (sure && always) {
      types.put(convert.path(), convert.to());
    }
  }

  private void wraps(Path path, Report report) {
    reads(path, "path", report);
    if (types.get(path) == ValueType.ARRAY) {
      report.add("path", path + " holds an array here already");
    }
    types.remove(path);
    if (always) {
      types.put(path, ValueType.ARRAY);
    }
  }

  private void refuseScalar(Path path, Report report) {
    ValueType type = types.get(path);
    if (type != null && type != ValueType.ARRAY) {
      report.add("path", path + " holds a " + type + " here and no array");
    }
  }

  private void writes(Path path) {
    gone.keySet().removeIf(path::isPrefixOf);
    written.add(path);
    types.remove(path);
  }

  private void reads(Path path, String argument, Report report) {
    if (written.stream().anyMatch(path::overlaps)) {
      return;
    }
    for (Map.Entry<Path, Optional<Path>> entry : gone.entrySet()) {
      if (entry.getKey().isPrefixOf(path)) {
        String instead = entry.getValue().map(to -> ": it is called " + to + " here").orElse("");
        report.add(
            argument, path + " was taken away by an earlier operation of this change" + instead);
        return;
      }
    }
    known.ifPresent(paths -> isKnown(path, paths, argument, report));
  }

  private void isKnown(Path path, Set<Path> paths, String argument, Report report) {
    if (paths.stream().noneMatch(path::overlaps)) {
      List<String> words = paths.stream().map(Path::toString).toList();
      report.add(
          argument,
          "no document has "
              + path
              + Nearest.to(path.toString(), words).map(w -> ": " + w + " may be meant").orElse(""));
    }
  }
}
