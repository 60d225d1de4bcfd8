package dev.lockstep.engine.preflight;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.path.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The change that is looked at, in the forms it takes. */
record Subject(Change change, CompiledChange compiled, Layout layout) {

  static Subject of(Change change) {
    CompiledChange compiled = CompiledChange.of(change);
    return new Subject(change, compiled, new Layout(change.id(), compiled.components()));
  }

  static boolean isAboutIndexes(Operation operation) {
    return operation instanceof Operation.AddIndex
        || operation instanceof Operation.DropIndex
        || operation instanceof Operation.SetTtl;
  }

  /** The fields that index operations begin from in the new shape, whatever lies below them. */
  List<Tally.Source> indexed() {
    List<Tally.Source> indexed = new ArrayList<>();
    for (int i = 0; i < change.operations().size(); i++) {
      int number = i;
      keys(change.operations().get(i).operation())
          .map(path -> new Tally.Source(number, Path.of(path.root())))
          .distinct()
          .forEach(indexed::add);
    }
    return indexed;
  }

  private static Stream<Path> keys(Operation operation) {
    if (operation instanceof Operation.AddIndex index) {
      return index.keys().names().stream().map(Path::parse);
    }
    return operation instanceof Operation.SetTtl ttl ? Stream.of(ttl.path()) : Stream.empty();
  }

  /** Every field that must be somewhere for the change to make sense. */
  List<Tally.Source> sources() {
    List<Tally.Source> sources = new ArrayList<>();
    for (int i = 0; i < change.operations().size(); i++) {
      int number = i;
      OperationPaths.of(change.operations().get(i).operation()).sources().stream()
          .map(path -> new Tally.Source(number, path))
          .forEach(sources::add);
    }
    sources.addAll(indexed());
    return sources;
  }

  /** The top-level fields that carrying the change, or taking it back, may write. */
  List<String> written() {
    return compiled.components().stream()
        .map(component -> component.lens().footprint())
        .flatMap(footprint ->
            Stream.concat(footprint.oldPaths().stream(), footprint.newPaths().stream()))
        .map(Path::root)
        .toList();
  }

  /** The unique indexes it builds. */
  List<Operation.AddIndex> uniqueIndexes() {
    return change.operations().stream()
        .map(Operation.Step::operation)
        .filter(Operation.AddIndex.class::isInstance)
        .map(Operation.AddIndex.class::cast)
        .filter(index -> index.options().unique())
        .toList();
  }

  /** An operation as a reader of the change finds it, such as {@code operation 2 (rename)}. */
  String named(int number) {
    return "operation %d (%s)"
        .formatted(number + 1, change.operations().get(number).operation().word());
  }
}
