package dev.lockstep.server.governance;

import dev.lockstep.formats.change.ChangeFile.Parsed;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.usage.Usage;
import dev.lockstep.registry.check.Policy;
import dev.lockstep.rollout.plan.RolloutPlan;
import dev.lockstep.server.registry.Stock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Assessments of changes, each made once as long as nothing that it rests on is another: a list of
 * hundreds of changes is looked at far more often than a contract is published. Threads share it.
 */
final class Assessments {
  private final AtomicReference<Made> last = new AtomicReference<>(Made.of(Ground.NONE));

  /** What every assessment rests on, whatever the change. */
  private record Ground(
      List<Located<Contract>> contracts,
      List<Located<Usage>> running,
      Map<String, Located<RolloutPlan>> plans,
      Policy rules,
      LocalDate today) {
    static final Ground NONE =
        new Ground(List.of(), List.of(), Map.of(), Policy.DEFAULTS, LocalDate.EPOCH);

    static Ground of(Stock stock, LocalDate today) {
      return new Ground(stock.contracts(), stock.running(), stock.plans(), stock.rules(), today);
    }
  }

  /** What was assessed on one ground, by the digest of the change's file. */
  private record Made(Ground ground, Map<String, Assessment.Outcome> outcomes) {
    static Made of(Ground ground) {
      return new Made(ground, new ConcurrentHashMap<>());
    }
  }

  /** The assessment of a change as it is now. */
  Assessment.Outcome of(Parsed parsed, Stock stock, LocalDate today) {
    Ground ground = Ground.of(stock, today);
    Made made = last.updateAndGet(held -> held.ground().equals(ground) ? held : Made.of(ground));
    return made.outcomes()
        .computeIfAbsent(parsed.fileDigest(), digest -> Assessment.of(parsed, stock, today));
  }
}
