package dev.lockstep.cli.check;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.model.problem.Nearest;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.registry.check.Rules;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Rule;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description = "Says what a rule finds, whom it protects, and what to do.")
final class ExplainVerb extends Verb {
  private String id = "";

  ExplainVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(paramLabel = "RULE", description = "Its id, such as FIELD_REMOVED.")
  void id(String named) {
    id = named;
  }

  @Override
  protected Answer perform() {
    About about = Rules.of(id.toUpperCase(Locale.ROOT)).map(Rule::about).orElseThrow(this::unknown);
    return Answer.ok(
        "%s (%s, in %s)%nFinds: %s.%n%s%nDo: %s%nAccept: %s%nMore: docs/%s"
            .formatted(
                about.id(),
                about.category().word(),
                String.join(", ", RulesVerb.engines(about)),
                about.detects(),
                about.protects(),
                about.remedy(),
                "under suppressions in lockstep.yaml, with rule, by, reason and until",
                about.page()),
        RulesVerb.document(about).document());
  }

  private Problem unknown() {
    return new Problem(
        ProblemCode.USAGE,
        "Cannot explain '%s': there is no such rule%s"
            .formatted(id, Nearest.suggestion(id.toUpperCase(Locale.ROOT), Rules.ids())),
        "Nothing was looked at.",
        "lockstep rules ls");
  }
}
