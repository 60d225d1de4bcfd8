package dev.lockstep.server.event;

import dev.lockstep.server.database.Pulse;
import dev.lockstep.server.event.Events.Rhythm;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Serves those who listen, each on a virtual thread of its own, until they leave or the server
 * closes. Threads share it.
 */
@Component
public final class Listening {
  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
  private static final Duration TURN = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Pulse pulse;
  private final Set<Events<?>> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Listening(Pulse pulse) {
    this.pulse = pulse;
  }

  /**
   * A stream of what takes some work to look at: twice a second, so that what other servers decide
   * comes, too, and for what is decided here at once, at most four times a second.
   */
  public <T> Events<T> to(Subject<T> subject) {
    return to(subject, new Rhythm(pulse, TURN, PAUSE));
  }

  /** A stream of what is looked at in a rhythm of its own. */
  public <T> Events<T> to(Subject<T> subject, Rhythm rhythm) {
    Events<T> events = new Events<>(rhythm);
    Thread unused =
        Thread.ofVirtual().name("lockstep-listener").start(() -> serve(events, subject));
    return events;
  }

  private <T> void serve(Events<T> events, Subject<T> subject) {
    open.add(events);
    try {
      if (!closed) {
        events.follow(subject);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (!events.isOver()) {
        LOG.warn("Cannot go on with a stream: {}", e.getClass().getSimpleName());
      }
    } finally {
      open.remove(events);
      events.end();
    }
  }

  /** Requests under way are waited for, and streams would be under way for ever. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    closed = true;
    open.forEach(Events::stop);
  }
}
