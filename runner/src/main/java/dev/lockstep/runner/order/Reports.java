package dev.lockstep.runner.order;

import dev.lockstep.api.wire.ThrottleOrder;
import dev.lockstep.api.wire.WorkOrder;
import dev.lockstep.api.wire.WorkReport;
import dev.lockstep.api.wire.WorkReport.Progress;
import dev.lockstep.api.wire.WorkReport.State;
import dev.lockstep.api.wire.WorkReport.Trouble;
import dev.lockstep.api.wire.WorkReport.WayBack;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.runner.order.Foreman.Workplace;
import dev.lockstep.runner.order.OrderSource.Taken;
import dev.lockstep.runner.report.Headway;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** What is said of one rollout's work, now and again. Threads share it. */
final class Reports {
  private static final int TEXT_MAX = 200;
  private static final int SENTENCE_MAX = 2000;

  private final OrderSource source;
  private final Workplace workplace;
  private final WorkOrder order;
  private final Lag lag;
  private volatile Supplier<Optional<ThrottleOrder>> throttle = Optional::empty;
  private WorkReport current;

  Reports(OrderSource source, Workplace workplace, WorkOrder order) {
    this.source = source;
    this.workplace = workplace;
    this.order = order;
    this.lag = new Lag(workplace.runner().clock());
    this.current = WorkReport.begun(workplace.name(), order.state().epoch(), Progress.NONE);
  }

  /** Says that the work of an epoch begins; whether this runner may do it. */
  boolean begin(long epoch) throws InterruptedException {
    set(WorkReport.begun(workplace.name(), epoch, now().progress()));
    return tell() == Taken.YES;
  }

  /** Says that the work stands otherwise. */
  Taken say(State state) throws InterruptedException {
    set(now().as(state, Optional.empty()));
    return tell();
  }

  /** Says why it does not go on. */
  void failed(Problem problem) throws InterruptedException {
    Trouble trouble =
        new Trouble(
            problem.code().word(),
            sentence(String.valueOf(problem.getMessage())),
            sentence(problem.next()));
    set(now().as(State.FAILED, Optional.of(trouble)));
    Taken unused = tell();
  }

  /** Takes note of whether the change could be taken back; it is told with the next report. */
  void wayBack(WayBack found) {
    set(now().with(Optional.of(found)));
  }

  /** The same in one line that tells nobody the address of the store. */
  String sentence(String text) {
    return line(workplace.store().hide(text), SENTENCE_MAX);
  }

  private synchronized void set(WorkReport next) {
    current = next;
    workplace.listener().worked(order, current);
  }

  /** Takes note of how far the work is; it is told with the next report. */
  synchronized void headway(Headway headway) {
    Progress progress =
        new Progress(
            line(headway.work(), TEXT_MAX),
            Math.max(0, headway.done()),
            Math.max(0, headway.expected()),
            line(headway.waiting().orElse(""), TEXT_MAX));
    current = current.at(progress);
  }

  /** By which settings it works from now on, which is told with each report. */
  void throttled(Supplier<ThrottleOrder> settings) {
    throttle = () -> Optional.of(settings.get());
  }

  /** How far the replicas of the store are behind, which is told with each report. */
  Lag lag() {
    return lag;
  }

  /** The epoch that was spoken of last. */
  synchronized long epoch() {
    return current.epoch();
  }

  synchronized boolean isWorking() {
    return current.state() == State.WORKING;
  }

  private synchronized WorkReport now() {
    return current;
  }

  /**
   * Says it again; a server out of reach hears it the next time. Who is refused on this rollout may
   * be welcome on another, so a refusal ends nobody's reports.
   */
  Taken tell() throws InterruptedException {
    try {
      return source.report(order.rollout(), now().behind(lag.now()).throttled(throttle.get()));
    } catch (IOException e) {
      workplace.listener().unreachable(String.valueOf(e.getMessage()));
      return Taken.OUTDATED;
    } catch (Problem problem) {
      workplace.listener().refused(order, problem);
      return Taken.OUTDATED;
    }
  }

  static String line(String text, int max) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+", " ").strip();
    return line.length() <= max ? line : line.substring(0, max);
  }
}
