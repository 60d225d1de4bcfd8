package dev.lockstep.server.event;

import dev.lockstep.server.database.Pulse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * A stream of server-sent events to one who listens. Whoever listens may leave at any moment: to
 * tell somebody who has left, and to end what has ended, is nothing. One thread tells; any may end.
 *
 * @param <T> what the events carry; an interface that is sealed where they carry several things
 */
public final class Events<T> extends SseEmitter {
  private static final Duration QUIET_MAX = Duration.ofSeconds(10);

  private final Rhythm rhythm;
  private final CountDownLatch over = new CountDownLatch(1);
  private int quiet;

  Events(Rhythm rhythm) {
    super(0L);
    this.rhythm = rhythm;
    onCompletion(over::countDown);
    onError(failure -> over.countDown());
  }

  /**
   * When a subject is looked at: at each beat at once, and at each turn.
   *
   * @param pause until it is looked at for the next beat, so that what changes often is looked at
   *     once for several changes
   */
  public record Rhythm(Pulse pulse, Duration turn, Duration pause) {}

  /** Tells of something. */
  public void tell(String name, T data) {
    pass(SseEmitter.event().name(name).data(data));
  }

  /** Tells of something that who listens again can go on from. */
  public void tell(String id, String name, T data) {
    pass(SseEmitter.event().id(id).name(name).data(data));
  }

  /** Says something that is no event. */
  public void comment(String text) {
    pass(SseEmitter.event().comment(text));
  }

  private void pass(SseEventBuilder event) {
    quiet = 0;
    try {
      send(event);
    } catch (IOException | IllegalStateException e) {
      over.countDown(); // Who listened has left.
    }
  }

  /** Whether there is nobody to tell any more. */
  public boolean isOver() {
    return over.getCount() == 0;
  }

  /** Tells of a subject until it is over. */
  void follow(Subject<T> subject) throws InterruptedException {
    long beats = rhythm.pulse().beats();
    subject.begin(this);
    while (!isOver()) {
      long heard = rhythm.pulse().await(beats, rhythm.turn());
      if (!isOver()) {
        quiet++;
        subject.next(this);
        sayIfQuiet();
      }
      if (heard != beats) {
        beats = heard;
        boolean unused = over.await(rhythm.pause().toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  /** A connection that carries nothing is cut by what is between, and its end is not noticed. */
  private void sayIfQuiet() {
    if (rhythm.turn().multipliedBy(quiet).compareTo(QUIET_MAX) >= 0) {
      comment("still here");
    }
  }

  /** Has its thread end it. */
  void stop() {
    over.countDown();
    rhythm.pulse().beat();
  }

  /** Ends it. */
  void end() {
    over.countDown();
    try {
      complete();
    } catch (IllegalStateException e) {
      // It has ended with its connection.
    }
  }
}
