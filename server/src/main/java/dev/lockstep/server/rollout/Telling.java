package dev.lockstep.server.rollout;

import dev.lockstep.api.wire.WorkReport;
import dev.lockstep.journal.Entry;
import dev.lockstep.server.database.Pulse;
import dev.lockstep.server.evidence.WorkTable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells people and programs of rollouts, now and as they change. Threads share it. */
@Component
class Telling {
  private static final Duration TURN = Duration.ofMillis(500);
  private static final int QUIET_TURNS = 20;

  private final Rollouts rollouts;
  private final Why why;
  private final WorkTable work;
  private final Pulse pulse;

  Telling(Rollouts rollouts, Why why, WorkTable work, Pulse pulse) {
    this.rollouts = rollouts;
    this.why = why;
    this.work = work;
    this.pulse = pulse;
  }

  RolloutView view(Rollout rollout) {
    Optional<WorkTable.Work> said =
        work.of(rollout.identity().place().environment(), rollout.identity().id());
    return RolloutView.of(rollout, rollouts.look(rollout), said);
  }

  List<Entry> history(Rollout rollout, int max) {
    return why.history(rollout, max);
  }

  String why(Rollout rollout) {
    return why.paragraph(rollout, view(rollout));
  }

  /** Sends a rollout as it is, and again whenever it has changed. */
  SseEmitter follow(Rollout rollout) {
    SseEmitter emitter = new SseEmitter(0L);
    Listener listener = new Listener(emitter, rollout);
    emitter.onCompletion(() -> listener.gone = true);
    emitter.onError(failure -> listener.gone = true);
    Thread unused = Thread.ofVirtual().name("lockstep-rollout-listener").start(listener::serve);
    return emitter;
  }

  /** One who follows a rollout. */
  private final class Listener {
    private final SseEmitter emitter;
    private final Rollout first;
    private volatile boolean gone;

    Listener(SseEmitter emitter, Rollout first) {
      this.emitter = emitter;
      this.first = first;
    }

    void serve() {
      try {
        RolloutView shown = view(first);
        send(shown);
        long beats = pulse.beats();
        for (int turn = 1; !gone; turn++) {
          beats = pulse.await(beats, TURN);
          RolloutView now = now();
          if (isOther(now, shown)) {
            send(now);
            shown = now;
          } else if (turn % QUIET_TURNS == 0) {
            emitter.send(SseEmitter.event().comment("still here"));
          }
        }
      } catch (IOException | IllegalStateException e) {
        gone = true; // The listener has left.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        emitter.complete();
      } catch (RuntimeException e) {
        emitter.completeWithError(e);
      }
    }

    private RolloutView now() {
      return view(rollouts.require(first.identity().place().environment(), first.identity().id()));
    }

    private void send(RolloutView view) throws IOException {
      emitter.send(SseEmitter.event().id(Long.toString(view.version())).name("rollout").data(view));
    }
  }

  /** Counts that grow are no change; outcomes that turn are. */
  private static boolean isOther(RolloutView one, RolloutView other) {
    return one.version() != other.version()
        || !one.hold().equals(other.hold())
        || !one.conditions().equals(other.conditions())
        || !one.approvers().equals(other.approvers())
        || !state(one).equals(state(other))
        || !outcomes(one).equals(outcomes(other));
  }

  private static Optional<WorkReport.State> state(RolloutView view) {
    return view.work().map(each -> each.report().state());
  }

  private static List<String> outcomes(RolloutView view) {
    return view.verdicts().stream()
        .map(each -> each.region() + each.check() + each.outcome())
        .toList();
  }
}
