package dev.lockstep.runner;

import dev.lockstep.engine.lease.Leases;
import dev.lockstep.engine.rollout.Archive;
import dev.lockstep.engine.work.Conflicts;
import dev.lockstep.journal.Entry;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.runner.report.ChangeStatus;
import dev.lockstep.runner.report.Target;
import java.util.List;
import java.util.Optional;

/**
 * The store and collection a command works on: given now, or remembered from the first run.
 *
 * @param address the whole address
 * @param target what of it is remembered
 */
record Choice(StoreAddress address, Target target) {

  static Choice of(Wanted wanted, Optional<StoreAddress> usual, List<Entry> entries) {
    Optional<Target> known = Target.of(entries);
    StoreAddress address =
        wanted
            .store()
            .or(() -> usual.filter(store -> suits(store, known)))
            .or(() -> known.filter(t -> !t.needsCredentials()).map(Choice::address))
            .orElseThrow(() -> missingStore(wanted, known));
    String collection =
        wanted
            .collection()
            .filter(name -> !name.isBlank())
            .or(() -> known.map(Target::collection))
            .orElseThrow(() -> missingCollection(wanted));
    refuseOwn(wanted, collection);
    Target target = new Target(address.shown(), collection, address.hasCredentials());
    known.ifPresent(before -> {
      if (isUnderWay(entries)) {
        refuseOther(wanted, before, target);
      }
    });
    return new Choice(address, target);
  }

  /** Whether documents of the target may hold something of the rollout. */
  private static boolean isUnderWay(List<Entry> entries) {
    Stage stage = ChangeStatus.state(entries).stage();
    return stage.holdsBothShapes() || stage == Stage.RETIRED;
  }

  /** Whether Lockstep keeps it for itself. */
  static boolean isOwn(String collection) {
    return collection.equals(Leases.COLLECTION)
        || collection.endsWith(Conflicts.nameFor(""))
        || collection.endsWith(Archive.nameFor(""));
  }

  /** What Lockstep or the server keeps for itself has no shape that services share. */
  private static void refuseOwn(Wanted wanted, String collection) {
    boolean ours = isOwn(collection);
    if (ours || collection.startsWith("system.")) {
      throw new Problem(
          ProblemCode.USAGE,
          "Cannot carry %s on collection %s: %s keeps it for itself"
              .formatted(wanted.change(), collection, ours ? "Lockstep" : "the server"),
          "Nothing was written.",
          "Give --collection NAME with a collection of your services.");
    }
  }

  private static StoreAddress address(Target target) {
    return StoreAddress.parse(target.store());
  }

  private static boolean suits(StoreAddress usual, Optional<Target> known) {
    return known.isEmpty()
        || known.get().needsCredentials()
        || known.get().store().equals(usual.shown());
  }

  private static void refuseOther(Wanted wanted, Target before, Target now) {
    if (!before.store().equals(now.store()) || !before.collection().equals(now.collection())) {
      throw new Problem(
          ProblemCode.CHANGE_ALTERED,
          "Cannot carry %s on collection %s at %s: its rollout is under way on collection %s at %s"
              .formatted(
                  wanted.change(),
                  now.collection(),
                  now.store(),
                  before.collection(),
                  before.store()),
          "Nothing was written.",
          "Repeat the command without --store and --collection, or use another --state folder.");
    }
  }

  private static Problem missingStore(Wanted wanted, Optional<Target> known) {
    String why =
        known.isPresent()
            ? "the address of its store had a password, which is not kept"
            : "no store was named";
    return new Problem(
        ProblemCode.USAGE,
        "Cannot open the store of " + wanted.change() + ": " + why,
        "Nothing was written.",
        "Give --store URI, or set LOCKSTEP_STORE to it.");
  }

  private static Problem missingCollection(Wanted wanted) {
    return new Problem(
        ProblemCode.USAGE,
        "Cannot carry " + wanted.change() + ": no collection was named",
        "Nothing was written.",
        "Give --collection NAME.");
  }
}
