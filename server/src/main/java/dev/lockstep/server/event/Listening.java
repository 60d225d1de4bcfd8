package dev.lockstep.server.event;

import dev.lockstep.server.database.Pulse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Serves those who follow something that is looked at again and again, each on a virtual thread of
 * its own: whenever the {@link Pulse} beats and at least twice a second, but never more than four
 * times, so that what changes often is sent once for several changes. Threads share it.
 */
@Component
public final class Listening {
  private static final Duration TURN = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int QUIET_TURNS = 20;

  private final Pulse pulse;

  Listening(Pulse pulse) {
    this.pulse = pulse;
  }

  /** What one listener is sent. For one thread. */
  public interface Turns {
    /** Sends what there is at first. */
    void begin(SseEmitter to) throws IOException;

    /** Looks again and sends what is new; whether anything was. */
    boolean next(SseEmitter to) throws IOException;
  }

  /** A stream of what turns bring, until who listens leaves. */
  public SseEmitter to(Turns turns) {
    SseEmitter emitter = new SseEmitter(0L);
    CountDownLatch gone = new CountDownLatch(1);
    emitter.onCompletion(gone::countDown);
    emitter.onError(failure -> gone.countDown());
    Thread unused =
        Thread.ofVirtual().name("lockstep-listener").start(() -> serve(turns, emitter, gone));
    return emitter;
  }

  private void serve(Turns turns, SseEmitter emitter, CountDownLatch gone) {
    try {
      long beats = pulse.beats();
      turns.begin(emitter);
      int quiet = 0;
      while (!gone.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        beats = pulse.await(beats, TURN.minus(PAUSE));
        quiet = turns.next(emitter) ? 0 : quiet + 1;
        if (quiet == QUIET_TURNS) {
          emitter.send(SseEmitter.event().comment("still here"));
          quiet = 0;
        }
      }
    } catch (IOException | IllegalStateException e) {
      gone.countDown(); // The listener has left.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      emitter.complete();
    } catch (RuntimeException e) {
      emitter.completeWithError(e);
    }
  }
}
