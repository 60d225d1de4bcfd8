package dev.lockstep.cli.exchange;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.cli.verb.Words;
import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Nearest;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.registry.exchange.Export;
import dev.lockstep.registry.exchange.ExportFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = {
      "Writes a collection of a contract for another tool: as a command that sets MongoDB's"
          + " validator, as a JSON Schema (2020-12), or as a table in Markdown.",
      "What the other format cannot say is listed."
    })
final class ExportVerb extends Verb {
  private ExportFormat format = ExportFormat.JSONSCHEMA;
  private Path file = Path.of("");

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      description = "Which collection, where the contract has several.")
  private Optional<String> collection = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it; there must be no such file. Else it is shown.")
  private Optional<Path> out = Optional.empty();

  ExportVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(
      index = "0",
      paramLabel = "FORMAT",
      converter = FormatWord.class,
      description = "mongo-validator, jsonschema or markdown.")
  void format(ExportFormat named) {
    format = named;
  }

  @Parameters(index = "1", paramLabel = "CONTRACT", description = "The file of the contract.")
  void file(Path named) {
    file = named;
  }

  @Override
  protected Answer perform() {
    Located<Contract> contract = contract();
    Export export = format.write(contract, chosen(contract.value()));
    out.ifPresent(path -> OutFile.write(path, export.text() + "\n"));
    export.losses().forEach(loss -> console().remark("Not said in the output: " + loss));
    Json json =
        Json.with("format", format.word())
            .and("file", file.toString())
            .and("losses", export.losses(), Value::text);
    return out.map(path -> Answer.ok("Wrote " + path, json.and("out", path.toString()).document()))
        .orElseGet(() -> Answer.ok(export.text(), json.and("text", export.text()).document()));
  }

  private Located<Contract> contract() {
    return switch (ContractFile.read(file)) {
      case Outcome.Whole<Contract> whole -> whole.located();
      case Outcome.Broken<Contract> broken ->
          throw new Problem(
                  ProblemCode.FILE_UNREADABLE,
                  "Cannot export %s: %s".formatted(file, broken.findings().getFirst()),
                  "Nothing was written.",
                  "lockstep lint " + file)
              .with("file", file);
    };
  }

  private CollectionPromise chosen(Contract contract) {
    List<String> names = contract.collections().stream().map(CollectionPromise::name).toList();
    if (collection.isPresent()) {
      return contract
          .collection(collection.get())
          .orElseThrow(() ->
              wrong(
                  "the contract has no collection '%s'%s"
                      .formatted(collection.get(), Nearest.suggestion(collection.get(), names))));
    }
    if (names.size() != 1) {
      throw wrong("the contract has %d collections".formatted(names.size()));
    }
    return contract.collections().getFirst();
  }

  private Problem wrong(String why) {
    return new Problem(
        ProblemCode.USAGE,
        "Cannot export %s: %s".formatted(file, why),
        "Nothing was written.",
        "lockstep export %s %s --collection NAME".formatted(format.word(), file));
  }

  /** How the words for formats read. */
  static final class FormatWord extends Words<ExportFormat> {
    FormatWord() {
      super(ExportFormat.values(), ExportFormat::word);
    }
  }
}
