package dev.lockstep.cli.check;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.formats.approval.Approval;
import dev.lockstep.registry.check.Checked;
import dev.lockstep.registry.step.TiedChange;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lockstep approve}: notes who agrees to a change as it is. */
@Command(
    name = "approve",
    description =
        "Notes who agrees to a change as it is and to what is found of it now, in a file among"
            + " the approvals of the folder.")
final class ApproveVerb extends Verb {
  private static final int DAYS = 30;

  private Path file = Path.of("");

  @Mixin private final Around around = new Around();

  @Option(names = "--by", required = true, paramLabel = "WHO", description = "Who agrees.")
  private String by = "";

  @Option(names = "--team", required = true, paramLabel = "TEAM", description = "For whom.")
  private String team = "";

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "The last day on which it holds; else 30 days from now.")
  private Optional<LocalDate> until = Optional.empty();

  ApproveVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(paramLabel = "CHANGE", description = "The change file.")
  void file(Path named) {
    file = named;
  }

  @Override
  protected Answer perform() {
    ChangeStep found = around.step(file, surroundings());
    TiedChange step = found.tied();
    Instant now = surroundings().clock().instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Checked checked =
        step.checked(around.policy().policy(), step.mapping(), around.knowledge(found, today));
    Approval approval =
        new Approval(
            step.parsed().change().id(),
            by,
            team,
            now.truncatedTo(ChronoUnit.SECONDS),
            step.plan(),
            checked.evidence(),
            until.orElseGet(() -> today.plusDays(DAYS)));
    Path kept = around.approvals().keep(approval);
    return Answer.ok(
        "%s of %s approves %s as it is until %s, in %s."
            .formatted(by, team, approval.change(), approval.until(), kept),
        Json.with("change", approval.change())
            .and("by", by)
            .and("team", team)
            .and("plan", approval.plan())
            .and("evidence", approval.evidence())
            .and("until", approval.until().toString())
            .and("file", kept.toString())
            .document());
  }
}
