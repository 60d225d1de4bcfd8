package dev.lockstep.server.overview;

import static java.util.stream.Collectors.toSet;

import dev.lockstep.api.wire.WorkReport;
import dev.lockstep.api.wire.WorkReport.State;
import dev.lockstep.server.evidence.WorkTable;
import dev.lockstep.server.evidence.WorkTable.Of;
import dev.lockstep.server.evidence.WorkTable.Work;
import dev.lockstep.server.fleet.Place;
import dev.lockstep.server.overview.Overview.Fleet;
import dev.lockstep.server.overview.Overview.RolledBack;
import dev.lockstep.server.overview.Overview.RunnerHealth;
import dev.lockstep.server.overview.Overview.StageCount;
import dev.lockstep.server.rollout.Glance;
import dev.lockstep.server.rollout.Glances;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Makes overviews, each of four statements however many rollouts and instances there are. Threads
 * share it.
 */
@Component
class Overviews {
  private static final int LISTED_MAX = 1000;

  /** As long as a runner that is silent keeps its work. */
  private static final Duration SILENCE_MAX = Duration.ofSeconds(30);

  private final Glances glances;
  private final WorkTable work;
  private final Sections sections;
  private final InstantSource clock;

  Overviews(Glances glances, WorkTable work, Sections sections, InstantSource clock) {
    this.glances = glances;
    this.work = work;
    this.sections = sections;
    this.clock = clock;
  }

  /** What is read by itself. */
  @Component
  record Sections(Rollbacks rollbacks, Fleets fleets) {}

  Overview of(Filter filter) {
    Map<Of, Work> said = work.live();
    List<Glance> moving =
        glances.all(said).stream()
            .filter(each -> filter.has(each.environment(), each.team()))
            .toList();
    return new Overview(
        clock.instant(),
        moving.stream().limit(LISTED_MAX).toList(),
        Math.max(0, moving.size() - LISTED_MAX),
        stages(moving),
        rolledBack(filter),
        runners(moving, said),
        fleets(filter, moving));
  }

  private static List<StageCount> stages(List<Glance> moving) {
    Map<List<String>, List<Glance>> alike =
        moving.stream()
            .filter(Glance::live)
            .collect(Collectors.groupingBy(each -> List.of(each.environment(), each.stage())));
    return alike.entrySet().stream()
        .map(each ->
            new StageCount(
                each.getKey().getFirst(),
                each.getKey().getLast(),
                each.getValue().size(),
                (int) each.getValue().stream().filter(Glance::frozen).count()))
        .sorted(Comparator.comparing(StageCount::environment).thenComparing(StageCount::stage))
        .toList();
  }

  private List<RolledBack> rolledBack(Filter filter) {
    return sections.rollbacks().recent().stream()
        .filter(each -> filter.has(each.environment(), each.team()))
        .toList();
  }

  private List<RunnerHealth> runners(List<Glance> moving, Map<Of, Work> said) {
    Instant now = clock.instant();
    Set<Of> shown =
        moving.stream().map(each -> new Of(each.environment(), each.id())).collect(toSet());
    Map<List<String>, List<Work>> byRunner =
        said.entrySet().stream()
            .filter(each -> shown.contains(each.getKey()))
            .collect(
                Collectors.groupingBy(
                    each -> List.of(each.getKey().environment(), each.getValue().report().runner()),
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return byRunner.entrySet().stream()
        .map(each -> health(each.getKey(), each.getValue(), now))
        .sorted(Comparator.comparing(RunnerHealth::environment).thenComparing(RunnerHealth::runner))
        .toList();
  }

  private static RunnerHealth health(List<String> names, List<Work> works, Instant now) {
    Instant last = works.stream().map(Work::time).max(Comparator.naturalOrder()).orElse(now);
    return new RunnerHealth(
        names.getFirst(),
        names.getLast(),
        last,
        worst(works),
        works.size(),
        last.plus(SILENCE_MAX).isBefore(now),
        works.stream()
            .map(Work::report)
            .map(WorkReport::trouble)
            .flatMap(Optional::stream)
            .map(WorkReport.Trouble::sentence)
            .findFirst());
  }

  private static State worst(List<Work> works) {
    Set<State> states = works.stream().map(each -> each.report().state()).collect(toSet());
    if (states.contains(State.FAILED)) {
      return State.FAILED;
    }
    return states.contains(State.WORKING) ? State.WORKING : State.DONE;
  }

  /** Which team a collection is of is known from its rollouts alone. */
  private List<Fleet> fleets(Filter filter, List<Glance> moving) {
    Set<Place> ofTeam =
        moving.stream()
            .map(each -> new Place(each.environment(), each.collection()))
            .collect(toSet());
    return sections.fleets().all().stream()
        .filter(each -> filter.has(each.environment()))
        .filter(each ->
            filter.team().isEmpty()
                || ofTeam.contains(new Place(each.environment(), each.collection())))
        .toList();
  }
}
