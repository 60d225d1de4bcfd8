package dev.lockstep.runner.order;

import dev.lockstep.api.wire.WorkOrder;
import dev.lockstep.api.wire.WorkOrders;
import dev.lockstep.api.wire.WorkReport;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.runner.Runner;
import dev.lockstep.runner.StateFolder;
import dev.lockstep.runner.StoreAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Asks for the work of one environment and has it done, each rollout on a thread of its own, until
 * it is stopped. One thread runs it; any thread may stop it.
 */
public final class Foreman {
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final Duration REPORTS = Duration.ofSeconds(3);
  private static final BackOff RETRY = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(15));

  private final OrderSource source;
  private final Workplace workplace;
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** A foreman who has asked for nothing yet, and closes the source when he is stopped. */
  public Foreman(OrderSource source, Workplace workplace) {
    this.source = source;
    this.workplace = workplace.told(new UntilStopped(workplace.listener()));
  }

  /**
   * Where work is done.
   *
   * @param name that of this runner, the same after a restart and no other's
   * @param store where the collections are
   * @param collections those that it works on; none named means all
   */
  public record Workplace(
      String name,
      Runner runner,
      StateFolder folder,
      StoreAddress store,
      Set<String> collections,
      Listener listener) {
    public Workplace {
      collections = Set.copyOf(collections);
    }

    private Workplace told(Listener other) {
      return new Workplace(name, runner, folder, store, collections, other);
    }

    boolean has(String collection) {
      return collections.isEmpty() || collections.contains(collection);
    }
  }

  /** Who is told what happens; called by several threads. */
  public interface Listener {
    /** Hears nothing, where what happens is seen elsewhere. */
    Listener DEAF =
        new Listener() {
          @Override
          public void worked(WorkOrder order, WorkReport report) {}

          @Override
          public void unreachable(String why) {}

          @Override
          public void refused(WorkOrder order, Problem problem) {}

          @Override
          public void dismissed(Problem problem) {}
        };

    /** The work of a rollout stands so; told whenever something else is said than before. */
    void worked(WorkOrder order, WorkReport report);

    /** The server cannot be asked just now. */
    void unreachable(String why);

    /** The server takes no word of this runner on a rollout; the others go on. */
    void refused(WorkOrder order, Problem problem);

    /** The server refuses this runner for good, so that its shift has ended. */
    void dismissed(Problem problem);
  }

  /** A foreman at work on a thread of his own. */
  public static Shift start(OrderSource source, Workplace workplace) {
    return Shift.of(new Foreman(source, workplace), workplace.listener());
  }

  /**
   * Works until stopped.
   *
   * @throws Problem where the server refuses this runner for good
   */
  public void run() throws InterruptedException {
    Thread reporter = Thread.ofVirtual().name("lockstep-reports").start(this::report);
    try {
      ask();
    } finally {
      stopped.countDown();
      jobs.values().forEach(Job::end);
      for (Job job : jobs.values()) {
        job.join();
      }
      reporter.join();
    }
  }

  /** Ends the work after the batches under way; the lease of each change is given up. */
  public void stop() {
    stopped.countDown();
    jobs.values().forEach(Job::end);
    source.close();
  }

  /** That a source which was closed cannot be asked is no news. */
  private final class UntilStopped implements Listener {
    private final Listener listener;

    private UntilStopped(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void worked(WorkOrder order, WorkReport report) {
      listener.worked(order, report);
    }

    @Override
    public void unreachable(String why) {
      if (stopped.getCount() > 0) {
        listener.unreachable(why);
      }
    }

    @Override
    public void refused(WorkOrder order, Problem problem) {
      listener.refused(order, problem);
    }

    @Override
    public void dismissed(Problem problem) {
      listener.dismissed(problem);
    }
  }

  private void ask() throws InterruptedException {
    String known = "";
    Duration pause = Duration.ZERO;
    while (!stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
      try {
        WorkOrders orders = source.await(known, WAIT);
        known = orders.version();
        assign(orders);
        pause = Duration.ZERO;
      } catch (IOException e) {
        workplace.listener().unreachable(String.valueOf(e.getMessage()));
        pause = RETRY.after(pause);
      }
    }
  }

  private void assign(WorkOrders orders) {
    Map<String, WorkOrder> wanted =
        orders.orders().stream()
            .filter(order -> workplace.has(order.collection()))
            .collect(Collectors.toMap(WorkOrder::rollout, order -> order));
    jobs.forEach((rollout, job) -> {
      if (!wanted.containsKey(rollout)) {
        job.end();
      }
    });
    jobs.values().removeIf(Job::isOver);
    wanted.forEach((rollout, order) ->
        jobs.compute(
            rollout,
            (id, job) -> job == null ? Job.start(source, workplace, order) : job.at(order)));
  }

  /** A runner that says nothing is taken for gone. */
  private void report() {
    try {
      while (!stopped.await(REPORTS.toNanos(), TimeUnit.NANOSECONDS)) {
        for (Job job : jobs.values()) {
          job.tell();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
