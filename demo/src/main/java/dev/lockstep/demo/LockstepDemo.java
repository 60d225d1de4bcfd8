package dev.lockstep.demo;

import dev.lockstep.demo.control.DemoPlan;
import dev.lockstep.demo.control.DemoServer;
import dev.lockstep.demo.control.LedRollout;
import dev.lockstep.demo.data.LiveCollection;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.runner.Person;
import dev.lockstep.runner.Runner;
import dev.lockstep.runner.StateFolder;
import dev.lockstep.runner.StoreAddress;
import dev.lockstep.runner.order.Foreman;
import dev.lockstep.runner.order.Foreman.Workplace;
import dev.lockstep.store.Store;
import dev.lockstep.store.StoreProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
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
      Story story = new Story(options, change, documents, narrator);
      return switch (options.lead()) {
        case RUNNER -> alone(story, database, folder);
        case SERVER -> served(story, database, folder);
      };
    }
  }

  /** Writes the report down, and lets people look around while everything is still there. */
  private DemoReport ended(
      Story story, DemoDatabase database, Optional<DemoServer> server, DemoReport report) {
    story.options().report().ifPresent(file -> write(file, report));
    if (story.options().ending() == DemoOptions.Ending.STAY) {
      story.narrator().stay(database, server);
      awaitLine();
    }
    return report;
  }

  /** What the demo is about. */
  private record Story(
      DemoOptions options, DemoChange change, List<Document> documents, Narrator narrator) {
    DemoReport tell(DemoDatabase database, Rollout rollout, Optional<OwnStory> own) {
      LiveCollection collection = database.load(documents);
      return new Demo(options, change, collection, new Demo.Telling(narrator, own)).tell(rollout);
    }
  }

  private DemoReport alone(Story story, DemoDatabase database, Path folder) {
    LiveRollout.Engine engine =
        new LiveRollout.Engine(
            runner(folder),
            open(database.address()),
            surroundings.random(),
            story.narrator()::headway);
    try (LiveRollout rollout = new LiveRollout(story.change(), database, engine)) {
      story.narrator().begin(story.change().title(), database, story.documents());
      story.narrator().alone();
      DemoReport report = story.tell(database, rollout, Optional.empty());
      return ended(story, database, Optional.empty(), report);
    }
  }

  private DemoReport served(Story story, DemoDatabase database, Path folder) {
    Narrator narrator = story.narrator();
    narrator.starting("a server");
    try (DemoServer server =
        DemoServer.start(folder.resolve("server"), surroundings.clock(), surroundings.random())) {
      server.employ(
          new Workplace(
              "demo-runner",
              runner(folder),
              new StateFolder(folder),
              StoreAddress.parse(database.address()),
              Set.of(),
              Foreman.Listener.DEAF));
      Optional<OwnStory> own =
          database
              .mongo()
              .filter(each -> story.options().isOwnStory())
              .map(each ->
                  new OwnStory(
                      server,
                      each,
                      new OwnStory.Around(story.change(), surroundings.clock(), narrator),
                      story.options().perStage()));
      narrator.begin(story.change().title(), database, story.documents());
      narrator.led(server, own.isPresent());
      try (ServedRollout rollout = served(story, database, server, own.isPresent())) {
        DemoReport report = story.tell(database, rollout, own);
        return ended(story, database, Optional.of(server), report);
      }
    }
  }

  private ServedRollout served(
      Story story, DemoDatabase database, DemoServer server, boolean hasServices) {
    Duration dwell = story.options().perStage();
    return new ServedRollout(
        server,
        new LedRollout.Wanted(
            story.change().id(),
            database.name(),
            story.change().text(),
            hasServices ? DemoPlan.ofTraffic(dwell) : DemoPlan.ofWork(dwell)),
        new ServedRollout.Around(
            story.change(), open(database.address()), surroundings.random(), story.narrator()));
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
