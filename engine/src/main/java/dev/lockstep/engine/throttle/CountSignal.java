package dev.lockstep.engine.throttle;

import dev.lockstep.store.Store;

/** A count on the store that must not exceed a limit. */
record CountSignal(Store store) implements Signal {

  @Override
  public Reading read(ThrottleSettings settings) {
    return settings.probes().query().map(this::count).orElse(Reading.CLEAR);
  }

  private Reading count(CountLimit query) {
    long count = store.collection(query.collection()).count(query.conditions());
    return count > query.limit()
        ? new Reading.Soft(
            "The query %s counts %d, above its limit of %d"
                .formatted(query.question(), count, query.limit()))
        : Reading.CLEAR;
  }
}
