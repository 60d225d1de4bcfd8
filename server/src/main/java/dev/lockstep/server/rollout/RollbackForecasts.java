package dev.lockstep.server.rollout;

import dev.lockstep.api.wire.WorkReport;
import dev.lockstep.api.wire.WorkReport.WayBack.Forecast;
import dev.lockstep.rollout.plan.Action;
import dev.lockstep.rollout.step.Hold;
import dev.lockstep.rollout.step.NextStep;
import dev.lockstep.rollout.step.Request.RollBackRequest;
import dev.lockstep.rollout.step.Steps;
import dev.lockstep.server.evidence.WorkTable;
import dev.lockstep.server.evidence.WorkTable.Work;
import dev.lockstep.server.fleet.Leases;
import dev.lockstep.server.fleet.Leases.Lease;
import dev.lockstep.server.rollout.Looks.Look;
import dev.lockstep.server.rollout.RollbackForecast.Documents;
import dev.lockstep.server.rollout.RollbackForecast.RunnerWord;
import dev.lockstep.server.rollout.RollbackForecast.Way;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Says in numbers what rolling back would do. Where it leads is asked of the same table of steps
 * that would make it. Threads share it.
 */
@Component
class RollbackForecasts {
  /** An instance renews its lease, and so hears of a new epoch, three times while it lasts. */
  private static final Duration HEARD = Duration.ofSeconds(10);

  private static final Duration TRAFFIC_KEPT = Duration.ofDays(2);
  private static final Set<String> TWO = Set.of("one", "another");

  private final Rollouts rollouts;
  private final Told told;
  private final InstantSource clock;

  RollbackForecasts(Rollouts rollouts, Told told, InstantSource clock) {
    this.rollouts = rollouts;
    this.told = told;
    this.clock = clock;
  }

  /** What runners and services said. */
  @Component
  record Told(WorkTable work, Leases leases, WrittenSince written) {}

  RollbackForecast of(Rollout rollout) {
    Instant now = clock.instant();
    List<Lease> all = told.leases().all(rollout.identity().place());
    Optional<Work> said =
        told.work().of(rollout.identity().place().environment(), rollout.identity().id());
    Optional<Documents> documents =
        said.flatMap(each -> each.report().wayBack())
            .flatMap(WorkReport.WayBack::forecast)
            .map(RollbackForecasts::documents);
    Instant oldest = now.minus(TRAFFIC_KEPT);
    Instant from = rollout.identity().begun().isAfter(oldest) ? rollout.identity().begun() : oldest;
    Fleet fleet = Fleet.of(all, now);
    return new RollbackForecast(
        rollout.state().epoch(),
        fleet.services(),
        fleet.instances(),
        fleet.lapsed(),
        all.stream().mapToLong(Lease::owedWrites).sum(),
        told.written().writes(rollout.identity().place(), from),
        from,
        documents,
        said.flatMap(RollbackForecasts::word),
        ways(rollout, fleet, documents));
  }

  /** Who acts on the collection. */
  private record Fleet(int services, int instances, int lapsed) {
    static Fleet of(List<Lease> all, Instant now) {
      List<Lease> live = all.stream().filter(each -> each.ends().isAfter(now)).toList();
      return new Fleet(
          (int) live.stream().map(Lease::service).distinct().count(),
          live.size(),
          all.size() - live.size());
    }
  }

  private static Documents documents(Forecast counted) {
    return new Documents(
        counted.documents(),
        counted.examined(),
        counted.direct(),
        counted.throughComplement(),
        counted.notAtAll(),
        counted.setAside(),
        Optional.of(counted.seconds())
            .filter(seconds -> seconds > 0)
            .map(seconds -> (double) counted.documents() / seconds),
        Instant.ofEpochMilli(counted.atMillis()));
  }

  private static Optional<RunnerWord> word(Work said) {
    return said.report()
        .wayBack()
        .map(found -> new RunnerWord(found.outcome().word(), found.sentence(), said.time()));
  }

