package dev.lockstep.formats.plan;

import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Sequence;
import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Gate;
import dev.lockstep.rollout.gate.GateRules;
import dev.lockstep.rollout.plan.Action;
import dev.lockstep.rollout.plan.Conduct;
import dev.lockstep.rollout.plan.Conduct.OnFail;
import dev.lockstep.rollout.plan.OnBlind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads gates, with what follows when they fail or see nothing. */
final class GateReader {
  private final Reading reading;
  private final Amounts amounts;
  private final CheckReader checks;

  GateReader(Reading reading, CheckReader checks) {
    this.reading = reading;
    this.amounts = new Amounts(reading);
    this.checks = checks;
  }

  /**
   * A gate as it is written.
   *
   * @param gate empty where something is wrong with it
   * @param onBlind empty where the stage decides
   */
  record WrittenGate(
      Optional<Gate> gate, Duration waitMax, OnFail onFail, Optional<OnBlind> onBlind) {
    private static final WrittenGate BROKEN =
        new WrittenGate(
            Optional.empty(),
            Conduct.STANDARD.waitMax(),
            Conduct.STANDARD.onFail(),
            Optional.empty());
  }

  /** What must hold for a pass. */
  private record Pass(Duration dwell, double coverage, Duration waitMax) {
    private static final Pass STANDARD =
        new Pass(
            GateRules.STANDARD.dwell(), GateRules.STANDARD.coverage(), Conduct.STANDARD.waitMax());
  }

  WrittenGate gate(YamlNode node) {
    return reading.part("the gate", node).map(this::gate).orElse(WrittenGate.BROKEN);
  }

  private WrittenGate gate(Part part) {
    GateRules standard = GateRules.STANDARD;
    Duration window = part.node("window").flatMap(amounts::window).orElse(standard.window());
    double alpha = part.node("alpha").flatMap(amounts::between).orElse(standard.alpha());
    List<Check> required =
        part.required("checks").map(node -> reading.list(node, checks::check)).orElse(List.of());
    List<Check> advisory = part.list("advisory", checks::check);
    Pass pass = part.part("pass", "'pass'").map(this::pass).orElse(Pass.STANDARD);
    OnFail onFail =
        part.part("onFail", "'onFail'").map(this::onFail).orElse(Conduct.STANDARD.onFail());
    Optional<OnBlind> onBlind = part.node("onBlind").flatMap(this::onBlind);
    part.node("checks").ifPresent(this::requireSome);
    requireDifferent(required, advisory);
    part.refuseOthers();
    GateRules rules = new GateRules(window, alpha, pass.dwell(), pass.coverage());
    Optional<Gate> gate =
        reading.findings().isEmpty()
            ? Optional.of(new Gate(required, advisory, rules))
            : Optional.empty();
    return new WrittenGate(gate, pass.waitMax(), onFail, onBlind);
  }

  private Pass pass(Part part) {
    Pass pass =
        new Pass(
            part.node("dwell").flatMap(amounts::time).orElse(Pass.STANDARD.dwell()),
            part.node("coverage")
                .flatMap(reading::share)
                .map(BigDecimal::doubleValue)
                .orElse(Pass.STANDARD.coverage()),
            part.node("maxWait").flatMap(amounts::time).orElse(Pass.STANDARD.waitMax()));
    part.refuseOthers();
    return pass;
  }

  Optional<OnBlind> onBlind(YamlNode node) {
    return reading.word(node, OnBlind.values(), OnBlind::word);
  }

  private OnFail onFail(Part part) {
    OnFail standard = Conduct.STANDARD.onFail();
    OnFail onFail =
        new OnFail(
            part.node("soft").flatMap(this::action).orElse(standard.soft()),
            part.node("hard").flatMap(this::action).orElse(standard.hard()));
    part.refuseOthers();
    return onFail;
  }

  private Optional<Action> action(YamlNode node) {
    return reading.word(node, Action.values(), Action::word);
  }

  private void requireSome(YamlNode node) {
    if (node instanceof Sequence list && list.items().isEmpty()) {
      reading.findings().note(node.mark(), "bad-plan", "Cannot use the gate: it has no check");
    }
  }

  private void requireDifferent(List<Check> required, List<Check> advisory) {
    Set<String> names = new HashSet<>();
    for (List<Check> list : List.of(required, advisory)) {
      for (Check check : list) {
        if (!names.add(check.name())) {
          reading
              .findings()
              .note(
                  reading.places().of(check).orElseThrow(),
                  "bad-plan",
                  "Cannot use the gate: it has two checks '%s'; give one of them another 'name'"
                      .formatted(check.name()));
        }
      }
    }
  }
}
