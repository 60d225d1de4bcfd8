package dev.lockstep.cli.output;

import dev.lockstep.model.document.Document;
import dev.lockstep.runner.report.Headway;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Shows how far work is: a bar on a terminal, a line every few seconds elsewhere, a document a line
 * as JSON. Threads may share it.
 */
public final class ProgressView implements Headway.Listener {
  private static final Duration BAR_PAUSE = Duration.ofMillis(100);
  private static final Duration LINE_PAUSE = Duration.ofSeconds(2);

  private final Console console;
  private final Surroundings.Terminal terminal;
  private final InstantSource clock;
  private String work = "";
  private String waiting = "";
  private Speed speed;
  private Instant next = Instant.MIN;
  private boolean barShown;

  /** A view on a console. */
  public ProgressView(Console console, Surroundings surroundings) {
    this.console = console;
    this.terminal = surroundings.terminal();
    this.clock = surroundings.clock();
    this.speed = new Speed(clock.instant(), 0);
  }

  @Override
  public synchronized void headway(Headway progress) {
    Instant now = clock.instant();
    String why = progress.waiting().orElse("");
    boolean news = !why.equals(waiting);
    if (why.isEmpty() && !progress.work().equals(work)) {
      work = progress.work();
      speed = new Speed(now, progress.done());
      news = true;
    }
    waiting = why;
    if (why.isEmpty()) {
      speed.at(now, progress.done());
    }
    if (news || !now.isBefore(next)) {
      next = now.plus(isBar() ? BAR_PAUSE : LINE_PAUSE);
      show(progress);
    }
  }

  private boolean isBar() {
    return terminal == Surroundings.Terminal.PRESENT && console.form() == Console.Form.TEXT;
  }

  private void show(Headway progress) {
    if (console.form() == Console.Form.JSON) {
      console.part("", json(progress));
    } else if (isBar()) {
      barShown = true;
      console.raw("\r\u001b[K" + Bar.of(progress, speed));
    } else {
      console.remark(Bar.line(progress, speed));
    }
  }

  private Document json(Headway progress) {
    return Json.with("event", "progress")
        .and("work", progress.work())
        .and("done", progress.done())
        .and("expected", progress.expected())
        .and("documentsPerSecond", Math.round(speed.perSecond()))
        .and("waiting", progress.waiting())
        .document();
  }

  /** Leaves the line of the bar. */
  public synchronized void end() {
    if (barShown) {
      console.raw("\n");
      barShown = false;
    }
  }
}
