package dev.lockstep.server.overview;

import dev.lockstep.server.event.Listening.Turns;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Sends the overview whole, and then what of it is another. For one thread. */
final class OverviewTurns implements Turns {
  private final Supplier<Overview> look;
  private Overview shown;

  /** Looks for the first time at once, so that who may not look is told so. */
  OverviewTurns(Supplier<Overview> look) {
    this.look = look;
    this.shown = look.get();
  }

  @Override
  public void begin(SseEmitter to) throws IOException {
    to.send(SseEmitter.event().name("overview").data(shown));
  }

  @Override
  public boolean next(SseEmitter to) throws IOException {
    Overview now = look.get();
    Difference difference = Difference.between(shown, now);
    shown = now;
    if (difference.isNone()) {
      return false;
    }
    to.send(SseEmitter.event().name("difference").data(difference));
    return true;
  }
}
