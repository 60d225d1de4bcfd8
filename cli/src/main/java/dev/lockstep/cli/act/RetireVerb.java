package dev.lockstep.cli.act;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.ExpressionText;
import dev.lockstep.cli.verb.Length;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.runner.Carrying;
import dev.lockstep.runner.report.Arrival;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "retire",
    description = {
      "Gives up the old shape for good: holds both, archives the old one, then purges it.",
      "The purge is the only point of no return."
    })
final class RetireVerb extends Work {
  @Option(
      names = "--confirm",
      paramLabel = "ID",
      description = "The change's id once more: there is no way back from here.")
  private @Nullable String confirm;

  @Option(
      names = "--hold",
      paramLabel = "LENGTH",
      converter = Length.class,
      description =
          "Keeps both shapes in step so long before the archive, such as 30m; usually not"
              + " at all.")
  private Duration hold = Duration.ZERO;

  @Option(
      names = "--old-when",
      paramLabel = "EXPR",
      converter = ExpressionText.class,
      description = {
        "An expression that holds for old documents only, such as 'has(doc.town)'; needed where"
            + " both shapes claim a path."
      })
  private @Nullable String oldWhen;

  RetireVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected Answer perform() {
    String id = runner().id(change());
    if (!id.equals(confirm)) {
      throw new Problem(
              ProblemCode.CONFIRMATION_MISSING,
              "Cannot retire %s: there is no way back, so --confirm must repeat the change's id"
                  .formatted(id),
              "Nothing was written; both shapes are kept.",
              "lockstep retire %s --confirm %s".formatted(id, id))
          .with("change", id);
    }
    return carrying("retire --hold " + hold, this::retire);
  }

  private Answer retire(Carrying carrying) {
    Arrival arrival = carrying.retire(hold, Optional.ofNullable(oldWhen));
    Answer answer = answer(carrying, arrival);
    long written = carrying.writtenInOldShape();
    return written == 0
        ? answer
        : new Answer(
            Exit.FINDINGS,
            """
            %s
            But %,d documents were written in the old shape since its purge: a service still \
            writes it. They are left as they are.\
            """
                .formatted(answer.text(), written),
            answer.json().with("writtenInOldShape", Value.int64(written)));
  }

  private static Answer answer(Carrying carrying, Arrival arrival) {
    return arrived(
        carrying,
        arrival,
        """
        Change %s is retired: documents hold the new shape only, and the last old values are in \
        the archive collection, sealed: lockstep archive %s reads them.
        Next: nothing, the change is finished.\
        """
            .formatted(carrying.change(), carrying.change()),
        "lockstep retire %s --confirm %s".formatted(carrying.change(), carrying.change()));
  }
}
