package dev.lockstep.runner;

import dev.lockstep.engine.host.Progress;
import dev.lockstep.engine.host.Sealer.Opening;
import dev.lockstep.engine.preflight.Pacing;
import dev.lockstep.engine.preflight.Preflight;
import dev.lockstep.engine.preflight.PreflightSettings;
import dev.lockstep.engine.rollout.Archive;
import dev.lockstep.engine.rollout.EngineSettings;
import dev.lockstep.engine.rollout.Forecast;
import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.engine.throttle.Throttle;
import dev.lockstep.engine.throttle.ThrottleSettings;
import dev.lockstep.engine.work.Conflicts;
import dev.lockstep.engine.work.SealedRecords;
import dev.lockstep.journal.Entry;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.runner.report.Headway;
import dev.lockstep.runner.report.Inspection;
import dev.lockstep.runner.report.SetAside;
import dev.lockstep.runner.report.Trace;
import dev.lockstep.runner.report.WayBack;
import dev.lockstep.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Looks at a store with the eyes of a change: no lock, no lease, no write, at any moment. */
final class Looking {
  private final Runner runner;
  private final Wanted wanted;
  private final Change change;

  Looking(Runner runner, Wanted wanted) {
    this.runner = runner;
    this.wanted = wanted;
    this.change = Texts.find(runner, wanted.change()).change();
  }

  /** What would go wrong, on about so many documents. */
  Inspection preflight(long documents) {
    return with((store, collection) -> {
      Path folder = scratch();
      try {
        return Inspection.of(
            new Preflight(store, collection, change, settings(documents, folder), pacing(store))
                .run());
      } finally {
        remove(folder);
      }
    });
  }

  /** What rolling back now would do. */
  WayBack forecast(long documents) {
    return with((store, collection) -> {
      if (!store.collections().contains(collection)) {
        throw missing(store, collection);
      }
      Subject subject = Compilation.of(change);
      return WayBack.of(
          Forecast.look(store, collection, subject, documents, runner.clock()),
          subject.layout().shared());
    });
  }

  /** The journey of the document of a key. */
  Trace trace(Value key) {
    List<Entry> entries =
        runner.examining(journal -> journal.entries(change.id()), List.<Entry>of());
    return with((store, collection) -> {
      if (!store.collections().contains(collection)) {
        throw missing(store, collection);
      }
      Tracing.Keyring keys =
          (beside, id) -> new SealedRecords(beside, runner.folder().keys().forLooking(), id);
      return new Tracing(
              store, store.collection(collection), Compilation.of(change), keys, Long.MAX_VALUE)
          .trace(key, entries);
    });
  }

  /** The key of the document that a server calls by this name; goes through all of them. */
  Optional<Value> unmasked(String name) {
    return with((store, collection) -> {
      MaskedNames names =
          new MaskedNames(runner.folder().keys().forLooking(), collection, change.id());
      return names.find(store.collection(collection), name, wanted.listener());
    });
  }

  /** Gives out what was set aside, record by record. */
  void setAside(SetAside.Kind kind, Consumer<SetAside> record) {
    boolean done =
        with((store, collection) -> {
          String kept =
              switch (kind) {
                case CONFLICTS -> Conflicts.nameFor(collection);
                case ARCHIVE -> Archive.nameFor(collection);
              };
          new SealedRecords(
                  store.collection(kept), runner.folder().keys().forLooking(), change.id())
              .each((key, opening) -> record.accept(shown(key, opening)));
          return true;
        });
    assert done;
  }

  private static SetAside shown(Value key, Opening opening) {
    String id = key instanceof Value.Text text ? text.value() : "(no text)";
    return switch (opening) {
      case Opening.Opened opened -> new SetAside.Opened(id, opened.content());
      case Opening.Closed closed -> new SetAside.Closed(id, closed.why());
    };
  }

  private <T> T with(BiFunction<Store, String, T> look) {
    List<Entry> entries =
        runner.examining(journal -> journal.entries(change.id()), List.<Entry>of());
    Choice choice = Choice.of(wanted, runner.usualStore(), entries);
    try (Store store = Stores.open(choice.address())) {
      return look.apply(store, choice.target().collection());
    }
  }

  private PreflightSettings settings(long documents, Path folder) {
    int parallelism = wanted.tuning().parallelism().orElse(EngineSettings.DEFAULTS.parallelism());
    return PreflightSettings.everything(parallelism, folder).sampling(documents);
  }

  private Pacing pacing(Store store) {
    ThrottleSettings settings = ThrottleSettings.parse(wanted.tuning().throttle().orElse(""));
    Progress.Listener listener = progress -> wanted.listener().headway(Headway.of(progress));
    return new Pacing(
        new Throttle(store, settings, runner.clock()), runner.pacer(), runner.clock(), listener);
  }

  private Path scratch() {
    try {
      return Files.createTempDirectory("lockstep-preflight");
    } catch (IOException e) {
      throw new Problem(
              ProblemCode.FILE_UNREADABLE,
              "Cannot make a folder for preflight's work: the folder for temporary files is not"
                  + " writable or full",
              "Nothing was written.",
              "Free space there, then repeat the command.")
          .causedBy(e);
    }
  }

  private static void remove(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }

  private Problem missing(Store store, String collection) {
    return new Problem(
        ProblemCode.COLLECTION_MISSING,
        "Cannot look at %s: %s has no such collection".formatted(collection, store.name()),
        "Nothing was written.",
        "lockstep status CHANGE, then name --store URI --collection NAME");
  }
}
