package dev.lockstep.server.rollout;

import dev.lockstep.api.wire.ThrottleOrder;
import dev.lockstep.api.wire.WireException;
import dev.lockstep.journal.Draft;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.request.Refused;
import dev.lockstep.server.rollout.Rollout.Identity;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How hard people ask runners to work. Threads share it. */
@Component
public class Throttles {
  private final Database database;
  private final RolloutTable table;

  Throttles(Database database, RolloutTable table) {
    this.database = database;
    this.table = table;
  }

  /** What was asked of rollouts, by their ids; where somebody asked. */
  public Map<String, ThrottleOrder> of(String environment) {
    return table.throttles(environment);
  }

  /** What was asked of a rollout. */
  ThrottleOrder of(Identity rollout) {
    return table.throttle(rollout);
  }

  /** Asks for these settings; what they do not name stays. */
  void ask(Identity rollout, String person, String settings) {
    ThrottleOrder asked = parsed(settings);
    boolean unused =
        database.decide(scribe -> {
          ThrottleOrder all = table.throttle(rollout).with(asked);
          table.throttle(rollout, all);
          scribe.record(
              new Draft(
                  person,
                  "throttle asked for",
                  rollout.subject(),
                  Map.of("asked", asked.settings(), "settings", all.settings())));
          return true;
        });
  }

  private static ThrottleOrder parsed(String settings) {
    try {
      ThrottleOrder asked = new ThrottleOrder(settings);
      if (asked.isNone()) {
        throw Refused.invalid("Cannot set the throttle: nothing is named, such as rate=500/s");
      }
      return asked;
    } catch (WireException e) {
      throw Refused.invalid("Cannot set the throttle: " + e.getMessage()).causedBy(e);
    }
  }
}
