package dev.lockstep.registry.deploy;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.check.Policy;
import dev.lockstep.registry.window.Window;
import dev.lockstep.registry.window.Window.Kind;
import dev.lockstep.registry.window.Windows.Refusal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Why a service may not go to an environment at this time of day.
 *
 * @param policy where the window is written
 * @param override why a person goes on in spite of it, if one does
 */
public record ClosedWindow(Refusal refusal, Located<Policy> policy, Optional<String> override) {
  /** The window that does not let a service go at a moment, if there is one. */
  public static Optional<ClosedWindow> at(
      Instant now, Question question, Located<Policy> policy, Optional<String> override) {
    return policy
        .value()
        .windows()
        .refusal(question.environment(), question.service(), now)
        .map(refusal ->
            new ClosedWindow(refusal, policy, override.filter(reason -> !reason.isBlank())));
  }

  /** Whether it still refuses. */
  public boolean isRefusing() {
    return override.isEmpty() || !refusal.isOverridable();
  }

  /** One sentence about the window and when it lets the service go. */
  public String sentence(String target) {
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
  public String next(String command) {
    if (!refusal.isOverridable()) {
      return override.map(why -> "no person may override this window; ").orElse("")
          + "ask again then: "
          + command;
    }
    return "ask again then, or take it on yourself: " + command + " --override-window REASON";
  }

  /** Why it does not refuse, though it is closed. */
  public String overridden(String target) {
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

  Document document() {
    Window window = refusal.window();
    Document.Builder document =
        Document.builder()
            .add("kind", Value.text(window.kind().word()))
            .add("schedule", Value.text(window.schedule().toString()))
            .add("duration", Value.text(window.duration().toString()))
            .add("timeZone", Value.text(window.zone().toString()))
            .add("place", Value.text(place()));
    if (refusal.until().isPresent()) {
      document = document.add("until", Value.text(refusal.until().get().toString()));
    }
    document = document.add("manualOverride", Value.bool(refusal.isOverridable()));
    Optional<String> why = override.filter(given -> refusal.isOverridable());
    return why.isPresent()
        ? document.add("overridden", Value.text(why.get())).build()
        : document.build();
  }
}
