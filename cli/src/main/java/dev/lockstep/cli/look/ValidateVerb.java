package dev.lockstep.cli.look;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.formats.Finding;
import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.compile.Undo;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "validate",
    description = "Reads a change file and reports everything wrong with it, with line and column.")
final class ValidateVerb extends Verb {
  private Path file = Path.of("");

  ValidateVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(paramLabel = "FILE", description = "The change file.")
  void file(Path named) {
    file = named;
  }

  @Override
  protected Answer perform() {
    return switch (ChangeFile.read(file)) {
      case ChangeFile.Parsed parsed -> valid(parsed.change());
      case ChangeFile.Invalid invalid -> invalid(invalid.findings());
    };
  }

  private Answer invalid(List<Finding> findings) {
    String text =
        String.join("\n", findings.stream().map(Finding::toString).toList())
            + """

            Cannot carry out the change in %s: %s.
            Nothing was written.
            Next: mend the file, then run lockstep validate %s\
            """
                .formatted(file, count(findings.size(), "thing is", "things are") + " wrong", file);
    return new Answer(
        Exit.FINDINGS,
        text,
        Json.empty()
            .and("valid", false)
            .and("file", file.toString())
            .and("findings", findings, ValidateVerb::json)
            .document());
  }

  private static Document json(Finding finding) {
    return Json.with("file", finding.file())
        .and("line", finding.line())
        .and("column", finding.column())
        .and("code", finding.code())
        .and("sentence", finding.sentence())
        .document();
  }

  private Answer valid(Change change) {
    CompiledChange compiled = CompiledChange.of(change);
    StringBuilder text =
        new StringBuilder(
            "Change %s is valid: %s in %s, loss %s."
                .formatted(
                    change.id(),
                    count(change.operations().size(), "operation", "operations"),
                    count(compiled.components().size(), "component", "components"),
                    word(compiled.loss())));
    for (Undo undo : compiled.undo()) {
      text.append("%n%3d. %s".formatted(undo.index() + 1, undo.sentence()));
    }
    List<String> notes =
        new Layout(change.id(), compiled.components()).shared().note().stream().toList();
    notes.forEach(note -> text.append("%nNote: %s.".formatted(note)));
    return Answer.ok(
        text.toString(),
        Json.empty()
            .and("valid", true)
            .and("file", file.toString())
            .and("change", change.id())
            .and("loss", word(compiled.loss()))
            .and("operations", compiled.undo(), ValidateVerb::json)
            .and("notes", notes, Value::text)
            .document());
  }

  private static Document json(Undo undo) {
    return Json.with("operation", undo.operation().word())
        .and("undo", word(undo.until()))
        .and("sentence", undo.sentence())
        .document();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
