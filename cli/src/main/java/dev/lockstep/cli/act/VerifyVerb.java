package dev.lockstep.cli.act;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.runner.Carrying;
import dev.lockstep.runner.report.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    description = "Compares both shapes on all documents; a difference counts after a second look.")
final class VerifyVerb extends Work {
  @Option(
      names = "--repair",
      description =
          "Mends what disagrees: the shape that decides at this stage wins, the other"
              + " value is kept aside.")
  private boolean repair;

  VerifyVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected Answer perform() {
    return carrying(repair ? "verify --repair" : "verify", this::compare);
  }

  private Answer compare(Carrying carrying) {
    Comparison found = repair ? carrying.repair() : carrying.verify();
    return new Answer(
        found.isClean() ? Exit.OK : Exit.FINDINGS,
        text(carrying.change(), found),
        Json.with("event", "result")
            .and("change", carrying.change())
            .and("clean", found.isClean())
            .and("compared", found.compared())
            .and("divergences", found.divergences())
            .and("missing", found.missing())
            .and("held", found.held())
            .and("kept", found.kept())
            .and("unreadable", found.unreadable())
            .and("foreign", found.foreign())
            .and("repaired", found.repaired())
            .and("asOf", found.asOf().toString())
            .document());
  }

  private static String text(String change, Comparison found) {
    String counts =
        """
        %,d documents compared as of %s: %,d disagree, %,d lack the new shape, %,d cannot be read, \
        %,d belong to another change, %,d are held back, %,d repaired.\
        """
            .formatted(
                found.compared(),
                found.asOf(),
                found.divergences(),
                found.missing(),
                found.unreadable(),
                found.foreign(),
                found.held(),
                found.repaired());
    String verdict =
        found.isClean()
            ? "Both shapes of change %s say the same everywhere. ".formatted(change)
            : "The shapes of change %s do not say the same everywhere. ".formatted(change);
    return found.isClean() ? verdict + counts : verdict + counts + advice(change, found);
  }

  private static String advice(String change, Comparison found) {
    return found.divergences() > 0
        ? "%nNothing was changed by looking.%nNext: lockstep verify %s --repair".formatted(change)
        : "%nNothing was changed by looking.%nNext: lockstep run %s".formatted(change);
  }
}
