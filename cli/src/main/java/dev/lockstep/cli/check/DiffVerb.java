package dev.lockstep.cli.check;

import dev.lockstep.cli.check.Steps.Step;
import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Console;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.document.Document;
import dev.lockstep.registry.difference.Difference;
import dev.lockstep.registry.difference.DifferenceReport;
import dev.lockstep.registry.difference.Differences;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    description = {
      "Says element by element what differs from an earlier version of contracts.",
      "Whether it breaks anybody says 'lockstep breaking'."
    })
final class DiffVerb extends Verb {
  private Path folder = Path.of("");

  @Option(
      names = "--against",
      required = true,
      paramLabel = "VERSION",
      description = "The earlier version: a folder, or a name of git such as main or v1.2.")
  private String against = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = ReportForm.Word.class,
      description = "text (usual), json or markdown.")
  private ReportForm format = ReportForm.TEXT;

  DiffVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "The folder of the contracts; else where you are.")
  void folder(Path named) {
    folder = named;
  }

  @Override
  protected Answer perform() {
    List<Difference> differences =
        differences(
            contracts(ContractFiles.version(folder, against)),
            contracts(ContractFiles.read(List.of(folder))));
    Document json = DifferenceReport.json(differences);
    String text =
        switch (format) {
          case TEXT -> DifferenceReport.text(differences);
          case JSON -> Console.json(json);
          case MARKDOWN -> DifferenceReport.markdown(differences);
        };
    return Answer.ok(text, json);
  }

  private static List<Located<Contract>> contracts(ContractFiles files) {
    files.requireWhole();
    return files.contracts();
  }

  /** Versions of one contract that stand beside each other are compared as the rules do. */
  private static List<Difference> differences(
      List<Located<Contract>> old, List<Located<Contract>> fresh) {
    Set<String> known = old.stream().map(each -> each.value().id()).collect(Collectors.toSet());
    List<Contract> added =
        fresh.stream().map(Located::value).filter(each -> !known.contains(each.id())).toList();
    return Stream.concat(
            Steps.between(old, fresh).stream().flatMap(DiffVerb::differences),
            Differences.between(List.of(), added).stream())
        .toList();
  }

  private static Stream<Difference> differences(Step step) {
    List<Contract> after = step.after().map(Located::value).stream().toList();
    return Differences.between(List.of(step.before().value()), after).stream();
  }
}
