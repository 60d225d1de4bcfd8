package dev.lockstep.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the demo is asked to do.
 *
 * @param documents how many documents at most; where absent, all of the file or 3,000 generated
 *     ones
 * @param seed what chance begins with
 * @param data newline-delimited Extended JSON to load in place of generated documents
 * @param change a change file in place of the demo's own
 * @param store the kind of store to start, {@code mongodb} or {@code cassandra}, or the address of
 *     a database or keyspace of one's own; where absent, {@code mongodb}
 * @param collection a collection to create and keep; where absent, one that is removed in the end
 * @param perStage how long services go on at each stage
 * @param plant what to spoil behind the engine's back before the last check
 * @param lead who leads the rollout
 * @param ending whether to end with the story
 * @param report where to write the report
 */
public record DemoOptions(
    OptionalInt documents,
    long seed,
    Optional<Path> data,
    Optional<Path> change,
    Optional<String> store,
    Optional<String> collection,
    Duration perStage,
    Plant plant,
    Lead lead,
    Ending ending,
    Optional<Path> report) {
  /** How many documents are generated unless told otherwise. */
  public static final int GENERATED = 3_000;

  /** A demo of its own documents and change, on the embedded server, that ends with its story. */
  public static final DemoOptions DEFAULTS =
      new DemoOptions(
          OptionalInt.empty(),
          2_026,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Duration.ofMillis(1_500),
          Plant.NOTHING,
          Lead.SERVER,
          Ending.EXIT,
          Optional.empty());

  /** What is spoilt behind the engine's back. */
  public enum Plant {
    NOTHING,
    /** An acknowledged write is undone. */
    LOST_WRITE,
    /** A value appears that nobody wrote. */
    INVENTED_WRITE
  }

  /** Who leads the rollout. */
  public enum Lead {
    /** A server, whose gates decide and whose orders a runner takes. */
    SERVER,
    /** The runner alone, as with {@code lockstep run}. */
    RUNNER
  }

  /** Whether this is the demo's own change to its own documents, of which services know. */
  boolean isOwnStory() {
    return change.isEmpty() && data.isEmpty();
  }

  /** What follows the story. */
  public enum Ending {
    /** The process ends. */
    EXIT,
    /** The server stays up, to be looked at, until Enter or the end of standard input. */
    STAY
  }
}
