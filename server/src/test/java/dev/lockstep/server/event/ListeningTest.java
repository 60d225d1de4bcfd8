package dev.lockstep.server.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.database.Pulse;
import dev.lockstep.server.event.Events.Rhythm;
import dev.lockstep.server.testing.Awaiting;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ListeningTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final Pulse pulse = new Pulse();
  private final Listening listening = new Listening(pulse);
  private final Counting looks = new Counting();

  /** Counts how often it is looked at. */
  private static final class Counting implements Subject<String> {
    private final AtomicInteger first = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();

    @Override
    public void begin(Events<String> to) {
      first.incrementAndGet();
    }

    @Override
    public void next(Events<String> to) {
      next.incrementAndGet();
    }
  }

  @Test
  void whatHappensIsLookedAtAtOnceAndTheNextOnlyAfterThePause() {
    Events<String> events = listening.to(looks, new Rhythm(pulse, LONG, LONG));
    Awaiting.until(looks.first::get, count -> count == 1);

    pulse.beat();
    Awaiting.until(looks.next::get, count -> count == 1);
    pulse.beat();
    events.stop();

    assertThat(looks.next).hasValue(1);
  }

  @Test
  void whatHappensWhileTheFirstIsToldIsLookedAtToo() {
    Subject<String> busy =
        new Subject<>() {
          @Override
          public void begin(Events<String> to) {
            pulse.beat();
          }

          @Override
          public void next(Events<String> to) {
            looks.next(to);
          }
        };

    Events<String> events = listening.to(busy, new Rhythm(pulse, LONG, Duration.ZERO));

    Awaiting.until(looks.next::get, count -> count == 1);
    events.stop();
  }

  @Test
  void toTellOrToEndWhatHasEndedIsNothing() {
    Events<String> events = listening.to(looks);
    listening.close();
    Awaiting.until(events::isOver, isOver -> isOver);
    events.end();

    events.tell("late", "nobody hears it");
    events.end();

    assertThat(events.isOver()).isTrue();
    assertThat(listening.to(looks)).satisfies(late -> Awaiting.until(late::isOver, is -> is));
  }
}
