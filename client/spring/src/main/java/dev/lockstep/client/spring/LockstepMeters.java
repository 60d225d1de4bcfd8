package dev.lockstep.client.spring;

import dev.lockstep.client.Lockstep;
import dev.lockstep.client.SharedCollection;
import dev.lockstep.client.routing.Buckets;
import dev.lockstep.client.routing.Share;
import dev.lockstep.client.shadow.ShadowFigures;
import dev.lockstep.client.stage.Tenure;
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
      gauge("lockstep.epoch", "The epoch that is acted by", LockstepMeters::epoch);
      gauge("lockstep.lease", "1 under a lease, 0 in the safe stage", LockstepMeters::lease);
      gauge("lockstep.reads.new", "The share of reads of the new shape", LockstepMeters::readsNew);
      gauge("lockstep.owed.writes", "Second writes that are owed", c -> c.debts().size());
      gauge(
          "lockstep.owed.overflowed",
          "1 when more is owed than the repair queue holds",
          c -> c.debts().isOverflowed() ? 1 : 0);
      for (Stage stage : Stage.values()) {
        Gauge.builder("lockstep.stage", collection, c -> isAt(c, stage) ? 1 : 0)
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

    private void gauge(String meter, String text, ToDoubleFunction<SharedCollection> figure) {
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

  private static double epoch(SharedCollection collection) {
    try (Tenure tenure = collection.enter()) {
      return tenure.state().epoch();
    }
  }

  private static double lease(SharedCollection collection) {
    try (Tenure tenure = collection.enter()) {
      return tenure.isSafe() ? 0 : 1;
    }
  }

  private static boolean isAt(SharedCollection collection, Stage stage) {
    try (Tenure tenure = collection.enter()) {
      return tenure.state().stage() == stage;
    }
  }

  /** On a ramp the widest share counts, whatever cohort or region it is of. */
  private static double readsNew(SharedCollection collection) {
    try (Tenure tenure = collection.enter()) {
      return switch (tenure.conduct().reads()) {
        case OLD, OLD_AND_SHADOW -> 0;
        case BY_RAMP ->
            tenure.state().ramp().shares().stream().mapToInt(Share::buckets).max().orElse(0)
                / (double) Buckets.COUNT;
        case NEW -> 1;
      };
    }
  }
}
