package dev.lockstep.formats.plan;

import dev.lockstep.formats.plan.GateReader.WrittenGate;
import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.reading.Wording;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.model.problem.Nearest;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.gate.Gate;
import dev.lockstep.rollout.gate.GateRules;
import dev.lockstep.rollout.plan.Audience;
import dev.lockstep.rollout.plan.Conduct;
import dev.lockstep.rollout.plan.OnBlind;
import dev.lockstep.rollout.plan.PlannedStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads stages and ramp steps, each with the gate that it names. */
final class StageReader {
  private static final Stage[] PLANNED =
      Arrays.stream(Stage.values())
          .filter(stage -> stage.compareTo(Stage.EXPANDED) >= 0)
          .filter(stage -> stage.compareTo(Stage.RETIRED) <= 0)
          .toArray(Stage[]::new);

  private final Reading reading;
  private final Amounts amounts;
  private final GateReader gateReader;
  private final Map<String, WrittenGate> gates;
  private final Set<String> used = new LinkedHashSet<>();

  StageReader(Reading reading, GateReader gateReader, Map<String, WrittenGate> gates) {
    this.reading = reading;
    this.amounts = new Amounts(reading);
    this.gateReader = gateReader;
    this.gates = gates;
  }

  /**
   * A stage as it is written.
   *
   * @param planned empty where something is wrong with it or its gate
   */
  record WrittenStage(
      Stage stage, Optional<Audience> audience, int approvals, Optional<PlannedStage> planned) {}

  /** Whether some stage named this gate. */
  boolean uses(String gate) {
    return used.contains(gate);
  }

  Optional<WrittenStage> stage(YamlNode node) {
    Optional<Part> part = reading.part("the stage", node);
    if (part.isEmpty()) {
      return Optional.empty();
    }
    Optional<Stage> stage =
        Amounts.required(part.get(), "stage", word -> reading.word(word, PLANNED, Stage::word));
    Optional<Audience> audience = audience(part.get(), stage, node);
    Optional<WrittenGate> gate = Amounts.required(part.get(), "gate", this::gate);
    Optional<Duration> dwell = part.get().node("dwell").flatMap(amounts::time);
    Optional<Duration> waitMax = part.get().node("maxWait").flatMap(amounts::time);
    Optional<OnBlind> onBlind = part.get().node("onBlind").flatMap(gateReader::onBlind);
    int approvals = part.get().node("approvals").flatMap(amounts::approvals).orElse(0);
    part.get().refuseOthers();
    Optional<PlannedStage> planned =
        reading.findings().isEmpty()
            ? gate.flatMap(written ->
                    planned(
                        stage.orElseThrow(), audience, written, new Own(dwell, waitMax, onBlind)))
                .map(known -> known.with(known.conduct().withApprovals(approvals)))
                .map(known -> reading.places().put(known, List.of(node)))
            : Optional.empty();
    return stage.map(known -> new WrittenStage(known, audience, approvals, planned));
  }

  /** What a stage says otherwise than its gate. */
  private record Own(
      Optional<Duration> dwell, Optional<Duration> waitMax, Optional<OnBlind> onBlind) {}

  private static Optional<PlannedStage> planned(
      Stage stage, Optional<Audience> audience, WrittenGate written, Own own) {
    return written
        .gate()
        .map(gate -> {
          Gate dwelling = own.dwell().map(dwell -> dwelling(gate, dwell)).orElse(gate);
          PlannedStage planned =
              audience
                  .map(reads -> PlannedStage.ramp(reads, dwelling))
                  .orElseGet(() -> PlannedStage.of(stage, dwelling));
          return planned.with(
              new Conduct(
                  own.waitMax().orElse(written.waitMax()),
                  written.onFail(),
                  own.onBlind().or(written::onBlind).orElse(planned.conduct().onBlind()),
                  0));
        });
  }

  private static Gate dwelling(Gate gate, Duration dwell) {
    GateRules rules = gate.rules();
    return new Gate(
        gate.required(),
        gate.advisory(),
        new GateRules(rules.window(), rules.alpha(), dwell, rules.coverage()));
  }

  private Optional<WrittenGate> gate(YamlNode node) {
    Optional<String> name = reading.text(node);
    name.ifPresent(used::add);
    return name.isEmpty() || gates.containsKey(name.get())
        ? name.flatMap(known -> Optional.ofNullable(gates.get(known)))
        : reading.bad(
            node,
            "'%s' is none of the gates above%s"
                .formatted(
                    Wording.shortened(name.get()), Nearest.suggestion(name.get(), gates.keySet())));
  }

  private Optional<Audience> audience(Part part, Optional<Stage> stage, YamlNode node) {
    Optional<YamlNode> percent = part.node("percent");
    Optional<YamlNode> cohort = part.node("cohort");
    Optional<YamlNode> region = part.node("region");
    List<Optional<YamlNode>> given = new ArrayList<>(List.of(percent, cohort, region));
    given.removeIf(Optional::isEmpty);
    if (stage.isPresent() && given.size() != (stage.get() == Stage.RAMP ? 1 : 0)) {
      return reading
          .findings()
          .add(
              node.mark(),
              "bad-plan",
              stage.get() == Stage.RAMP
                  ? "Cannot plan a ramp step: it says one of 'percent', 'cohort' and 'region'"
                  : "Cannot plan %s: only 'stage: ramp' moves a part of the reads"
                      .formatted(stage.get()));
    }
    return percent
        .flatMap(amounts::percent)
        .<Audience>map(Audience.Percent::new)
        .or(() -> cohort.flatMap(amounts::name).map(Audience.Cohort::new))
        .or(() -> region.flatMap(amounts::name).map(Audience.Region::new));
  }
}
