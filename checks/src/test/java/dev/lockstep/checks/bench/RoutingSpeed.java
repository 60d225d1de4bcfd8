package dev.lockstep.checks.bench;

import com.sun.management.ThreadMXBean;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.routing.Buckets;
import dev.lockstep.model.routing.Ramp;
import dev.lockstep.model.routing.Salt;
import dev.lockstep.model.routing.Share;
import dev.lockstep.model.routing.Traits;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.providers.memory.Flag;
import dev.openfeature.sdk.providers.memory.InMemoryProvider;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What a routing decision costs, by itself and as a flag of OpenFeature's provider in memory, which
 * asks the same ramp; the two alternate, and each figure is the median of its rounds.
 *
 * @param nanos of a thread's own processor time, for one decision
 * @param bytes allocated by one decision
 */
record RoutingSpeed(double nanos, double bytes, double theirNanos, double theirBytes) {
  private static final String FLAG = "orders-address";
  private static final int ROUNDS = 15;
  private static final int WARM_UP_ROUNDS = 5;
  private static final int DECISIONS = 2_000_000;
  private static final List<String> KEYS =
      IntStream.range(0, 1024).mapToObj("order-2026-%06d"::formatted).toList();

  /** The cost of one decision in one round. */
  private record Cost(double nanos, double bytes) {}

  static RoutingSpeed measure() {
    Ramp ramp = new Ramp(new Salt(FLAG, 1), List.of(Share.ofAll(Buckets.COUNT / 4)));
    Client client = client(ramp);
    Cost[] ours = new Cost[ROUNDS];
    Cost[] theirs = new Cost[ROUNDS];
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      Cost own = cost(key -> ramp.route(key, Traits.NONE) == Shape.NEW);
      Cost their = cost(key -> client.getBooleanValue(FLAG, false, new ImmutableContext(key)));
      if (round >= 0) {
        ours[round] = own;
        theirs[round] = their;
      }
    }
    Cost own = median(ours);
    Cost their = median(theirs);
    return new RoutingSpeed(own.nanos(), own.bytes(), their.nanos(), their.bytes());
  }

  private static Client client(Ramp ramp) {
    Flag<Boolean> flag =
        Flag.<Boolean>builder()
            .variant("new", true)
            .variant("old", false)
            .defaultVariant("old")
            .contextEvaluator(
                (asked, context) -> ramp.route(context.getTargetingKey(), Traits.NONE) == Shape.NEW)
            .build();
    OpenFeatureAPI.getInstance().setProviderAndWait(new InMemoryProvider(Map.of(FLAG, flag)));
    return OpenFeatureAPI.getInstance().getClient();
  }

  private static Cost cost(Predicate<String> decision) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long began = threads.getCurrentThreadCpuTime();
    int renewed = 0;
    for (int i = 0; i < DECISIONS; i++) {
      renewed += decision.test(KEYS.get(i & 1023)) ? 1 : 0;
    }
    long nanos = threads.getCurrentThreadCpuTime() - began;
    long bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
    if (renewed == 0 || renewed == DECISIONS) {
      throw new AssertionError("A quarter of the keys is routed to the new shape, not " + renewed);
    }
    return new Cost((double) nanos / DECISIONS, (double) bytes / DECISIONS);
  }

  private static Cost median(Cost[] costs) {
    double[] nanos = List.of(costs).stream().mapToDouble(Cost::nanos).sorted().toArray();
    double[] bytes = List.of(costs).stream().mapToDouble(Cost::bytes).sorted().toArray();
    return new Cost(nanos[nanos.length / 2], bytes[bytes.length / 2]);
  }
}
