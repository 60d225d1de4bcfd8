package dev.lockstep.model.compile;

import dev.lockstep.model.change.Gaps;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.change.OperationPaths;
import dev.lockstep.model.compile.SequenceLens.Numbered;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.primitive.ArrayToMap;
import dev.lockstep.model.primitive.Computation;
import dev.lockstep.model.primitive.Converting;
import dev.lockstep.model.primitive.Deriving;
import dev.lockstep.model.primitive.Deriving.Follows;
import dev.lockstep.model.primitive.MapToArray;
import dev.lockstep.model.primitive.MappingValues;
import dev.lockstep.model.primitive.Merging;
import dev.lockstep.model.primitive.Moving;
import dev.lockstep.model.primitive.Nesting;
import dev.lockstep.model.primitive.Primitive;
import dev.lockstep.model.primitive.Removing;
import dev.lockstep.model.primitive.Renaming;
import dev.lockstep.model.primitive.Splitting;
import dev.lockstep.model.primitive.Unnesting;
import dev.lockstep.model.primitive.Unwrapping;
import dev.lockstep.model.primitive.Wrapping;
import dev.lockstep.model.slot.Slot;
import dev.lockstep.model.template.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes the data operations of one sequence lenses, in order.
 *
 * <p>An operation whose paths go through an array or map becomes the same operation inside each of
 * its elements. In there every path begins with the field that holds the element, and expressions
 * see the element alone.
 */
final class OperationCompiler {
  private final Function<Expression, Computation> scope;
  private final Set<Path> written = new HashSet<>();

  private OperationCompiler(Function<Expression, Computation> scope) {
    this.scope = scope;
  }

  /** A compiler of operations on whole documents. */
  static OperationCompiler overall() {
    return new OperationCompiler(Computation.Overall::new);
  }

  /** The lens of the next operation. */
  Stage next(Step step) {
    Optional<Path> through =
        OperationPaths.of(step.operation()).stream()
            .map(OperationPaths.Argument::path)
            .filter(path -> !path.isStatic())
            .findFirst();
    Stage stage =
        through.isPresent() && !(step.operation() instanceof Operation.Each)
            ? inside(through.get(), Optional.empty(), List.of(shortened(step, through.get())))
            : guarded(step);
    written.addAll(stage.touch().targets());
    return stage;
  }

  private static Step shortened(Step step, Path through) {
    int depth = depth(through);
    return new Step(
        OperationPaths.map(
            step.operation(), path -> inCell(path.steps().subList(depth, path.steps().size()))),
        step.when());
  }

  /** How many steps lead into the first array or map of the path, that step included. */
  private static int depth(Path path) {
    return path.container().steps().size() + 1;
  }

  private static Path inCell(List<Path.Step> steps) {
    List<Path.Step> all = new ArrayList<>();
    all.add(new Path.Step.Field(Computation.ELEMENT));
    all.addAll(steps);
    return new Path(all);
  }

  private static Stage inside(Path through, Optional<String> key, List<Step> cellSteps) {
    int depth = depth(through);
    Members members =
        through.steps().get(depth - 1) instanceof Path.Step.Entries
            ? Members.ENTRIES
            : Members.ELEMENTS;
    OperationCompiler compiler = new OperationCompiler(Computation.Inside::new);
    List<Numbered> inner = new ArrayList<>();
    for (Step step : cellSteps) {
      inner.add(new Numbered(Integer.toString(inner.size()), compiler.next(step)));
    }
    return new EachStage(new Slot(through.container()), members, key, new SequenceLens(inner));
  }

  private Stage guarded(Step step) {
    Stage stage =
        step.operation() instanceof Operation.Each each
            ? each(each)
            : new OperationLens(primitive(step.operation()));
    if (step.when().isEmpty()) {
      return stage;
    }
    return switch (step.when().get()) {
      case Operation.Guard.Holds holds -> {
        Computation condition = scope.apply(holds.expression());
        yield new GuardedStage(stage, condition::holds, condition.paths());
      }
      case Operation.Guard.TargetAbsent t -> whereAbsent(stage);
    };
  }

