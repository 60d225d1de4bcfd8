package dev.lockstep.server.overview;

import dev.lockstep.server.event.Events;
import dev.lockstep.server.event.Subject;
import java.util.function.Supplier;

/** Tells the overview whole, and then what of it is another. For one thread. */
final class OverviewSubject implements Subject<OverviewEvent> {
  private final Supplier<Overview> look;
  private Overview shown;

  /** Looks for the first time at once, so that who may not look is told so. */
  OverviewSubject(Supplier<Overview> look) {
    this.look = look;
    this.shown = look.get();
  }

  @Override
  public void begin(Events<OverviewEvent> to) {
    to.tell("overview", shown);
  }

  @Override
  public void next(Events<OverviewEvent> to) {
    Overview now = look.get();
    Difference difference = Difference.between(shown, now);
    shown = now;
    if (!difference.isNone()) {
      to.tell("difference", difference);
    }
  }
}
