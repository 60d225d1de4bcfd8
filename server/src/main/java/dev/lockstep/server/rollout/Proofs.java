package dev.lockstep.server.rollout;

import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.rollout.plan.Measure;
import dev.lockstep.rollout.step.WayBackProof;
import dev.lockstep.rollout.step.WayBackProof.Runner;
import dev.lockstep.server.evidence.Answers;
import dev.lockstep.server.evidence.Answers.Told;
import dev.lockstep.server.evidence.Subject;
import dev.lockstep.server.fleet.Leases;
import dev.lockstep.server.fleet.Leases.Lease;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts together what is known of the way back of a rollout. Threads share it. */
@Component
class Proofs {
  private final Leases leases;
  private final Answers answers;

  Proofs(Leases leases, Answers answers) {
    this.leases = leases;
    this.answers = answers;
  }

  /** What is known now. Who lost the lease still owes what it owed. */
  WayBackProof of(Rollout rollout) {
    List<Lease> all = leases.all(rollout.identity().place());
    return new WayBackProof(
        runner(rollout),
        all.stream().mapToLong(Lease::owedWrites).sum(),
        all.stream()
            .filter(Lease::overflowed)
            .map(Lease::instance)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private Runner runner(Rollout rollout) {
    Set<String> asked = new HashSet<>(askedOfRunner(rollout));
    if (asked.isEmpty()) {
      return new Runner.NotAsked();
    }
    asked.add(Subject.WAY_BACK);
    List<Told> told = answers.told(rollout.identity().place(), rollout.identity().id(), asked);
    Optional<Instant> heard = told.stream().map(Told::time).max(Instant::compareTo);
    Optional<Outcome> forecast =
        told.stream()
            .filter(each -> each.answer().check().equals(Subject.WAY_BACK))
            .filter(each -> each.answer().epoch() == rollout.state().epoch())
            .map(each -> each.answer().outcome())
            .findFirst();
    return new Runner.Asked(heard, forecast);
  }

  /** The checks of the whole plan that a runner answers. */
  private static Set<String> askedOfRunner(Rollout rollout) {
    return rollout.plan().plan().stages().stream()
        .flatMap(stage ->
            Stream.concat(stage.gate().required().stream(), stage.gate().advisory().stream()))
        .filter(check ->
            switch (check) {
              case Check.Invariant invariant -> true;
              case Check.Outside outside ->
                  rollout
                      .plan()
                      .measures()
                      .getOrDefault(outside.name(), new Measure.Work())
                      .equals(new Measure.Work());
              case Check.Ratio counted -> false;
              case Check.Paired counted -> false;
              case Check.Mismatch counted -> false;
              case Check.Budget counted -> false;
              case Check.Guard counted -> false;
            })
        .map(Check::name)
        .collect(Collectors.toUnmodifiableSet());
  }
}
