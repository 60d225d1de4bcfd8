package dev.lockstep.runner;

import dev.lockstep.engine.throttle.ThrottleSettings;
import dev.lockstep.journal.Checkpoint;
import dev.lockstep.journal.Controls;
import dev.lockstep.journal.Controls.Verb;
import dev.lockstep.journal.Journal;
import dev.lockstep.runner.host.Mailbox;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Asks the process that carries a change, and waits a bounded time for its answer. */
public final class Requests {
  static final String THROTTLE = "throttle";

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final int LOOKS_MAX = 400;

  private final Runner runner;

  Requests(Runner runner) {
    this.runner = runner;
  }

  /** What came of a request. */
  public sealed interface Reply {
    /** The process answered with this sentence, and does as it was asked. */
    record Answered(String sentence) implements Reply {}

    /** No process on this machine carries the change. */
    record NotCarried() implements Reply {}

    /** The process that carries it has not answered yet; the request stays in its mailbox. */
    record Silent(long pid) implements Reply {}
  }

  /** Asks for every write to stop until resumed. */
  public Reply pause(String change) {
    return ask(change, Verb.PAUSE, Map.of());
  }

  /** Asks to go on. */
  public Reply resume(String change) {
    return ask(change, Verb.RESUME, Map.of());
  }

  /** Asks to finish the batch, save the checkpoint and end. */
  public Reply stop(String change) {
    return ask(change, Verb.STOP, Map.of());
  }

  /** Puts other limits in force, now and for later runs. */
  public Reply throttle(String change, String settings) {
    String id = runner.status(change).change();
    try (Journal journal = runner.folder().open(runner.clock())) {
      String before = journal.checkpoints().find(id, THROTTLE).orElse("");
      String after = ThrottleSettings.parse(before).with(settings).text();
      journal.checkpoints().save(new Checkpoint(id, THROTTLE, after));
    }
    return ask(id, Verb.THROTTLE, Map.of(Mailbox.SETTINGS, settings));
  }

  private Reply ask(String change, Verb verb, Map<String, String> fields) {
    String id = runner.status(change).change();
    if (runner.carrier(id).isEmpty()) {
      return new Reply.NotCarried();
    }
    try (Journal journal = runner.folder().open(runner.clock())) {
      Controls.Request request = journal.controls().ask(id, runner.person().actor(), verb, fields);
      return await(journal, request);
    }
  }

  private Reply await(Journal journal, Controls.Request request) {
    for (int look = 0; look < LOOKS_MAX; look++) {
      Optional<String> answer = journal.controls().answer(request);
      if (answer.isPresent()) {
        return new Reply.Answered(answer.get());
      }
      if (runner.carrier(request.subject()).isEmpty()) {
        journal.controls().answer(request, "its process ended first");
        return new Reply.NotCarried();
      }
      runner.pacer().pause(LOOK_AGAIN);
    }
    return new Reply.Silent(runner.carrier(request.subject()).orElse(0L));
  }
}
