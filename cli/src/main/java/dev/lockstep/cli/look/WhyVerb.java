package dev.lockstep.cli.look;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.remote.RolloutOptions;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.model.document.Document;
import dev.lockstep.runner.report.ChangeStatus;
import dev.lockstep.runner.report.Why;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "why",
    description =
        "Says in one paragraph what happened, what is safe and what to do next; with --server, of"
            + " a rollout there.")
final class WhyVerb extends Verb {
  @Parameters(
      arity = "0..1",
      paramLabel = "CHANGE",
      description =
          "A change file, or the id of a change; with --server the id of a rollout; else every"
              + " change of the state folder, or every live rollout.")
  private @Nullable String change;

  @Mixin private final RolloutOptions served = new RolloutOptions();

  WhyVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected Answer perform() {
    return served
        .rollouts(surroundings(), name())
        .map(rollouts -> rollouts.why(Optional.ofNullable(change)))
        .orElseGet(this::here);
  }

  private Answer here() {
    if (change != null) {
      Why why = Why.of(runner().status(change));
      return Answer.ok(why.paragraph(), json(why));
    }
    List<ChangeStatus> all = runner().statuses();
    List<Why> whys = all.stream().map(Why::of).toList();
    String text =
        whys.isEmpty()
            ? "No change was run with this state folder yet, so nothing happened and nothing needs"
                + " to be done."
            : String.join("\n\n", whys.stream().map(Why::paragraph).toList());
    return Answer.ok(text, Json.empty().and("changes", whys, WhyVerb::json).document());
  }

  private static Document json(Why why) {
    return Json.with("change", why.change())
        .and("stage", why.stage().word())
        .and("happened", why.happened())
        .and("safe", why.safe())
        .and("next", why.next())
        .document();
  }
}
