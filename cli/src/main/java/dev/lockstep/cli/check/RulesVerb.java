package dev.lockstep.cli.check;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.registry.check.Rules;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Rule;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(name = "rules", description = "Lists the rules of compatibility.")
final class RulesVerb extends Verb {
  RulesVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected Answer perform() {
    List<About> rules = Rules.all().stream().map(Rule::about).toList();
    return Answer.ok(
        rules.stream()
            .map(about -> "%-40s %s".formatted(about.id(), about.detects()))
            .collect(Collectors.joining(System.lineSeparator())),
        Json.empty().and("rules", rules, about -> document(about).document()).document());
  }

  static Json document(About about) {
    return Json.with("id", about.id())
        .and("category", about.category().name().toLowerCase(Locale.ROOT))
        .and("detects", about.detects())
        .and("protects", about.protects())
        .and("remedy", about.remedy());
  }
}
