package dev.lockstep.registry.query.trail;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.OperationPaths;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.query.trail.OldShape.Known;
import dev.lockstep.registry.query.trail.Trail.Apart;
import dev.lockstep.registry.query.trail.Trail.Effect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Follows a path of the old shape through the operations of a change, one after the other.
 *
 * <p>An operation that touches the path is followed only where the value at the new place tells of
 * every document what the value at the old place told. Everything else ends the trail with a
 * reason, and what the shape does not say but the operation needs becomes an assumption. Immutable;
 * threads may share it.
 */
public final class Trails {
  private static final Set<ValueType> WHOLE_OR_DOUBLE =
      EnumSet.of(ValueType.INT32, ValueType.INT64, ValueType.DOUBLE, ValueType.NULL);
  private static final Set<ValueType> WHOLE =
      EnumSet.of(ValueType.INT32, ValueType.INT64, ValueType.NULL);

  private final Change change;
  private final OldShape shape;
  private final Predicate<Path> canBeWritten;

  /**
   * The trails of one change.
   *
   * @param canBeWritten whether the language of the templates can name a path
   */
  public Trails(Change change, OldShape shape, Predicate<Path> canBeWritten) {
    this.change = change;
    this.shape = shape;
    this.canBeWritten = canBeWritten;
  }

  /** Whether any document changes. */
  public boolean changesDocuments() {
    return change.operations().stream().anyMatch(step -> !isIndex(step.operation()));
  }

  private static boolean isIndex(Operation operation) {
    return operation instanceof Operation.AddIndex
        || operation instanceof Operation.DropIndex
        || operation instanceof Operation.SetTtl;
  }

  /** Whether an operation reads or writes at, above or below the path. */
  public boolean isTouched(Path path) {
    return change.operations().stream()
        .anyMatch(step -> !isIndex(step.operation()) && touches(step.operation(), path));
  }

  private static boolean touches(Operation operation, Path path) {
    return OperationPaths.of(operation).stream()
        .anyMatch(argument -> container(argument.path()).overlaps(path));
  }

  private static Path container(Path path) {
    return path.container();
  }

  /** Where the path leads. */
  public Trail follow(Path path) throws Lost {
    Trail trail = Trail.start(path);
    for (Operation.Step step : change.operations()) {
      Operation operation = step.operation();
      if (isIndex(operation) || !touches(operation, trail.to())) {
        continue;
      }
      if (step.when().isPresent()) {
        throw new Lost(
            "%s is changed only in documents for which a condition holds".formatted(trail.to()));
      }
      if (operation instanceof Operation.Copy copy
          && container(copy.from()).overlaps(trail.to())
          && !container(copy.to()).overlaps(trail.to())) {
        continue;
      }
      trail = next(trail, operation);
    }
    return trail.isMoved() ? apart(trail) : trail;
  }

  private Trail next(Trail trail, Operation operation) throws Lost {
    Path path = trail.to();
    return switch (operation) {
      case Operation.Rename rename -> moved(trail, rename, rename.from(), rename.to());
      case Operation.Move move -> moved(trail, move, move.from(), move.to());
      case Operation.Wrap wrap -> wrapped(trail, wrap.path());
      case Operation.Convert convert -> converted(trail, convert);
      case Operation.MapValues map -> mapped(trail, map);
      case Operation.Remove remove -> throw new Lost(path + " is removed");
      case Operation.Add add -> throw written(path);
      case Operation.Derive derive -> throw written(path);
      case Operation.Copy copy -> throw written(path);
      case Operation.Split split ->
          throw new Lost("%s is split, and no part says what the whole did".formatted(path));
      case Operation.Merge merge ->
          throw new Lost("%s becomes part of a text, or is that text".formatted(path));
      case Operation.Unwrap unwrap ->
          throw new Lost(
              "%s keeps only its first element, and the query asks for any".formatted(path));
      case Operation.ArrayToMap map -> throw insideArray(path);
      case Operation.MapToArray map -> throw insideArray(path);
      case Operation.Each each -> throw insideArray(path);
      case Operation.AddIndex index -> trail;
      case Operation.DropIndex index -> trail;
      case Operation.SetTtl ttl -> trail;
    };
  }