  private List<Way> ways(Rollout rollout, Fleet fleet, Optional<Documents> documents) {
    Look look = rollouts.look(rollout);
    return Stream.of(Action.SOFT_ROLLBACK, Action.HARD_ROLLBACK)
        .map(action -> {
          RollBackRequest request = new RollBackRequest(action, TWO, "forecast");
          NextStep step =
              rollout.isLive() && !rollout.isOnTheWayBack()
                  ? Steps.asked(rollout.plan().plan(), rollout.state(), look.moment(), request)
                  : new NextStep.Stay(new Hold.Complete());
          return way(rollout, action, step, new Known(fleet, documents));
        })
        .toList();
  }

  /** What the sentences are made of. */
  private record Known(Fleet fleet, Optional<Documents> documents) {
    /** At the rate just measured; nobody was counted where the runner has not looked. */
    Optional<Long> cleaning() {
      return documents.map(each ->
          each.documentsPerSecond().map(rate -> (long) Math.ceil(each.total() / rate)).orElse(1L));
    }
  }

  private static Way way(Rollout rollout, Action action, NextStep step, Known known) {
    boolean isHard = action == Action.HARD_ROLLBACK;
    boolean isPossible = step instanceof NextStep.RollBack;
    String to = step instanceof NextStep.RollBack back ? back.to().stage().word() : "";
    return new Way(
        action,
        isPossible,
        to,
        isHard,
        isPossible ? seconds(isHard, known) : Optional.empty(),
        isPossible ? sentences(rollout, isHard, to, known) : List.of(impossible(rollout, step)));
  }

  private static Optional<Long> seconds(boolean isHard, Known known) {
    return isHard
        ? known.cleaning().map(seconds -> seconds + 2 * HEARD.toSeconds())
        : Optional.of(HEARD.toSeconds());
  }

  private static String impossible(Rollout rollout, NextStep step) {
    if (!rollout.isLive() || rollout.isOnTheWayBack()) {
      return "It is on the way back already, or over.";
    }
    return step instanceof NextStep.Stay stay
        ? "It cannot be done yet: it " + Holds.words(stay.hold()) + "."
        : "No reads have moved that could return; asked for it, the rollout freezes where it"
            + " stands.";
  }

  private static List<String> sentences(Rollout rollout, boolean isHard, String to, Known known) {
    List<String> sentences = new ArrayList<>();
    Fleet fleet = known.fleet();
    sentences.add(
        "%s goes from %s to %s.".formatted(rollout.identity().id(), Records.place(rollout), to));
    sentences.add(
        "%d instances of %d services read the old shape again once they hear of it, within about"
                .formatted(fleet.instances(), fleet.services())
            + " %d s.".formatted(HEARD.toSeconds()));
    if (!isHard) {
      sentences.add(
          "Both shapes are written on, so that no write is lost and no document is changed.");
      return sentences;
    }
    if (fleet.lapsed() > 0) {
      sentences.add(
          "%d instances have lost contact; cleaning waits until each is back or declared gone."
              .formatted(fleet.lapsed()));
    }
    sentences.add(
        known
            .documents()
            .map(RollbackForecasts::returning)
            .orElse("The runner has counted no documents yet that hold the new shape."));
    known
        .documents()
        .filter(each -> each.notAtAll() + each.setAside() > 0)
        .ifPresent(each ->
            sentences.add(
                "Kept sealed beside the collection: %d values set aside already, and what the old"
                        .formatted(each.setAside())
                    + " shape has no place for in %d of %d documents that were looked at."
                        .formatted(each.notAtAll(), each.examined())));
    sentences.add("It is done once a second person asks for it, too, within a quarter of an hour.");
    return sentences;
  }

  private static String returning(Documents documents) {
    return "About %d documents lose the new shape: of %d that were looked at, %d follow from what"
            .formatted(documents.total(), documents.examined(), documents.direct())
        + " they hold, %d come back as they were kept, and later writes stay."
            .formatted(documents.throughComplement());
  }
}
