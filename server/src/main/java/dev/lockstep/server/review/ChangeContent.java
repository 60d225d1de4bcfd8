package dev.lockstep.server.review;

import dev.lockstep.formats.cel.CelWriter;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Guard;
import dev.lockstep.model.change.OperationPaths;
import dev.lockstep.model.compile.Undo;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.registry.evolve.Mapping;
import dev.lockstep.registry.evolve.OperationWords;
import dev.lockstep.registry.step.TiedChange;
import dev.lockstep.server.governance.Assessment;
import dev.lockstep.server.registry.Library;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a change says.
 *
 * @param team that proposes it
 * @param owner the team that answers for the contract
 * @param plan the name of the plan; absent for the standard one
 * @param loss the greatest of its operations' losses
 * @param file the change file as it was published
 */
record ChangeContent(
    String id,
    String title,
    Optional<String> rationale,
    Optional<String> team,
    String owner,
    String contract,
    String collection,
    String stored,
    String from,
    String to,
    Optional<String> plan,
    Loss loss,
    List<Described> operations,
    String file) {
  /**
   * An operation.
   *
   * @param kind its name in change files, such as {@code rename}
   * @param words what it does, such as {@code renames zip to postcode}
   * @param condition where it applies, in words or as an expression; absent for everywhere
   * @param loss what it loses on its way forward; absent for one that is inside another
   * @param undo how long the way back is open
   * @param undoWords the same in a sentence
   * @param inside what is done to each element
   */
  record Described(
      String kind,
      String words,
      List<Concerned> paths,
      Optional<String> condition,
      Optional<Loss> loss,
      Optional<Undo.Until> undo,
      Optional<String> undoWords,
      List<Described> inside) {}

  /** A path that an operation names, and as what, such as {@code from}. */
  record Concerned(String as, String path) {}

  static ChangeContent of(Assessment assessment, String file) {
    TiedChange tied = assessment.tied();
    Change change = tied.parsed().change();
    Mapping mapping = tied.mapping();
    return new ChangeContent(
        change.id(),
        change.title(),
        change.rationale(),
        change.owner(),
        Library.owner(tied.before().value()),
        tied.before().value().id(),
        tied.collection().name(),
        tied.collection().storedName(),
        tied.before().value().version().text(),
        tied.after().value().version().text(),
        change.rollout(),
        mapping.compiled().loss(),
        IntStream.range(0, change.operations().size())
            .mapToObj(each -> described(mapping, each))
            .toList(),
        file);
  }

  private static Described described(Mapping mapping, int number) {
    Operation.Step step = mapping.change().operations().get(number);
    Optional<Undo> undo =
        mapping.compiled().undo().stream().filter(each -> each.index() == number).findFirst();
    return new Described(
        step.operation().word(),
        OperationWords.of(step.operation()),
        paths(step.operation()),
        step.when().map(ChangeContent::words),
        Optional.of(mapping.loss(number)),
        undo.map(Undo::until),
        undo.map(Undo::sentence),
        inside(step.operation()));
  }

  private static Described inner(Operation.Step step) {
    return new Described(
        step.operation().word(),
        OperationWords.of(step.operation()),
        paths(step.operation()),
        step.when().map(ChangeContent::words),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        inside(step.operation()));
  }

  private static List<Described> inside(Operation operation) {
    return operation instanceof Operation.Each each
        ? each.operations().stream().map(ChangeContent::inner).toList()
        : List.of();
  }

  private static List<Concerned> paths(Operation operation) {
    return OperationPaths.of(operation).stream()
        .map(each -> new Concerned(each.name(), each.path().toString()))
        .toList();
  }

  private static String words(Guard guard) {
    return switch (guard) {
      case Guard.Holds holds -> CelWriter.write(holds.expression());
      case Guard.TargetAbsent absent -> "where the target holds nothing yet";
    };
  }
}
