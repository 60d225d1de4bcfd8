package dev.lockstep.runner.order;

import dev.lockstep.api.wire.ComparisonReport;
import dev.lockstep.api.wire.Disclosure;
import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.api.wire.ThrottleOrder;
import dev.lockstep.api.wire.WorkOrder;
import dev.lockstep.api.wire.WorkOrders;
import dev.lockstep.api.wire.WorkReport;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.model.stage.WayBack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A control plane in memory that gives out orders of one change. Threads share it. */
@SuppressWarnings("InlineFormatString") // a change reads best on its own
final class Desk implements OrderSource {
  private static final String CHANGE =
      """
      apiVersion: lockstep/v1
      kind: Change
      id: %s
      title: Towns become cities
      operations:
        - rename: {from: town, to: city}
      """;

  private final Map<String, WorkOrder> orders = new ConcurrentSkipListMap<>();
  private final Set<String> foreign = ConcurrentHashMap.newKeySet();
  private final Map<String, List<WorkReport>> reports = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Orders the work of a stage in a collection, whose change is named as it is. */
  void order(String collection, Stage stage, long epoch) {
    StageMessage state = new StageMessage(epoch, stage, WayBack.IN_STEP, Optional.empty());
    orders.put(collection, new WorkOrder(collection, "change-" + collection, collection, state));
  }

  /** Asks for the same work, done so hard. */
  void retune(String collection, String settings) {
    WorkOrder before = Optional.ofNullable(orders.get(collection)).orElseThrow();
    orders.put(
        collection,
        new WorkOrder(
            before.rollout(),
            before.change(),
            before.collection(),
            before.state(),
            new ThrottleOrder(settings)));
  }

  /** Takes no report of this collection any more. */
  void refuse(String collection) {
    foreign.add(collection);
  }

  /** What was reported of a collection. */
  List<WorkReport> reports(String collection) {
    return reports.getOrDefault(collection, List.of());
  }

  @Override
  public WorkOrders await(String known, Duration wait) throws InterruptedException {
    List<WorkOrder> all = List.copyOf(orders.values());
    String version = Integer.toString(all.hashCode());
    if (version.equals(known)) {
      boolean unused = closed.await(100, TimeUnit.MILLISECONDS);
    }
    return new WorkOrders(version, all);
  }

  @Override
  public String changeFile(String rollout) {
    return CHANGE.formatted("change-" + rollout);
  }

  @Override
  public Taken report(String rollout, WorkReport report) {
    reports.computeIfAbsent(rollout, name -> new CopyOnWriteArrayList<>()).add(report);
    if (foreign.contains(rollout)) {
      throw new Problem(
          ProblemCode.TOKEN_INVALID, "Cannot take work: it is another team's", "Nothing.", "Ask.");
    }
    return Taken.YES;
  }

  @Override
  public Disclosure disclosure(String rollout) {
    return Disclosure.NONE;
  }

  @Override
  public Taken compared(String rollout, ComparisonReport report) {
    return Taken.YES;
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
