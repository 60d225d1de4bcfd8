package dev.lockstep.registry.impact;

import dev.lockstep.model.document.Value;

/** For a pull request. */
final class ImpactMarkdown {
  private ImpactMarkdown() {}

  static String write(Impact impact) {
    StringBuilder text = new StringBuilder("## Impact of %s%n%n".formatted(Wording.title(impact)));
    impact.services().forEach(each -> service(text, each));
    text.append(
        "%s%n%n"
            .formatted(
                impact.services().isEmpty()
                    ? "No registered service has anything to do."
                    : Wording.rest(impact)));
    text.append("| points | because |%n|---|---|%n".formatted());
    for (Risk.Line line : impact.risk().lines()) {
      text.append("| %d | %s |%n".formatted(line.points(), cell(line.reason())));
    }
    return text.append(
            "| **%d** | **risk: %s** |".formatted(impact.risk().points(), impact.risk().word()))
        .toString();
  }

  private static void service(StringBuilder text, Affected affected) {
    text.append("### %s%n%nTalk to: %s%n%n".formatted(Wording.service(affected), affected.owner()));
    if (!affected.duties().isEmpty()) {
      text.append("| before | what | how | do |%n|---|---|---|---|%n".formatted());
    }
    for (Duty duty : affected.duties()) {
      text.append(
          "| %s | `%s` | %s | %s |%n"
              .formatted(duty.before(), cell(duty.about()), cell(duty.how()), cell(duty.what())));
    }
    text.append(affected.duties().isEmpty() ? "" : "%n".formatted());
    for (QueryDuty duty : affected.queries()) {
      Value original = duty.query().template();
      text.append(
          """
          Query `%s`%s, before %s:

          | | |
          |---|---|
          | is now | `%s` |
          | while both shapes live | `%s` |
          | for the new shape | `%s` |

          """
              .formatted(
                  duty.query().name(),
                  Wording.rate(duty.query().rate()),
                  duty.before(),
                  cell(Wording.template(original)),
                  cell(Wording.form(duty.coexisting(), original)),
                  cell(Wording.form(duty.renewed(), original))));
    }
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
