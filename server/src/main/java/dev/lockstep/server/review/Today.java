package dev.lockstep.server.review;

import dev.lockstep.rollout.forecast.Traffic;
import dev.lockstep.rollout.plan.RolloutPlan;
import dev.lockstep.server.fleet.Place;
import dev.lockstep.server.review.PlanForecast.Source;
import dev.lockstep.server.telemetry.PastTraffic;
import dev.lockstep.server.telemetry.PastTraffic.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The traffic that forecasts are made for. Threads share it. */
@Component
class Today {
  private static final Duration LOOKED_AT = Duration.ofHours(1);
  private static final int WINDOWS_MAX = 10_000;
  private static final Set<String> SERVING = Set.of("old", "new");

  private final PastTraffic past;
  private final InstantSource clock;

  Today(PastTraffic past, InstantSource clock) {
    this.past = past;
    this.clock = clock;
  }

  /**
   * What who asks says of it.
   *
   * @param environment where to look for what they do not say
   * @param bad the share of operations that are bad
   */
  record Asked(
      Optional<String> environment,
      Optional<Double> perSecond,
      Optional<Double> bad,
      double shadowed) {}

  /** Traffic, and where it is from. */
  record Known(Traffic traffic, Source source) {}

  /** Traffic as it was counted. */
  private record Counted(double perSecond, double bad) {}

  /** The traffic of a collection. */
  Known of(RolloutPlan plan, String collection, Asked asked) {
    Optional<Counted> counted =
        asked.environment().flatMap(each -> counted(new Place(each, collection)));
    Optional<Double> bad = asked.bad().or(() -> counted.map(Counted::bad));
    Map<String, Double> shares = new LinkedHashMap<>();
    bad.ifPresent(share -> plan.measures().keySet().forEach(check -> shares.put(check, share)));
    shares.putAll(plan.slowShares());
    double perSecond = asked.perSecond().or(() -> counted.map(Counted::perSecond)).orElse(0.0);
    Source source =
        asked.perSecond().isPresent()
            ? Source.GIVEN
            : counted.isPresent() ? Source.MEASURED : Source.UNKNOWN;
    return new Known(new Traffic(perSecond, asked.shadowed(), shares, Map.of()), source);
  }

  private Optional<Counted> counted(Place place) {
    Instant now = clock.instant();
    List<Stretch> serving =
        past.between(place, now.minus(LOOKED_AT), now, WINDOWS_MAX).stream()
            .filter(each -> SERVING.contains(each.path()))
            .toList();
    long operations = serving.stream().mapToLong(Stretch::operations).sum();
    if (operations == 0) {
      return Optional.empty();
    }
    Instant from = serving.stream().map(Stretch::begins).min(Instant::compareTo).orElse(now);
    Instant until = serving.stream().map(Stretch::ends).max(Instant::compareTo).orElse(now);
    double seconds = Math.max(1, Duration.between(from, until).toSeconds());
    long bad = serving.stream().mapToLong(Stretch::bad).sum();
    return Optional.of(new Counted(operations / seconds, (double) bad / operations));
  }
}
