package dev.lockstep.model.validation;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Guard;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.change.OperationPaths;
import dev.lockstep.model.change.OperationPaths.Argument;
import dev.lockstep.model.conversion.Conversion;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.validation.Validation.Report;
import dev.lockstep.model.validation.Validation.Scope;
import java.util.List;
import java.util.Set;

/** What must hold of one operation whatever stands before it. */
final class OperationRules {
  private static final Set<String> RESERVED = Set.of("_id", "_lockstep");

  private final Operation operation;
  private final Scope scope;
  private final Report report;

  private OperationRules(Operation operation, Scope scope, Report report) {
    this.operation = operation;
    this.scope = scope;
    this.report = report;
  }

  static void check(Step step, Scope scope, Report report) {
    OperationRules rules = new OperationRules(step.operation(), scope, report);
    List<Argument> arguments = OperationPaths.of(step.operation());
    arguments.forEach(rules::path);
    rules.sameContainer(arguments);
    rules.own();
    step.when().ifPresent(guard -> rules.guard(guard));
  }

  private void path(Argument argument) {
    Path path = argument.path();
    if (!(path.steps().getFirst() instanceof Path.Step.Field root)) {
      report.add(argument.name(), "a path begins with a field, which holds the array or map");
      return;
    }
    boolean onlyRead =
        (operation instanceof Operation.Copy && argument.name().equals("from"))
            || operation instanceof Operation.SetTtl;
    if (scope == Scope.DOCUMENT && RESERVED.contains(root.name()) && !onlyRead) {
      report.add(argument.name(), root.name() + " cannot be changed by an operation");
    }
    boolean endsInside = !(path.steps().getLast() instanceof Path.Step.Field);
    if (endsInside && !mayEndInside()) {
      report.add(
          argument.name(), "an element has no name of its own: the path must end in a field");
    }
    if (!endsInside && operation instanceof Operation.Each) {
      report.add(argument.name(), "the path of an each ends in [] for an array or {} for a map");
    }
  }

  private boolean mayEndInside() {
    return switch (operation) {
      case Operation.Each o -> true;
      case Operation.Convert o -> true;
      case Operation.MapValues o -> true;
      case Operation.Wrap o -> true;
      case Operation.Unwrap o -> true;
      case Operation.ArrayToMap o -> true;
      case Operation.MapToArray o -> true;
      case Operation.Derive o -> true;
      case Operation.Move move -> isInPlace(move);
      case Operation o -> false;
    };
  }

  /** Whether a value goes below its own path, or takes the place of what it stands below. */
  private static boolean isInPlace(Operation.Move move) {
    return move.from().overlaps(move.to());
  }

  /** The part of a path that leads into the last array or map. */
  private static List<Path.Step> container(Path path) {
    int depth = path.steps().size();
    while (depth > 0 && path.steps().get(depth - 1) instanceof Path.Step.Field) {
      depth--;
    }
    return path.steps().subList(0, depth);
  }

  private void sameContainer(List<Argument> arguments) {
    for (Argument argument : arguments) {
      if (!container(argument.path()).equals(container(arguments.getFirst().path()))) {
        report.add(
            argument.name(),
            argument.path()
                + " leads into another array or map than "
                + arguments.getFirst().path());
      }
    }
  }

  private void own() {
    switch (operation) {
      case Operation.Rename rename -> {
        apart("to", rename.from(), rename.to());
        if (!parent(rename.from()).equals(parent(rename.to()))) {
          report.add("to", "a rename stays under one parent: use move to take it elsewhere");
        }
      }
      case Operation.Move move -> {
        if (move.from().equals(move.to())) {
          apart("to", move.from(), move.to());
        }
      }
      case Operation.Copy copy -> apart("to", copy.from(), copy.to());
      case Operation.Convert convert -> {
        if (!Conversion.isKnown(convert.to())) {
          report.add("to", "nothing can be converted to " + convert.to());
        }
      }
      case Operation.MapValues map -> {
        if (map.values().isEmpty()) {
          report.add("values", "the table is empty");
        }
      }
      case Operation.Split split ->
          new TemplateRules(report).check("to", split.path(), split.to(), split.template());
      case Operation.Merge merge ->
          new TemplateRules(report).check("from", merge.to(), merge.from(), merge.template());
      case Operation.Each each -> each(each);
      case Operation.SetTtl ttl -> {
        if (!ttl.path().isStatic()) {
          report.add(
              "path", "documents expire by one date: the path cannot lead into an array or map");
        }
      }
      case Operation.AddIndex index -> {
        if (index.keys().isEmpty()) {
          report.add("keys", "an index has at least one key");
        }
      }
      case Operation o -> {}
    }
  }

  private static List<Path.Step> parent(Path path) {
    return path.steps().subList(0, path.steps().size() - 1);
  }

  private void apart(String argument, Path from, Path to) {
    if (from.equals(to)) {
      report.add(argument, from + " is where the value is already");
    } else if (from.overlaps(to)) {
      report.add(
          argument,
          from + " and " + to + " lie one above the other: go by a path that is free in between");
    }
  }

  private void each(Operation.Each each) {
    if (each.operations().isEmpty()) {
      report.add("operations", "an each has at least one operation");
    }
    for (int i = 0; i < each.operations().size(); i++) {
      String prefix = "operations[" + i + "].";
      Step inner = each.operations().get(i);
      if (isIndex(inner.operation())) {
        report.add(prefix + inner.operation().word(), "indexes belong to the whole collection");
      } else {
        check(inner, Scope.ELEMENT, (argument, why) -> report.add(prefix + argument, why));
      }
    }
  }

  private static boolean isIndex(Operation operation) {
    return operation instanceof Operation.AddIndex
        || operation instanceof Operation.DropIndex
        || operation instanceof Operation.SetTtl;
  }

  private void guard(Guard guard) {
    if (isIndex(operation)) {
      report.add("when", operation.word() + " concerns the whole collection and takes no guard");
    } else if (guard instanceof Guard.TargetAbsent && !hasTargetOfItsOwn()) {
      report.add(
          "when", operation.word() + " changes what is there, so its target is never absent");
    }
  }

  private boolean hasTargetOfItsOwn() {
    return switch (operation) {
      case Operation.Add o -> true;
      case Operation.Rename o -> true;
      case Operation.Move move -> !isInPlace(move);
      case Operation.Copy o -> true;
      case Operation.Derive o -> true;
      case Operation.Merge merge -> !merge.from().contains(merge.to());
      case Operation.Split split -> !split.to().contains(split.path());
      case Operation o -> false;
    };
  }
}