  private static Lost written(Path path) {
    return new Lost(
        "the change itself writes %s, which the original found otherwise".formatted(path));
  }

  private static Lost insideArray(Path path) {
    return new Lost("the change rebuilds the elements or entries at %s".formatted(path));
  }

  private Trail moved(Trail trail, Operation operation, Path from, Path to) throws Lost {
    Path path = trail.to();
    if (!from.isStatic() || !to.isStatic()) {
      throw insideArray(path);
    }
    if (!from.isPrefixOf(path)) {
      throw to.overlaps(path)
          ? written(path)
          : new Lost("%s is asked for whole, and the change moves %s".formatted(path, from));
    }
    boolean shared =
        change.operations().stream()
            .map(Operation.Step::operation)
            .filter(other -> !other.equals(operation))
            .flatMap(other -> targets(other).stream())
            .anyMatch(target -> container(target).overlaps(to));
    if (shared) {
      throw new Lost("several operations write %s".formatted(to));
    }
    if (!canBeWritten.test(to)) {
      throw new Lost("no query can name %s".formatted(to));
    }
    List<String> assuming = new ArrayList<>(trail.assuming());
    if (to.isPrefixOf(from)) {
      requireUnnestable(from, to);
    } else {
      require(
          shape.standsInDocuments(from),
          "what stands above %s is a document wherever it is".formatted(from),
          assuming);
      if (!from.isPrefixOf(to) || !from.equals(path)) {
        require(shape.isFree(to), "no document holds %s yet".formatted(to), assuming);
      }
    }
    return new Trail(trail.from(), onto(path, from, to), trail.effects(), assuming, trail.apart());
  }

  /** The rest of a path below another. */
  private static Path onto(Path path, Path from, Path to) {
    List<Path.Step> rest = path.steps().subList(from.steps().size(), path.steps().size());
    return rest.isEmpty() ? to : to.then(new Path(rest));
  }

  private static void require(Known known, String sentence, List<String> assuming) throws Lost {
    switch (known) {
      case YES -> {}
      case NO -> throw new Lost("the shape does not say that " + sentence);
      case UNSAID -> {
        if (!assuming.contains(sentence)) {
          assuming.add(sentence);
        }
      }
    }
  }

  private void requireUnnestable(Path from, Path to) throws Lost {
    boolean direct = from.steps().size() == to.steps().size() + 1;
    if (!direct
        || shape.standsInDocuments(from) != Known.YES
        || !shape.isAlwaysIn(to, from.names().getLast())
        || !shape.isSingle(from)) {
      throw new Lost(
          "the shape does not say that each %s has %s, and it a single value"
              .formatted(to, from.names().getLast()));
    }
  }

  private Trail wrapped(Trail trail, Path path) throws Lost {
    if (!path.equals(trail.to())) {
      throw insideArray(trail.to());
    }
    return with(trail, new Effect.Wrapped());
  }

  private Trail converted(Trail trail, Operation.Convert convert) throws Lost {
    if (!convert.path().equals(trail.to()) || !isFirst(trail)) {
      throw new Lost("%s changes its type together with others".formatted(trail.to()));
    }
    Optional<Set<ValueType>> types = shape.types(trail.from());
    if (types.isEmpty()) {
      throw new Lost("the shape does not say which type %s has".formatted(trail.from()));
    }
    if (isSameNumber(types.get(), convert)) {
      return with(trail, new Effect.Renumbered());
    }
    if (convert.to() == ValueType.STRING && Recoding.Written.fits(types.get())) {
      return with(trail, new Effect.Recoded(new Recoding.Written(types.get())));
    }
    throw new Lost(
        "several values at %s may become one %s".formatted(trail.to(), convert.to().word()));
  }

  /** Whether every number stays equal to what it was, whatever becomes of those that do not fit. */
  private static boolean isSameNumber(Set<ValueType> types, Operation.Convert convert) {
    boolean total =
        WHOLE.containsAll(types)
            && (convert.to() == ValueType.DECIMAL128
                || ((convert.to() == ValueType.INT64 || convert.to() == ValueType.DOUBLE)
                    && !types.contains(ValueType.INT64)));
    boolean kept =
        convert.otherwise() instanceof Operation.Otherwise.Keep
            || convert.otherwise() instanceof Operation.Otherwise.Reject;
    return total
        || (kept && WHOLE_OR_DOUBLE.containsAll(types) && WHOLE_OR_DOUBLE.contains(convert.to()));
  }

