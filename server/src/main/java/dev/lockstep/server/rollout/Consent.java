package dev.lockstep.server.rollout;

import dev.lockstep.journal.Draft;
import dev.lockstep.rollout.plan.Action;
import dev.lockstep.server.access.Caller;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.request.Refused;
import dev.lockstep.server.rollout.Agreements.Matter;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes the word of people, each of whom counts once. Threads share it. */
@Component
class Consent {
  private final Database database;
  private final RolloutTable table;
  private final Agreements agreements;

  Consent(Database database, RolloutTable table, Agreements agreements) {
    this.database = database;
    this.table = table;
    this.agreements = agreements;
  }

  /** Who asks for this action at this moment, the caller among them. */
  Set<String> with(Caller caller, Rollout rollout, Action action) {
    return switch (action) {
      case FREEZE, SOFT_ROLLBACK -> Set.of(caller.subject());
      case HARD_ROLLBACK -> {
        agreements.give(rollout, Matter.HARD_ROLLBACK, caller.subject());
        yield agreements.asking(rollout);
      }
    };
  }

  /** Agrees that a rollout may leave its stage, if it still stands where the caller looked. */
  void approve(Caller caller, Rollout rollout, long epoch) {
    boolean unused =
        database.decide(scribe -> {
          Rollout now =
              table.require(rollout.identity().place().environment(), rollout.identity().id());
          if (now.state().epoch() != epoch) {
            throw Refused.conflict(
                "Cannot agree: the rollout has moved on to epoch %d"
                    .formatted(now.state().epoch()));
          }
          agreements.give(now, Matter.LEAVE, caller.subject());
          scribe.record(
              new Draft(
                  caller.subject(),
                  "stage approved",
                  now.identity().subject(),
                  Map.of("epoch", Long.toString(epoch), "stage", Records.place(now))));
          return true;
        });
  }
}
