package dev.lockstep.cli.deploy;

import dev.lockstep.cli.output.Json;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.model.document.Document;
import dev.lockstep.registry.check.Policy;
import dev.lockstep.registry.window.Window;
import dev.lockstep.registry.window.Window.Kind;
import dev.lockstep.registry.window.Windows.Refusal;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Why a service may not go to an environment at this time of day.
 *
 * @param policy where the window is written
 * @param override why a person goes on in spite of it, if one does
 */
record ClosedWindow(Refusal refusal, Located<Policy> policy, Optional<String> override) {
  /** Whether it still refuses. */
  boolean isRefusing() {
    return override.isEmpty() || !refusal.isOverridable();
  }

  /** One sentence about the window and when it lets the service go. */
  String sentence(String target) {
    Window window = refusal.window();
    String begins =
        "at '%s' for %s by the clock of %s"
            .formatted(window.schedule(), window.duration(), window.zone());
    String refuses =
        window.kind() == Kind.DENY
            ? "denies %s, %s,".formatted(target, begins)
            : "allows %s only %s, and it is closed".formatted(target, begins);
    return "the window %s %s until %s".formatted(place(), refuses, until());
  }

  /** What may be done about it. */
  String next(String command) {
    if (!refusal.isOverridable()) {
      return override.map(why -> "no person may override this window; ").orElse("")
          + "ask again then: "
          + command;
    }
    return "ask again then, or take it on yourself: " + command + " --override-window REASON";
  }

  /** Why it does not refuse, though it is closed. */
  String overridden(String target) {
    return "overridden (%s): %s".formatted(override.orElse(""), sentence(target));
  }

  private String place() {
    Mark mark = policy.mark(refusal.window());
    return "%s:%d:%d".formatted(policy.file(), mark.line(), mark.column());
  }

  private String until() {
    return refusal
        .until()
        .map(moment -> ZonedDateTime.ofInstant(moment, refusal.window().zone()).toString())
        .orElse("more than a year from now");
  }

  Document json() {
    Window window = refusal.window();
    return Json.with("kind", window.kind().word())
        .and("schedule", window.schedule().toString())
        .and("duration", window.duration().toString())
        .and("timeZone", window.zone().toString())
        .and("place", place())
        .and("until", refusal.until().map(Object::toString))
        .and("manualOverride", refusal.isOverridable())
        .and("overridden", override.filter(why -> refusal.isOverridable()))
        .document();
  }
}
