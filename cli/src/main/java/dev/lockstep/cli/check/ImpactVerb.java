package dev.lockstep.cli.check;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.remote.ServerOptions;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.cli.verb.Words;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.evolve.Mapping;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.impact.Impact;
import dev.lockstep.registry.impact.ImpactFormat;
import dev.lockstep.registry.impact.ImpactJson;
import dev.lockstep.registry.step.TiedChange;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "impact",
    description =
        "Says whom a change concerns: what each service must do and by when, its queries in their"
            + " new forms, and how much can go wrong; with --server, of a change published there.")
final class ImpactVerb extends Verb {
  private Path file = Path.of("");

  @Mixin private final Around around = new Around();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatWord.class,
      description = "text (usual), json or markdown.")
  private ImpactFormat format = ImpactFormat.TEXT;

  @Mixin private final ServerOptions served = new ServerOptions();

  ImpactVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(
      paramLabel = "CHANGE",
      description = "The change file; with --server the id of a change published there.")
  void file(Path named) {
    file = named;
  }

  @Override
  protected Answer perform() {
    return served
        .server(surroundings(), name())
        .map(server -> ServedCheck.impact(server, file.toString()))
        .orElseGet(this::here);
  }

  private Answer here() {
    ChangeStep found = around.step(file, surroundings());
    TiedChange step = found.tied();
    Knowledge knowledge = around.knowledge(found, today());
    Mapping mapping = step.mapping();
    List<Finding> findings = step.checked(around.policy().policy(), mapping, knowledge).findings();
    Impact impact = step.impact(mapping, findings, knowledge);
    return Answer.ok(format.write(impact), ImpactJson.document(impact));
  }

  /** How the words after {@code --format} read. */
  static final class FormatWord extends Words<ImpactFormat> {
    FormatWord() {
      super(ImpactFormat.values(), ImpactFormat::word);
    }
  }
}
