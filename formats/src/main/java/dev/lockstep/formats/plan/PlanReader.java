package dev.lockstep.formats.plan;

import dev.lockstep.formats.plan.GateReader.WrittenGate;
import dev.lockstep.formats.plan.StageReader.WrittenStage;
import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.reading.Wording;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.formats.yaml.YamlNode.Sequence;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.plan.Audience.Percent;
import dev.lockstep.rollout.plan.ChangeWindow;
import dev.lockstep.rollout.plan.Plan;
import dev.lockstep.rollout.plan.RolloutPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a plan from one tree. */
final class PlanReader {
  private static final int APPROVALS_TO_RETIRE = 2;

  private final Reading reading;
  private final Amounts amounts;

  PlanReader(Reading reading) {
    this.reading = reading;
    this.amounts = new Amounts(reading);
  }

  Optional<RolloutPlan> plan(Mapping root) {
    Part part = reading.part("the plan", root).orElseThrow();
    reading.expect(part, "apiVersion", PlanFile.API_VERSION);
    reading.expect(part, "kind", PlanFile.KIND);
    Optional<String> name = Amounts.required(part, "name", amounts::name);
    part.node("description").flatMap(reading::text).ifPresent(said -> {});
    CheckReader checks = new CheckReader(reading);
    GateReader gateReader = new GateReader(reading, checks);
    Map<String, WrittenGate> gates = new LinkedHashMap<>();
    Optional<YamlNode> gateNode = part.required("gates");
    gateNode.ifPresent(node -> gates.putAll(gates(node, gateReader)));
    StageReader stageReader = new StageReader(reading, gateReader, gates);
    List<WrittenStage> stages =
        part.required("stages").map(node -> stages(node, stageReader)).orElse(List.of());
    gateNode.ifPresent(node -> requireUsed(node, stageReader));
    List<ChangeWindow> windows = part.list("windows", new WindowReader(reading)::window);
    part.refuseOthers();
    return reading.findings().isEmpty()
        ? Optional.of(
            new RolloutPlan(
                new Plan(
                    name.orElseThrow(),
                    stages.stream().flatMap(stage -> stage.planned().stream()).toList(),
                    windows),
                checks.measures()))
        : Optional.empty();
  }

  private Map<String, WrittenGate> gates(YamlNode node, GateReader gateReader) {
    if (node instanceof Mapping map) {
      map.entries().forEach(entry -> amounts.name(entry.name()).ifPresent(said -> {}));
    }
    return reading.map(node, each -> Optional.of(gateReader.gate(each)));
  }

  private void requireUsed(YamlNode node, StageReader stageReader) {
    if (node instanceof Mapping map) {
      map.entries().stream()
          .map(YamlNode.Entry::name)
          .filter(name -> !stageReader.uses(name.text()))
          .forEach(name ->
              bad(
                  name,
                  "Cannot use the plan: no stage has the gate '%s'"
                      .formatted(Wording.shortened(name.text()))));
    }
  }

  private List<WrittenStage> stages(YamlNode node, StageReader stageReader) {
    List<WrittenStage> stages = reading.list(node, stageReader::stage);
    if (node instanceof Sequence list && stages.size() == list.items().size()) {
      requireOrder(stages, list);
    }
    return stages;
  }

  private void requireOrder(List<WrittenStage> stages, Sequence list) {
    if (stages.isEmpty() || stages.getFirst().stage() != Stage.EXPANDED) {
      bad(
          stages.isEmpty() ? list : list.items().getFirst(),
          "Cannot use the plan: its first stage is " + Stage.EXPANDED);
    }
    for (int i = 0; i < stages.size(); i++) {
      YamlNode node = list.items().get(i);
      if (i > 0) {
        requireFollows(stages.get(i - 1), stages.get(i), node);
      }
      if (stages.get(i).stage() == Stage.RETIRING
          && stages.get(i).approvals() < APPROVALS_TO_RETIRE) {
        bad(
            node,
            "Cannot plan retiring: two persons must agree before the old shape is given up; write"
                + " 'approvals: 2'");
      }
    }
  }

  private void requireFollows(WrittenStage before, WrittenStage after, YamlNode node) {
    boolean ramps = before.stage() == Stage.RAMP && after.stage() == Stage.RAMP;
    if (!ramps && !before.stage().next().equals(Optional.of(after.stage()))) {
      bad(
          node,
          "Cannot plan %s after %s: %s"
              .formatted(
                  after.stage(),
                  before.stage(),
                  before.stage().next().map(next -> next + " follows").orElse("nothing follows")));
    }
    if (before.audience().orElse(null) instanceof Percent less
        && after.audience().orElse(null) instanceof Percent more
        && less.percent() >= more.percent()) {
      bad(
          node,
          "Cannot plan a ramp step of %s after one of %s: each is larger".formatted(more, less));
    }
  }

  private void bad(YamlNode node, String sentence) {
    reading.findings().note(node.mark(), "bad-plan", sentence);
  }
}