  private static Stage whereAbsent(Stage stage) {
    Set<Path> targets = stage.touch().targets();
    List<Slot> slots = targets.stream().map(Slot::new).toList();
    return new GuardedStage(
        stage, (Document document) -> slots.stream().noneMatch(s -> s.isIn(document)), targets);
  }

  private static Stage each(Operation.Each each) {
    Path path = each.path();
    int depth = depth(path);
    if (depth == path.steps().size()) {
      return inside(
          path, each.key(), each.operations().stream().map(OperationCompiler::deeper).toList());
    }
    Operation.Each rest =
        new Operation.Each(
            inCell(path.steps().subList(depth, path.steps().size())),
            each.key(),
            each.operations());
    return inside(path, Optional.empty(), List.of(new Step(rest, Optional.empty())));
  }

  private static Step deeper(Step step) {
    return new Step(
        OperationPaths.map(step.operation(), path -> inCell(path.steps())), step.when());
  }

  private Primitive primitive(Operation operation) {
    return switch (operation) {
      case Operation.Add add ->
          new Deriving(slot(add.path()), scope.apply(add.value()), Follows.NEVER);
      case Operation.Remove remove -> new Removing(slot(remove.path()));
      case Operation.Rename rename -> new Renaming(slot(rename.from()), slot(rename.to()));
      case Operation.Move move -> moving(slot(move.from()), slot(move.to()));
      case Operation.Copy copy ->
          deriving(slot(copy.to()), new Computation.Overall(new Expression.Field(copy.from())));
      case Operation.Convert convert ->
          new Converting(slot(convert.path()), convert.to(), convert.otherwise());
      case Operation.MapValues map ->
          new MappingValues(slot(map.path()), map.values(), map.otherwise());
      case Operation.Split split -> splitting(split);
      case Operation.Merge merge -> merging(merge);
      case Operation.Wrap wrap -> new Wrapping(slot(wrap.path()));
      case Operation.Unwrap unwrap -> new Unwrapping(slot(unwrap.path()));
      case Operation.ArrayToMap map -> new ArrayToMap(slot(map.path()), map.key());
      case Operation.MapToArray map -> new MapToArray(slot(map.path()), map.key());
      case Operation.Derive derive -> deriving(slot(derive.path()), scope.apply(derive.value()));
      case Operation.Each each -> throw noPrimitive(each);
      case Operation.AddIndex index -> throw noPrimitive(index);
      case Operation.DropIndex index -> throw noPrimitive(index);
      case Operation.SetTtl ttl -> throw noPrimitive(ttl);
    };
  }

  private static IllegalArgumentException noPrimitive(Operation operation) {
    return new IllegalArgumentException("Cannot make a lens of one: " + operation.word());
  }

  private static Slot slot(Path path) {
    return new Slot(path);
  }

  private static Primitive moving(Slot from, Slot to) {
    if (from.path().isPrefixOf(to.path())) {
      return new Nesting(from, below(from, to));
    }
    if (to.path().isPrefixOf(from.path())) {
      return new Unnesting(to, below(to, from));
    }
    return from.isSiblingOf(to) ? new Renaming(from, to) : new Moving(from, to);
  }

  private static Slot below(Slot above, Slot slot) {
    List<Path.Step> steps = slot.path().steps();
    return new Slot(new Path(steps.subList(above.path().steps().size(), steps.size())));
  }

  private Primitive deriving(Slot slot, Computation value) {
    boolean own =
        value.paths().stream().allMatch(p -> written.stream().anyMatch(w -> w.isPrefixOf(p)));
    return new Deriving(slot, value, own ? Follows.MOVED_OPERANDS : Follows.ALWAYS);
  }

  private static Primitive splitting(Operation.Split split) {
    Template template = Template.parse(split.template());
    return new Splitting(slot(split.path()), inGapOrder(template, split.to()), template);
  }

  private static Primitive merging(Operation.Merge merge) {
    Template template = Template.parse(merge.template());
    return new Merging(inGapOrder(template, merge.from()), slot(merge.to()), template);
  }

  private static List<Slot> inGapOrder(Template template, List<Path> paths) {
    return template.names().stream()
        .map(name -> slot(Gaps.path(name, paths).orElseThrow()))
        .toList();
  }
}
