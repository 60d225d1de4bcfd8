package dev.lockstep.server.order;

import dev.lockstep.api.wire.ComparisonReport;
import dev.lockstep.api.wire.ComparisonReport.Counts;
import dev.lockstep.api.wire.Disclosure;
import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.formats.change.ChangeFile.Parsed;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.journal.Draft;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.governance.Sensitivity;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.document.Dictionary;
import dev.lockstep.registry.document.Entry;
import dev.lockstep.registry.step.TiedChange;
import dev.lockstep.registry.step.Tying;
import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.evidence.ComparisonTable;
import dev.lockstep.server.evidence.ComparisonTable.Compared;
import dev.lockstep.server.evidence.WorkTable;
import dev.lockstep.server.registry.Library;
import dev.lockstep.server.request.Refused;
import dev.lockstep.server.rollout.Rollout;
import dev.lockstep.server.rollout.Rollouts;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What runners found when they compared both shapes, and what they may tell of documents. Threads
 * share it.
 */
@Component
class Comparisons {
  private final Database database;
  private final Rollouts rollouts;
  private final Library library;
  private final Said said;
  private final InstantSource clock;

  Comparisons(
      Database database, Rollouts rollouts, Library library, Said said, InstantSource clock) {
    this.database = database;
    this.rollouts = rollouts;
    this.library = library;
    this.said = said;
    this.clock = clock;
  }

  /** Where it is kept what runners say. */
  @Component("comparisonsSaid")
  record Said(WorkTable work, ComparisonTable comparisons) {}

  /**
   * Which values may be told: those that both versions of the contract, as far as they have them,
   * give to everybody of the organisation. Of a change that ties no contract, none.
   */
  Disclosure disclosure(Caller caller, String environment, String id) {
    Rollout rollout = rollouts.require(environment, id);
    caller.require(Role.RUNNER, rollout.identity().team(), environment);
    return rollouts
        .changeFile(rollout)
        .flatMap(this::tied)
        .map(tied -> Disclosure.of(open(tied)))
        .orElse(Disclosure.NONE);
  }

  private Optional<TiedChange> tied(String file) {
    return switch (ChangeFile.read("change", file.getBytes(StandardCharsets.UTF_8))) {
      case Parsed parsed -> new Tying("change", library.stock().contracts(), List.of()).tie(parsed);
      case ChangeFile.Invalid invalid -> Optional.empty();
    };
  }

  private static Stream<String> open(TiedChange tied) {
    List<Entry> entries =
        Stream.of(tied.before(), tied.after())
            .flatMap(version -> entries(version, tied.collection()))
            .toList();
    List<Path> closed =
        entries.stream().filter(entry -> !isOpen(entry)).map(Entry::path).distinct().toList();
    return entries.stream()
        .map(Entry::path)
        .distinct()
        .filter(path -> closed.stream().noneMatch(path::isPrefixOf))
        .map(Path::toString);
  }

  private static Stream<Entry> entries(Located<Contract> version, CollectionPromise changed) {
    return version.value().collection(changed.name()).stream()
        .flatMap(promise -> Dictionary.of(version, promise, List.of()).entries().stream());
  }

  private static boolean isOpen(Entry entry) {
    return entry
        .care()
        .sensitivity()
        .filter(each -> !each.isAbove(Sensitivity.INTERNAL))
        .isPresent();
  }

  /** Keeps what a runner found; numbers that are other ones than before are journaled. */
  void compared(Caller caller, String environment, String id, ComparisonReport report) {
    boolean unused =
        database.decide(scribe -> {
          Rollout rollout = rollouts.require(environment, id);
          caller.require(Role.RUNNER, rollout.identity().team(), environment);
          requireWorker(rollout, caller, report);
          Optional<Counts> before =
              said.comparisons().of(environment, id).map(last -> last.report().counts());
          said.comparisons().put(environment, id, new Compared(clock.instant(), report));
          if (!before.equals(Optional.of(report.counts()))) {
            scribe.record(draft(caller, rollout, report));
          }
          return true;
        });
  }

  /** Only who has the work of this epoch has compared anything in it. */
  private void requireWorker(Rollout rollout, Caller caller, ComparisonReport report) {
    boolean isWorker =
        report.epoch() == rollout.state().epoch()
            && said.work()
                .of(rollout.identity().place().environment(), rollout.identity().id())
                .filter(last -> last.subject().equals(caller.subject()))
                .filter(last -> last.report().runner().equals(report.runner()))
                .isPresent();
    if (!isWorker) {
      throw Refused.conflict(
          "Cannot take the comparison: it is of epoch %d and of runner %s, which does not have"
                  .formatted(report.epoch(), report.runner())
              + " the work of the rollout as it stands");
    }
  }

  private static Draft draft(Caller caller, Rollout rollout, ComparisonReport report) {
    Counts counts = report.counts();
    return new Draft(
        caller.subject(),
        "shapes compared",
        rollout.identity().subject(),
        Map.of(
            "runner", report.runner(),
            "epoch", Long.toString(report.epoch()),
            "compared", Long.toString(counts.compared()),
            "divergences", Long.toString(counts.divergences()),
            "missing", Long.toString(counts.missing()),
            "unreadable", Long.toString(counts.unreadable()),
            "foreign", Long.toString(counts.foreign())));
  }
}
