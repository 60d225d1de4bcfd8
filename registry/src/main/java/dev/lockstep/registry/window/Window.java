package dev.lockstep.registry.window;

import dev.lockstep.model.contract.KeyTemplate;
import dev.lockstep.model.contract.KeyTemplate.Part;
import dev.lockstep.registry.key.Coverage;
import dev.lockstep.registry.key.KeyLanguage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A time that comes again and again, in which services may go to environments, or may not.
 *
 * @param schedule when it begins
 * @param duration how long it lasts each time
 * @param targets for which services and environments, each {@code ENVIRONMENT/SERVICE} with {@code
 *     *} for anything
 * @param manualOverride whether a person may go on in spite of it
 */
public record Window(
    Kind kind, Schedule schedule, Duration duration, List<String> targets, boolean manualOverride) {
  /** What holds while it is open. */
  public enum Kind {
    /** One may go; while no such window is open, one may not. */
    ALLOW,
    /** One may not go, whatever else is open. */
    DENY;

    /** The word of files for it. */
    public String word() {
      return this == ALLOW ? "allow" : "deny";
    }
  }

  public Window {
    targets = List.copyOf(targets);
  }

  /** The zone whose clock it follows. */
  public ZoneId zone() {
    return schedule.zone();
  }

  /** Whether it is about this service in this environment. */
  boolean isFor(String environment, String service) {
    KeyLanguage target =
        new KeyLanguage(
            new KeyTemplate(List.of(new Part.Literal(environment + "/" + service))), Map.of());
    return targets.stream().anyMatch(glob -> target.matching(glob) instanceof Coverage.All);
  }

  /** When it closes, where it is open at this moment. */
  Optional<Instant> closing(Instant now) {
    return schedule.latest(now, duration).map(start -> start.plus(duration));
  }

  /** When it opens after this moment. */
  Optional<Instant> opening(Instant now) {
    return schedule.next(now);
  }
}
