package dev.lockstep.server.telemetry;

import dev.lockstep.api.wire.TelemetryReport;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.server.telemetry.Admission.Sender;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gathers reports in memory and writes them once a second, all in one transaction. What cannot be
 * written is kept for the next second, and when there is room for no more, reports are refused.
 * Threads share it.
 */
@Component
class Intake implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final long TURN_MILLIS = 1000;

  /** Some 150 MiB at most; 2,000 reports a second of 600 bins each weigh a third of it. */
  private static final long WEIGHT_MAX = 4_000_000;

  private final Admission admission;
  private final TrafficTable table;
  private final InstantSource clock;
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("lockstep-telemetry").factory());
  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantLock writing = new ReentrantLock();
  private List<Reported> gathered = new ArrayList<>();
  private long weight;
  private Instant forgotten = Instant.EPOCH;

  Intake(Admission admission, TrafficTable table, InstantSource clock) {
    this.admission = admission;
    this.table = table;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    ScheduledFuture<?> unused =
        writer.scheduleWithFixedDelay(
            this::writeOrKeep, TURN_MILLIS, TURN_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Takes a report, or refuses all of it. */
  void take(Sender sender, TelemetryReport report) {
    List<Reported> windows = admission.admit(sender, report);
    long more = windows.stream().mapToLong(Reported::weight).sum();
    lock.lock();
    try {
      if (weight + more > WEIGHT_MAX) {
        throw full();
      }
      weight += more;
      gathered.addAll(windows);
    } finally {
      lock.unlock();
    }
  }

  private static Problem full() {
    return new Problem(
        ProblemCode.SERVER_BUSY,
        "Cannot take the report: more of them wait to be written than there is room for",
        "Nothing of the report is counted.",
        "Drop it and report the next window.");
  }

  private void writeOrKeep() {
    try {
      write();
      forget();
    } catch (RuntimeException e) {
      LOG.warn("Reports wait to be written: {}", e.getClass().getSimpleName());
    }
  }

  /** Writes what was gathered up to now. */
  void write() {
    writing.lock();
    try {
      List<Reported> batch = taken();
      if (!batch.isEmpty()) {
        writeAll(batch);
      }
    } finally {
      writing.unlock();
    }
  }

  private List<Reported> taken() {
    lock.lock();
    try {
      return List.copyOf(gathered);
    } finally {
      lock.unlock();
    }
  }

  /** What is gathered meanwhile comes after the batch. */
  private void writeAll(List<Reported> batch) {
    table.add(batch);
    lock.lock();
    try {
      gathered = new ArrayList<>(gathered.subList(batch.size(), gathered.size()));
      weight -= batch.stream().mapToLong(Reported::weight).sum();
    } finally {
      lock.unlock();
    }
  }

  private void forget() {
    Instant now = clock.instant();
    if (forgotten.plusSeconds(60).isBefore(now)) {
      table.forget(now);
      forgotten = now;
    }
  }

  /** Ends; what is gathered is written first. */
  @Override
  public void close() {
    writer.shutdownNow();
    writeOrKeep();
  }
}
