package dev.lockstep.demo;

import dev.lockstep.demo.data.LiveCollection;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.runner.Person;
import dev.lockstep.runner.Runner;
import dev.lockstep.runner.StateFolder;
import dev.lockstep.store.Store;
import dev.lockstep.store.StoreProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * The demo, end to end: a database, documents, services that go on writing, a change carried
 * forward and taken back, and a proof from the services' own history.
 */
public final class LockstepDemo {
  private final Surroundings surroundings;

  /** A demo in these surroundings. */
  public LockstepDemo(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Runs the demo and answers what its check found.
   *
   * @throws Problem if it cannot be run as asked
   */
  public DemoReport run(DemoOptions options) {
    Path folder = folder();
    try {
      return run(options, folder);
    } finally {
      delete(folder);
    }
  }

  private DemoReport run(DemoOptions options, Path folder) {
    DemoStore kind = DemoStore.of(options);
    DemoChange change =
        options.change().map(DemoChange::read).orElseGet(() -> DemoChange.own(kind, folder));
    List<Document> documents = kind.documents(options);
    Narrator narrator = new Narrator(surroundings.out(), surroundings.screen());
    try (DemoDatabase database = DemoDatabase.open(options, change.id(), narrator)) {
      Store store = open(database.address());
      try (LiveRollout rollout =
          new LiveRollout(
              change,
              database,
              new LiveRollout.Engine(
                  runner(folder), store, surroundings.random(), narrator::headway))) {
        LiveCollection collection = database.load(documents);
        narrator.begin(change.title(), database, documents);
        DemoReport report = new Demo(options, change, collection, narrator).tell(rollout);
        options.report().ifPresent(file -> write(file, report));
        if (options.ending() == DemoOptions.Ending.STAY) {
          narrator.stay(database);
          awaitLine();
        }
        return report;
      }
    }
  }

  private Runner runner(Path folder) {
    return new Runner(
        new StateFolder(folder),
        Person.ofOperatingSystem(),
        surroundings.clock(),
        surroundings.random(),
        Optional.empty());
  }

  private static Store open(String address) {
    URI uri = URI.create(address);
    for (StoreProvider provider : ServiceLoader.load(StoreProvider.class)) {
      if (provider.opens(uri)) {
        return provider.open(uri);
      }
    }
    throw new Problem(
        ProblemCode.USAGE,
        "Cannot run the demo: no adapter opens such an address",
        "nothing was written",
        "./lockstep demo --store mongodb://HOST:PORT/DATABASE");
  }

  private static void write(Path file, DemoReport report) {
    try {
      Path ignored = Files.writeString(file, report.toJson() + "\n");
    } catch (IOException e) {
      throw new Problem(
              ProblemCode.FILE_UNREADABLE,
              "Cannot write the report to " + file + ": its folder is missing or not writable",
              "the demo itself came to its end",
              "./lockstep demo --exit --report FILE")
          .causedBy(e);
    }
  }

  private void awaitLine() {
    try {
      int next = surroundings.in().read();
      while (next >= 0 && next != '\n') {
        next = surroundings.in().read();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("lockstep-demo");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> content = Files.walk(folder)) {
      for (Path path : List.copyOf(content.sorted(Comparator.reverseOrder()).toList())) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