  private Trail mapped(Trail trail, Operation.MapValues map) throws Lost {
    Optional<Set<ValueType>> types = shape.types(trail.from());
    boolean dropped =
        map.otherwise() instanceof Operation.Otherwise.Absent
            || map.otherwise() instanceof Operation.Otherwise.Constant;
    if (!map.path().equals(trail.to())
        || dropped
        || !isFirst(trail)
        || types.isEmpty()
        || !Recoding.Mapped.fits(map.values(), types.get())) {
      throw new Lost(
          ("the values at %s are mapped, and some go, or the shape does not say that they are texts"
                  + " or truth values")
              .formatted(trail.to()));
    }
    return with(
        trail,
        new Effect.Recoded(
            new Recoding.Mapped(map.values(), map.otherwise(), shape.values(trail.from()))));
  }

  private static boolean isFirst(Trail trail) {
    return trail.effects().isEmpty();
  }

  private static Trail with(Trail trail, Effect effect) {
    List<Effect> effects = new ArrayList<>(trail.effects());
    effects.add(effect);
    return new Trail(trail.from(), trail.to(), effects, trail.assuming(), trail.apart());
  }

  /** Whether the two places tell documents of the two shapes apart. */
  private Trail apart(Trail trail) {
    return new Trail(trail.from(), trail.to(), trail.effects(), trail.assuming(), told(trail));
  }

  private Apart told(Trail trail) {
    for (Operation.Step step : change.operations()) {
      if (!isIndex(step.operation()) && crosses(step.operation(), trail)) {
        return new Apart.Not(
            "several operations touch %s and %s".formatted(trail.from(), trail.to()));
      }
    }
    if (!trail.from().overlaps(trail.to())) {
      return new Apart.ByPresence();
    }
    if (!shape.isSingle(trail.from())) {
      return new Apart.Not(
          "the shape does not say that %s holds a single value".formatted(trail.from()));
    }
    return trail.from().isPrefixOf(trail.to())
        ? new Apart.ByNewDocument()
        : new Apart.ByOldDocument();
  }

  /** Whether the operation puts something of its own where one of the two places is. */
  private static boolean crosses(Operation operation, Trail trail) {
    boolean own =
        origin(operation).filter(from -> from.isPrefixOf(trail.from())).isPresent()
            && targets(operation).stream().allMatch(to -> to.isPrefixOf(trail.to()));
    return !own
        && targets(operation).stream()
            .map(Trails::container)
            .anyMatch(to -> to.overlaps(trail.from()) || to.overlaps(trail.to()));
  }

  private static Optional<Path> origin(Operation operation) {
    return operation instanceof Operation.Rename rename
        ? Optional.of(rename.from())
        : operation instanceof Operation.Move move ? Optional.of(move.from()) : Optional.empty();
  }

  /** Where the operation puts what was not there. */
  private static List<Path> targets(Operation operation) {
    return switch (operation) {
      case Operation.Rename rename -> List.of(rename.to());
      case Operation.Move move -> List.of(move.to());
      case Operation.Copy copy -> List.of(copy.to());
      case Operation.Split split -> split.to();
      case Operation.Merge merge -> List.of(merge.to());
      case Operation.Add add -> List.of(add.path());
      case Operation.Derive derive -> List.of(derive.path());
      case Operation.ArrayToMap map -> List.of(map.path());
      case Operation.MapToArray map -> List.of(map.path());
      case Operation.Each each -> List.of(each.path());
      case Operation.Remove remove -> List.of();
      case Operation.Convert convert -> List.of();
      case Operation.MapValues map -> List.of();
      case Operation.Wrap wrap -> List.of();
      case Operation.Unwrap unwrap -> List.of();
      case Operation.AddIndex index -> List.of();
      case Operation.DropIndex index -> List.of();
      case Operation.SetTtl ttl -> List.of();
    };
  }
}
