package dev.lockstep.server.governance;

import dev.lockstep.formats.change.ChangeFile.Parsed;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.registry.check.Checked;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.evolve.Mapping;
import dev.lockstep.registry.impact.Affected;
import dev.lockstep.registry.impact.Impact;
import dev.lockstep.registry.step.TiedChange;
import dev.lockstep.registry.step.Tying;
import dev.lockstep.rollout.plan.RolloutPlan;
import dev.lockstep.server.registry.Library;
import dev.lockstep.server.registry.Stock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A change as it is now: what it ties, what the check finds of it, and whom it concerns.
 *
 * @param plan how it is to be carried out, if there is a plan of the name
 * @param prints what approvals are held to
 */
public record Assessment(
    TiedChange tied,
    Checked checked,
    Impact impact,
    Optional<Located<RolloutPlan>> plan,
    Prints prints) {
  /** What came of assessing a change: the assessment, or why there is none yet. */
  record Outcome(Optional<Assessment> assessment, List<String> mistakes) {
    Outcome {
      mistakes = List.copyOf(mistakes);
    }
  }

  static Outcome of(Parsed parsed, Stock stock, LocalDate today) {
    Change change = parsed.change();
    Tying tying = new Tying(change.id(), stock.contracts(), List.of());
    Optional<TiedChange> tied = tying.tie(parsed);
    List<String> mistakes = new ArrayList<>();
    tying.mistakes().forEach(each -> mistakes.add(each.sentence()));
    Optional<Located<RolloutPlan>> plan = change.rollout().flatMap(stock::plan);
    if (change.rollout().isPresent() && plan.isEmpty()) {
      mistakes.add("there is no plan '%s'".formatted(change.rollout().get()));
    }
    return new Outcome(
        tied.filter(each -> mistakes.isEmpty()).map(each -> of(each, plan, stock, today)),
        mistakes);
  }

  private static Assessment of(
      TiedChange tied, Optional<Located<RolloutPlan>> plan, Stock stock, LocalDate today) {
    Knowledge knowledge = stock.knowledge(today);
    Mapping mapping = tied.mapping();
    Checked checked = tied.checked(stock.rules(), mapping, knowledge);
    return new Assessment(
        tied,
        checked,
        tied.impact(mapping, checked.findings(), knowledge),
        plan,
        prints(tied, plan, checked));
  }

  private static Prints prints(
      TiedChange tied, Optional<Located<RolloutPlan>> plan, Checked checked) {
    String planned =
        plan.map(
                file -> Digest.of(new Value.Binary(0, Bytes.of(file.content().bytes()))).toString())
            .orElse("");
    return new Prints(tied.plan(), planned, checked.evidence());
  }

  /** The team whose stewards decide: the one that answers for the contract. */
  public String owner() {
    return Library.owner(tied.before().value());
  }

  /** The teams that must say that they know, beside the one that proposes it. */
  Set<String> concerned() {
    Set<String> teams = new TreeSet<>();
    for (Affected affected : impact.services()) {
      teams.add(affected.team().orElse(owner()));
    }
    teams.remove(tied.parsed().change().owner().orElse(owner()));
    return teams;
  }

  /** Why more than one person must approve it, if so. */
  List<String> graveness() {
    List<String> reasons = new ArrayList<>();
    Mapping mapping = tied.mapping();
    int steps = tied.parsed().change().operations().size();
    if (IntStream.range(0, steps).anyMatch(each -> mapping.loss(each) == Loss.ONE_WAY)) {
      reasons.add("it gives up values that nothing brings back");
    }
    if (plan.flatMap(each -> each.value().plan().indexOf(Stage.RETIRING)).isPresent()) {
      reasons.add("its plan gives up the old shape");
    }
    return reasons;
  }
}
