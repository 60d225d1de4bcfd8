package dev.lockstep.cli.exchange;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.cli.verb.Words;
import dev.lockstep.formats.Finding;
import dev.lockstep.formats.reading.FileText;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.registry.exchange.Import;
import dev.lockstep.registry.exchange.ImportFormat;
import dev.lockstep.registry.exchange.draft.Foreign;
import dev.lockstep.registry.exchange.draft.Ids;
import dev.lockstep.registry.exchange.draft.Remark;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = {
      "Makes a draft of a contract from a file of another tool: a validator of MongoDB, a JSON"
          + " Schema, a model of NoSQL Workbench or a schema of OneTable.",
      "What a contract cannot say is listed with its place."
    })
final class ImportVerb extends Verb {
  private ImportFormat format = ImportFormat.JSONSCHEMA;
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write the draft; there must be no such file. Else it is shown.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the contract is called; else as the file.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--owner",
      paramLabel = "TEAM",
      description = "The team that answers for it; else to be named.")
  private Optional<String> owner = Optional.empty();

  ImportVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(
      index = "0",
      paramLabel = "FORMAT",
      converter = FormatWord.class,
      description = "mongo-validator, jsonschema, nosql-workbench, onetable or cql.")
  void format(ImportFormat named) {
    format = named;
  }

  @Parameters(index = "1", paramLabel = "FILE", description = "The file, in JSON or YAML.")
  void file(Path named) {
    file = named;
  }

  @Override
  protected Answer perform() {
    String called = name.filter(text -> !text.isBlank()).orElseGet(() -> plainName(file));
    Foreign foreign = new Foreign(file.toString(), FileText.bytes(file), called, owner);
    return switch (Import.of(format, foreign)) {
      case Import.Result.Refused refused -> throw unreadable(refused.findings());
      case Import.Result.Done done -> answer(done.made());
    };
  }

  /** The name of a file without what says its kind. */
  private static String plainName(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("(?s)\\..*", "");
    return Ids.slug(name);
  }

  private Problem unreadable(List<Finding> findings) {
    return new Problem(
            ProblemCode.FILE_UNREADABLE,
            "Cannot import %s: %s".formatted(file, findings.getFirst()),
            "Nothing was written.",
            "lockstep import --help")
        .with("file", file);
  }

  private Answer answer(Import made) {
    out.ifPresent(path -> OutFile.write(path, made.text()));
    made.remarks().forEach(remark -> console().remark(file + ":" + remark));
    if (owner.isEmpty()) {
      console().remark("The draft has no owner yet: name the team, or say --owner TEAM.");
    }
    Json json =
        Json.with("format", format.word())
            .and("file", file.toString())
            .and("remarks", made.remarks(), ImportVerb::json);
    return out.map(path ->
            Answer.ok(
                "Wrote %s, a draft; next: lockstep lint %s".formatted(path, path),
                json.and("out", path.toString()).document()))
        .orElseGet(() ->
            Answer.ok(made.text().stripTrailing(), json.and("contract", made.text()).document()));
  }

  private static Document json(Remark remark) {
    return Json.with("pointer", remark.pointer())
        .and("line", remark.mark().line())
        .and("column", remark.mark().column())
        .and("sentence", remark.sentence())
        .document();
  }

  /** How the words for formats read. */
  static final class FormatWord extends Words<ImportFormat> {
    FormatWord() {
      super(ImportFormat.values(), ImportFormat::word);
    }
  }
}
