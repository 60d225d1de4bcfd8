package dev.lockstep.formats.approval;

import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.reading.Wording;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads an approval from one tree. */
final class ApprovalReader {
  private final Reading reading;

  ApprovalReader(Reading reading) {
    this.reading = reading;
  }

  Optional<Approval> approval(Mapping root) {
    Part part = reading.part("the approval", root).orElseThrow();
    reading.expect(part, "apiVersion", ApprovalFile.API_VERSION);
    reading.expect(part, "kind", ApprovalFile.KIND);
    Optional<String> change = part.requiredText("change");
    Optional<String> by = part.requiredText("by");
    Optional<String> team = part.requiredText("team");
    Optional<Instant> at = part.required("at").flatMap(reading::instant);
    Optional<String> plan = part.required("plan").flatMap(this::fingerprint);
    Optional<String> evidence = part.required("evidence").flatMap(this::fingerprint);
    Optional<LocalDate> until = part.required("until").flatMap(reading::date);
    part.refuseOthers();
    return reading.findings().isEmpty()
        ? Optional.of(
            reading
                .places()
                .put(
                    new Approval(
                        change.orElseThrow(),
                        by.orElseThrow(),
                        team.orElseThrow(),
                        at.orElseThrow(),
                        plan.orElseThrow(),
                        evidence.orElseThrow(),
                        until.orElseThrow()),
                    List.of(root)))
        : Optional.empty();
  }

  private Optional<String> fingerprint(YamlNode node) {
    Optional<String> text = reading.text(node);
    return text.isEmpty() || text.get().matches("[0-9a-f]{32}")
        ? text
        : reading.bad(
            node,
            "'%s' is no fingerprint of 32 hexadecimal digits, as lockstep check tells it"
                .formatted(Wording.shortened(text.get())));
  }
}
