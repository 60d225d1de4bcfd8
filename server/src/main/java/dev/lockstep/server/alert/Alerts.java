package dev.lockstep.server.alert;

import dev.lockstep.server.rollout.Rollout;
import dev.lockstep.server.rollout.Witness;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Writes down what the teams are to be told. Threads share it. */
@Component
final class Alerts implements Witness {
  private static final int REMEMBERED_MAX = 10_000;

  private final Outbox outbox;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  Alerts(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void saw(Made made) {
    Alert.of(made.after(), made.draft()).ifPresent(outbox::put);
  }

  /** It is said each second; the outbox takes it once, and need not be asked again. */
  @Override
  public void sawWaiting(Rollout rollout, String why) {
    Alert alert = Alert.waiting(rollout, why);
    if (told.size() > REMEMBERED_MAX) {
      told.clear();
    }
    if (!told.contains(alert.id())) {
      outbox.put(alert);
      boolean isNew = told.add(alert.id());
      assert isNew || told.contains(alert.id());
    }
  }
}
