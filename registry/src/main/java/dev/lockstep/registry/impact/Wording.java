package dev.lockstep.registry.impact;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.query.Rate;
import dev.lockstep.registry.query.Rewriting;
import java.util.Optional;

/** Words that every form of an impact uses. */
final class Wording {
  private Wording() {}

  static String title(Impact impact) {
    return "%s: %s %s, %s -> %s"
        .formatted(
            impact.change().id(),
            impact.pair().oldContract().id(),
            impact.pair().before().name(),
            impact.pair().oldContract().version(),
            impact.pair().newContract().version());
  }

  /** Where only the contract speaks of its queries, it says that. */
  static String service(Affected affected) {
    String named = affected.service().isEmpty() ? "somebody" : affected.service();
    return affected.version().map(version -> named + " " + version).orElse(named + " (contract)");
  }

  static String form(Rewriting rewriting, Value original) {
    return switch (rewriting) {
      case Rewriting.Same same -> template(original);
      case Rewriting.Rewritten(var template, var assuming) ->
          template(template.template())
              + (assuming.isEmpty() ? "" : ", assuming " + String.join("; ", assuming));
      case Rewriting.Impossible(String why) -> "by hand: " + why;
    };
  }

  static String template(Value template) {
    return template instanceof Value.Text(String text)
        ? text
        : ExtendedJson.write(template, Notation.RELAXED);
  }

  static String rate(Optional<Rate> rate) {
    return rate.map(
            known -> ", %s/s".formatted(known.perSecond().stripTrailingZeros().toPlainString()))
        .orElse("");
  }

  static String rest(Impact impact) {
    return switch (impact.untouched()) {
      case 0 -> "Every registered service of the collection is among them.";
      case 1 -> "1 other service uses the collection and has nothing to do.";
      default -> impact.untouched() + " other services use the collection and have nothing to do.";
    };
  }
}
