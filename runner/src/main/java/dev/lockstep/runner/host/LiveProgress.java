package dev.lockstep.runner.host;

import dev.lockstep.engine.host.Progress;
import dev.lockstep.journal.LiveStatus;
import dev.lockstep.runner.report.Headway;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells other processes, and a listener here, how far work is: at most a few times a second,
 * however often the engine speaks. Threads may share it.
 */
public final class LiveProgress implements Progress.Listener {
  private static final Duration PAUSE_MIN = Duration.ofMillis(400);

  private final LiveStatus live;
  private final String change;
  private final InstantSource clock;
  private final Headway.Listener listener;
  private Instant next = Instant.MIN;

  /**
   * Progress of a change.
   *
   * @param listener is told as often as the engine speaks
   */
  public LiveProgress(
      LiveStatus live, String change, InstantSource clock, Headway.Listener listener) {
    this.live = live;
    this.change = change;
    this.clock = clock;
    this.listener = listener;
  }

  @Override
  public void progress(Progress progress) {
    listener.headway(Headway.of(progress));
    if (isDue()) {
      Map<String, String> fields = new TreeMap<>();
      fields.put("work", progress.work());
      fields.put("done", Long.toString(progress.done()));
      fields.put("expected", Long.toString(progress.expected()));
      fields.put("pid", Long.toString(ProcessHandle.current().pid()));
      progress.waiting().ifPresent(why -> fields.put("waiting", why));
      live.publish(change, fields);
    }
  }

  private synchronized boolean isDue() {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return false;
    }
    next = now.plus(PAUSE_MIN);
    return true;
  }
}
