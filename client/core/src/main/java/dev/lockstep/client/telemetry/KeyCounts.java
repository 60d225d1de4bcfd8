package dev.lockstep.client.telemetry;

import dev.lockstep.api.wire.DistinctKeys;
import dev.lockstep.api.wire.TelemetryReport;
import dev.lockstep.api.wire.TelemetryReport.KeyCount;
import dev.lockstep.api.wire.TelemetryReport.Keys;
import dev.lockstep.client.shadow.KeyHash;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * On which keys operations of one kind were: how many distinct ones, by a HyperLogLog that takes
 * all of them, and the most frequent of those that the window holds. Adding allocates nothing and
 * waits for nobody. Threads share it.
 */
final class KeyCounts {
  private final LongAdder requests = new LongAdder();
  private final AtomicIntegerArray ranks = new AtomicIntegerArray(DistinctKeys.REGISTERS);

  /** Counts a try of an operation on a key. */
  void add(long operation) {
    requests.increment();
    long hash = Operation.keyHash(operation);
    int register = DistinctKeys.register(hash);
    int rank = DistinctKeys.rank(hash);
    if (ranks.get(register) < rank) {
      int unused = ranks.accumulateAndGet(register, rank, Math::max);
    }
  }

  /** The most frequent keys of a window, one after the other; not for sharing. */
  static final class Top {
    private final Queue<Tried> most = new PriorityQueue<>(Comparator.comparingInt(Tried::tries));

    private record Tried(long hash, int tries) {}

    void see(long operation, int tries) {
      if (most.size() < TelemetryReport.TOP_MAX) {
        most.add(new Tried(Operation.keyHash(operation), tries));
      } else if (most.element().tries() < tries) {
        var unused = most.remove();
        most.add(new Tried(Operation.keyHash(operation), tries));
      }
    }

    private List<Tried> sorted() {
      return most.stream().sorted(Comparator.comparingInt(Tried::tries).reversed()).toList();
    }
  }

  /** As it is told; a part that was counted a moment before its whole does not exceed it. */
  Optional<Keys> told(Top top) {
    int[] registers = new int[DistinctKeys.REGISTERS];
    Arrays.setAll(registers, ranks::get);
    List<KeyCount> most =
        top.sorted().stream()
            .map(each -> new KeyCount(KeyHash.of(each.hash()), each.tries()))
            .toList();
    DistinctKeys distinct = DistinctKeys.of(registers);
    long counted = most.stream().mapToLong(KeyCount::count).sum();
    long all = Math.max(requests.sum(), Math.max(counted, distinct.filled()));
    return all == 0 ? Optional.empty() : Optional.of(new Keys(all, most, distinct));
  }
}
