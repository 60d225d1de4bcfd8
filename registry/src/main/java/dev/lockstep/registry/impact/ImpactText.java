package dev.lockstep.registry.impact;

import dev.lockstep.model.document.Value;

/** For people at a terminal. */
final class ImpactText {
  private ImpactText() {}

  static String write(Impact impact) {
    StringBuilder text = new StringBuilder(line(0, Wording.title(impact)));
    impact.services().forEach(each -> service(text, each));
    if (impact.services().isEmpty()) {
      text.append(line(0, "No registered service has anything to do."));
    } else {
      text.append(line(0, Wording.rest(impact)));
    }
    for (Risk.Line line : impact.risk().lines()) {
      text.append(line(0, "%+4d  %s".formatted(line.points(), line.reason())));
    }
    return text.append("%4d  risk: %s".formatted(impact.risk().points(), impact.risk().word()))
        .toString();
  }

  private static void service(StringBuilder text, Affected affected) {
    text.append(line(0, "%s, talk to: %s".formatted(Wording.service(affected), affected.owner())));
    for (Duty duty : affected.duties()) {
      text.append(line(1, "before %s: %s (%s)".formatted(duty.before(), duty.about(), duty.how())));
      text.append(line(2, duty.what()));
    }
    for (QueryDuty duty : affected.queries()) {
      Value original = duty.query().template();
      text.append(
          line(
              1,
              "before %s: query %s%s"
                  .formatted(
                      duty.before(), duty.query().name(), Wording.rate(duty.query().rate()))));
      text.append(line(2, "is now        " + Wording.template(original)));
      text.append(line(2, "while both    " + Wording.form(duty.coexisting(), original)));
      text.append(line(2, "for new shape " + Wording.form(duty.renewed(), original)));
    }
  }

  private static String line(int depth, String text) {
    return "  ".repeat(depth) + text + System.lineSeparator();
  }
}
