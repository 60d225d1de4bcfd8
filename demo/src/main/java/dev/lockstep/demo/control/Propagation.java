package dev.lockstep.demo.control;

import dev.lockstep.client.http.HttpStageSource;
import dev.lockstep.client.stage.StageSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * How long a change of the stage takes until clients have heard of it, counted from before somebody
 * asks for it. Each client has a stream of its own. For one thread.
 */
public final class Propagation implements AutoCloseable {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<HttpStageSource> sources = new ArrayList<>();
  private final List<ConcurrentHashMap<Long, Long>> heard = new ArrayList<>();

  /** Clients that listen to a collection from now on. */
  public Propagation(DemoServer server, String collection, int clients) {
    for (int number = 0; number < clients; number++) {
      ConcurrentHashMap<Long, Long> epochs = new ConcurrentHashMap<>();
      HttpStageSource source = server.listener(number);
      StageSource.Following unused =
          source.follow(collection, state -> epochs.putIfAbsent(state.epoch(), System.nanoTime()));
      heard.add(epochs);
      sources.add(source);
    }
    awaitAll(0);
  }

  /**
   * What was measured.
   *
   * @param p50Millis half of the clients had heard by then
   * @param p99Millis all but one of a hundred had
   */
  public record Measured(int clients, long p50Millis, long p99Millis) {}

  /** Measures how long the epochs after this one take to arrive once something is done. */
  public Measured measure(long epoch, Runnable asking) {
    long began = System.nanoTime();
    asking.run();
    awaitAll(epoch);
    List<Long> millis =
        heard.stream()
            .map(epochs ->
                epochs.entrySet().stream()
                    .filter(each -> each.getKey() > epoch)
                    .mapToLong(each -> each.getValue() - began)
                    .min()
                    .orElse(PATIENCE.toNanos()))
            .map(nanos -> Duration.ofNanos(nanos).toMillis())
            .sorted()
            .toList();
    return new Measured(millis.size(), rank(millis, 50), rank(millis, 99));
  }

  private static long rank(List<Long> sorted, int percent) {
    int index = (sorted.size() * percent + 99) / 100 - 1;
    return sorted.get(Math.max(0, index));
  }

  private void awaitAll(long epoch) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && !haveAllHeardAfter(epoch)) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private boolean haveAllHeardAfter(long epoch) {
    return IntStream.range(0, heard.size())
        .allMatch(each -> heard.get(each).keySet().stream().anyMatch(known -> known > epoch));
  }

  @Override
  public void close() {
    sources.forEach(HttpStageSource::close);
  }
}
