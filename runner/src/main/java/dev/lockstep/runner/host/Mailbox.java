package dev.lockstep.runner.host;

import dev.lockstep.engine.host.Controls;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Requests to this process about one change: those of other processes, out of the journal's file,
 * and the signal to end.
 */
public final class Mailbox implements Controls {
  /** The setting under which a throttle request carries its text. */
  public static final String SETTINGS = "settings";

  private static final String SIGNAL = "signal";
  private static final String ORDER = "order";

  private final dev.lockstep.journal.Controls controls;
  private final String change;
  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicBoolean stopTaken = new AtomicBoolean();

  /** The newest settings that an order brought; those before it are overtaken. */
  private final AtomicReference<Optional<String>> ordered = new AtomicReference<>(Optional.empty());

  /** The mailbox of a change. */
  public Mailbox(dev.lockstep.journal.Controls controls, String change) {
    this.controls = controls;
    this.change = change;
  }

  /** Answers what was asked of an earlier process, before work begins. */
  public void clear() {
    for (dev.lockstep.journal.Controls.Request stale : controls.pending(change)) {
      controls.answer(stale, "the process it was meant for had ended; ask again");
    }
  }

  /** Asks this process to finish its batch and end. */
  public void stop() {
    stop.set(true);
  }

  /** Asks this process to work by other settings from its next batch on. */
  public void retune(String settings) {
    ordered.set(Optional.of(settings));
  }

  @Override
  public Optional<Request> poll() {
    if (stop.get() && stopTaken.compareAndSet(false, true)) {
      return Optional.of(new Request.Stop(SIGNAL));
    }
    Optional<String> settings = ordered.getAndSet(Optional.empty());
    if (settings.isPresent()) {
      return Optional.of(new Request.Retune(ORDER, settings.get()));
    }
    List<dev.lockstep.journal.Controls.Request> pending = controls.pending(change);
    return pending.isEmpty() ? Optional.empty() : Optional.of(request(pending.getFirst()));
  }

  private static Request request(dev.lockstep.journal.Controls.Request asked) {
    String id = Long.toString(asked.id());
    return switch (asked.verb()) {
      case PAUSE -> new Request.Pause(id);
      case RESUME -> new Request.Resume(id);
      case THROTTLE -> new Request.Retune(id, asked.fields().getOrDefault(SETTINGS, ""));
      case STOP -> new Request.Stop(id);
    };
  }

  @Override
  public void acknowledge(Request request, String sentence) {
    for (dev.lockstep.journal.Controls.Request asked : controls.pending(change)) {
      if (Long.toString(asked.id()).equals(request.id())) {
        controls.answer(asked, sentence);
      }
    }
  }
}
