package dev.lockstep.server.event;

import dev.lockstep.journal.Entry;
import dev.lockstep.journal.JournalTable;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.database.Pulse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends entries of the journal to those who follow it. Each listener is served by a virtual thread
 * of its own, which looks when the {@link Pulse} beats and at least twice a second, so that what
 * other servers decide comes, too. Threads share it.
 */
@Component
class Events {
  private static final Duration TURN = Duration.ofMillis(500);
  private static final int QUIET_TURNS = 20;
  private static final int BATCH = 100;

  private final Database database;
  private final Pulse pulse;

  Events(Database database, Pulse pulse) {
    this.database = database;
    this.pulse = pulse;
  }

  /** Sends what comes after an entry, of one subject or of all. */
  SseEmitter follow(long after, Optional<String> subject) {
    SseEmitter emitter = new SseEmitter(0L);
    AtomicBoolean over = new AtomicBoolean();
    emitter.onCompletion(() -> over.set(true));
    emitter.onError(failure -> over.set(true));
    Thread unused =
        Thread.ofVirtual()
            .name("lockstep-events")
            .start(new Listener(emitter, over, subject, after)::serve);
    return emitter;
  }

  /** One who follows. */
  private final class Listener {
    private final SseEmitter emitter;
    private final AtomicBoolean over;
    private final Optional<String> subject;
    private long seq;
    private int quietTurns;

    Listener(SseEmitter emitter, AtomicBoolean over, Optional<String> subject, long seq) {
      this.emitter = emitter;
      this.over = over;
      this.subject = subject;
      this.seq = seq;
    }

    void serve() {
      try {
        emitter.send(SseEmitter.event().comment("from " + seq));
        long beats = pulse.beats();
        while (!over.get()) {
          if (!sendAll()) {
            beats = pulse.await(beats, TURN);
          }
        }
      } catch (IOException | IllegalStateException e) {
        over.set(true); // The listener is gone.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        emitter.complete();
      } catch (RuntimeException e) {
        emitter.completeWithError(e);
      }
    }

    /** Whether there may be more. */
    private boolean sendAll() throws IOException {
      List<Entry> entries = database.use(connection -> JournalTable.after(connection, seq, BATCH));
      for (Entry entry : entries) {
        seq = entry.seq();
        if (subject.isEmpty() || subject.get().equals(entry.subject())) {
          emitter.send(SseEmitter.event().id(Long.toString(seq)).name("decision").data(entry));
          quietTurns = 0;
        }
      }
      quietTurns++;
      if (quietTurns % QUIET_TURNS == 0) {
        emitter.send(SseEmitter.event().comment("still here"));
      }
      return entries.size() == BATCH;
    }
  }
}
