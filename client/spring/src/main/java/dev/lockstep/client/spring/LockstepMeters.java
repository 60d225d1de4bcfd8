package dev.lockstep.client.spring;

import dev.lockstep.client.Lockstep;
import dev.lockstep.client.SharedCollection;
import dev.lockstep.client.shadow.ShadowFigures;
import dev.lockstep.client.stage.StageKeeper;
import dev.lockstep.model.routing.Buckets;
import dev.lockstep.model.routing.Share;
import dev.lockstep.model.stage.Conduct;
import dev.lockstep.model.stage.Stage;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/**
 * Meters of every collection, each with the tag {@code collection}; what it tells is told when it
 * is asked, and costs an operation nothing.
 *
 * <p>{@code lockstep.stage} is 1 with the tag {@code stage} of where the rollout stands and 0 with
 * all others, as what is compared with time series is a number.
 */
public final class LockstepMeters implements MeterBinder {
  private final Lockstep lockstep;

  /** Meters of the collections of this instance. */
  public LockstepMeters(Lockstep lockstep) {
    this.lockstep = lockstep;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    lockstep.watch((name, collection) -> new Meters(registry, name, collection).bind());
  }

  /** The meters of one collection. */
  private record Meters(MeterRegistry registry, String name, SharedCollection collection) {
    void bind() {
      gauge("lockstep.epoch", "The epoch that is acted by", s -> s.state().epoch());
      gauge("lockstep.lease", "1 under a lease, 0 in the safe stage", s -> s.isSafe() ? 0 : 1);
      gauge(
          "lockstep.stale", "1 when nothing was heard for half a lease", s -> s.isStale() ? 1 : 0);
      gauge("lockstep.reads.new", "The share of reads of the new shape", LockstepMeters::readsNew);
      owed("lockstep.owed.writes", "Second writes that are owed", StageKeeper.Debts::size);
      owed(
          "lockstep.owed.overflowed",
          "1 when more is owed than the repair queue holds",
          debts -> debts.isOverflowed() ? 1 : 0);
      for (Stage stage : Stage.values()) {
        Gauge.builder(
                "lockstep.stage", collection, c -> c.standing().state().stage() == stage ? 1 : 0)
            .description("1 at the stage of the rollout")
            .tags(tags().and("stage", stage.word()))
            .register(registry);
      }
      shadow("compared", ShadowFigures::compared);
      shadow("mismatched", ShadowFigures::mismatched);
      shadow("noise.compared", ShadowFigures::noiseCompared);
      shadow("noise.mismatched", ShadowFigures::noiseMismatched);
      shadow("failed", ShadowFigures::failed);
      shadow("shed", ShadowFigures::shed);
    }

    private Tags tags() {
      return Tags.of("collection", name);
    }

    private void gauge(String meter, String text, ToDoubleFunction<StageKeeper.Standing> figure) {
      figure(meter, text, c -> figure.applyAsDouble(c.standing()));
    }

    private void owed(String meter, String text, ToDoubleFunction<StageKeeper.Debts> figure) {
      figure(meter, text, c -> figure.applyAsDouble(c.debts()));
    }

    private void figure(String meter, String text, ToDoubleFunction<SharedCollection> figure) {
      Gauge.builder(meter, collection, figure).description(text).tags(tags()).register(registry);
    }

    private void shadow(String what, ToDoubleFunction<ShadowFigures> figure) {
      FunctionCounter.builder(
              "lockstep.shadow." + what, collection, c -> figure.applyAsDouble(c.shadowFigures()))
          .description("Shadow reads since the start")
          .tags(tags())
          .register(registry);
    }
  }

  /** On a ramp the widest share counts, whatever cohort or region it is of. */
  private static double readsNew(StageKeeper.Standing standing) {
    Conduct conduct =
        standing.isSafe() ? standing.state().safeConduct() : standing.state().conduct();
    return switch (conduct.reads()) {
      case OLD, OLD_AND_SHADOW -> 0;
      case BY_RAMP ->
          standing.state().ramp().shares().stream().mapToInt(Share::buckets).max().orElse(0)
              / (double) Buckets.COUNT;
      case NEW -> 1;
    };
  }
}
