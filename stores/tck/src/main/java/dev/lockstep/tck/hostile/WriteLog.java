package dev.lockstep.tck.hostile;

import dev.lockstep.store.WriteOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Performs engine writes under faults, records each, and lets delayed ones take effect when due.
 */
final class WriteLog {
  /** A write that will take effect at some time, at this place of the record. */
  private record Delayed(Instant due, int index, Supplier<WriteOutcome> effect) {}

  private final HostileWorld world;
  private final List<EngineWrite> written = new ArrayList<>();
  private final List<Delayed> delayed = new ArrayList<>();
  private boolean paused;

  WriteLog(HostileWorld world) {
    this.world = world;
  }

  void paused(boolean now) {
    paused = now;
  }

  boolean isPaused() {
    return paused;
  }

  List<EngineWrite> all() {
    return List.copyOf(written);
  }

  int delayed() {
    return delayed.size();
  }

  /**
   * Performs one write, or says it did not hear.
   *
   * @param delay the fault that delays a write of this kind
   */
  WriteOutcome perform(EngineWrite.Asked asked, Fault delay, Supplier<WriteOutcome> effect) {
    if (world.strikes(Fault.LOST_UNKNOWN)) {
      return record(asked, Optional.empty(), unknown());
    }
    if (world.strikes(delay)) {
      delayed.add(new Delayed(world.now().plus(world.delay()), written.size(), effect));
      return record(asked, Optional.empty(), unknown());
    }
    WriteOutcome outcome = effect.get();
    boolean heard = !world.strikes(Fault.APPLIED_UNKNOWN);
    return record(asked, Optional.of(outcome), heard ? outcome : unknown());
  }

  private static WriteOutcome unknown() {
    return new WriteOutcome.Unknown("no answer came");
  }

  private WriteOutcome record(
      EngineWrite.Asked asked, Optional<WriteOutcome> effect, WriteOutcome answered) {
    written.add(new EngineWrite(asked, answered, effect));
    return answered;
  }

  /** Lets every delayed write that is due by then take effect, the earliest first. */
  void settle(Instant until) {
    if (delayed.isEmpty()) {
      return;
    }
    List<Delayed> due =
        delayed.stream()
            .filter(write -> !write.due().isAfter(until))
            .sorted(Comparator.comparing(Delayed::due).thenComparingInt(Delayed::index))
            .toList();
    delayed.removeAll(due);
    for (Delayed write : due) {
      EngineWrite before = written.get(write.index());
      WriteOutcome outcome = write.effect().get();
      written.set(
          write.index(), new EngineWrite(before.asked(), before.answered(), Optional.of(outcome)));
      world.note("#" + before.asked().call().step() + " takes effect late: " + outcome);
    }
  }

  List<String> violations() {
    List<String> found = new ArrayList<>();
    for (EngineWrite.Asked write : written.stream().map(EngineWrite::asked).toList()) {
      if (write.isByKeyAlone()) {
        found.add("a write by key alone: " + write.call());
      }
      if (write.whilePaused()) {
        found.add("a write during a pause: " + write.call());
      }
    }
    return List.copyOf(found);
  }
}
