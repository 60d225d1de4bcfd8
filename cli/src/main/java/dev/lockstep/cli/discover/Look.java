package dev.lockstep.cli.discover;

import dev.lockstep.cli.output.Console;
import dev.lockstep.cli.output.ProgressView;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.survey.Drawn;
import dev.lockstep.registry.profile.Profile;
import dev.lockstep.registry.profile.Profiler;
import dev.lockstep.runner.Discovery;
import dev.lockstep.runner.StoreAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** What the commands of this package share: an open store, its documents one by one, files. */
final class Look {
  private final Surroundings surroundings;
  private final ProgressView progress;
  private final AtomicBoolean stopped = new AtomicBoolean();

  Look(Console console, Surroundings surroundings) {
    this.surroundings = surroundings;
    this.progress = new ProgressView(console, surroundings);
  }

  /** Does something with the store at this address, else that of the environment. */
  <T> T at(Optional<String> uri, Function<Discovery, T> look) {
    StoreAddress address =
        uri.map(StoreAddress::parse)
            .or(() -> StoreAddress.in(surroundings.environment()))
            .orElseThrow(() ->
                new Problem(
                    ProblemCode.USAGE,
                    "Cannot open a store: no address was given",
                    "Nothing was written.",
                    "Give one such as mongodb://HOST:PORT/DATABASE, or set LOCKSTEP_STORE to it."));
    try (Discovery discovery = Discovery.open(address)) {
      return surroundings.stoppable(() -> stopped.set(true), () -> look.apply(discovery));
    } finally {
      progress.end();
    }
  }

  /** Gives documents to a taker, which is not asked again once time is up or somebody stops it. */
  Drawn read(Discovery discovery, String collection, OptionalLong sample, Discovery.Taker taker) {
    return discovery.read(collection, sample, taker, progress);
  }

  boolean isStopped() {
    return stopped.get();
  }

  /** What is seen in documents until this moment. */
  Profile profile(
      Discovery discovery, String collection, OptionalLong sample, Optional<Instant> until) {
    Profiler profiler = new Profiler();
    Drawn drawn =
        read(
            discovery,
            collection,
            sample,
            new Discovery.Taker() {
              @Override
              public void take(Document document, int bytes) {
                profiler.add(document, bytes);
              }

              @Override
              public void unreadable() {
                profiler.addUnreadable();
              }

              @Override
              public boolean wantsMore() {
                return !isStopped() && until.map(Look.this::isBefore).orElse(true);
              }
            });
    return profiler.profile(drawn);
  }

  private boolean isBefore(Instant moment) {
    return surroundings.clock().instant().isBefore(moment);
  }

  /** Writes a file. */
  static void write(Path file, String text, OpenOption... how) {
    try {
      Path unused = Files.writeString(file, text, how);
    } catch (IOException e) {
      throw new Problem(
              ProblemCode.FILE_UNREADABLE,
              "Cannot write the file %s: %s"
                  .formatted(
                      file,
                      Files.exists(file)
                          ? "it is there already, and somebody may have worked on it"
                          : "its folder is not there or not writable"),
              "Nothing was written to the store.",
              "Name another file.")
          .with("file", file)
          .causedBy(e);
    }
  }
}
