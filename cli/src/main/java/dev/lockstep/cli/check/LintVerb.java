package dev.lockstep.cli.check;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.cli.verb.Words;
import dev.lockstep.formats.Finding;
import dev.lockstep.model.document.Document;
import dev.lockstep.registry.lint.Level;
import dev.lockstep.registry.lint.LintFinding;
import dev.lockstep.registry.lint.LintSettings;
import dev.lockstep.registry.lint.NameStyle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "lint",
    description =
        "Looks at contracts and usages, and reports what is wrong or careless, with line and"
            + " column.")
final class LintVerb extends Verb {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Contracts, usages, and folders that hold some; else the folder where you are.")
  private final List<Path> files = new ArrayList<>();

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      converter = LevelWord.class,
      description = "The least level that ends with exit code 100: info, warning or error (usual).")
  private Level failOn = Level.ERROR;

  @Option(
      names = "--field-names",
      paramLabel = "STYLE",
      converter = StyleWord.class,
      description = "How names of fields are put together: any (usual), camel, snake or kebab.")
  private Optional<NameStyle> fieldNames = Optional.empty();

  @Option(
      names = "--collection-names",
      paramLabel = "STYLE",
      converter = StyleWord.class,
      description = "How names of collections are put together, in the same words.")
  private Optional<NameStyle> collectionNames = Optional.empty();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "The team's policy; else lockstep.yaml in the folder, if it is there.")
  private Optional<Path> policy = Optional.empty();

  LintVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected Answer perform() {
    LocalDate today = today();
    ContractFiles read = ContractFiles.read(files.isEmpty() ? List.of(Path.of("")) : files);
    LintSettings settings = settings(today);
    List<LintFinding> all = read.findings(settings);
    List<LintFinding> findings =
        all.stream().flatMap(each -> settings.weighed(each).stream()).toList();
    int excepted = all.size() - findings.size();
    boolean fails = findings.stream().anyMatch(each -> each.level().compareTo(failOn) >= 0);
    return new Answer(
        fails ? Exit.FINDINGS : Exit.OK,
        text(findings, read.count())
            + (excepted == 0 ? "" : " Not shown by the policy: " + excepted + "."),
        Json.empty()
            .and("files", read.count())
            .and("errors", count(findings, Level.ERROR))
            .and("warnings", count(findings, Level.WARNING))
            .and("infos", count(findings, Level.INFO))
            .and("findings", findings, LintVerb::json)
            .and("excepted", excepted)
            .document());
  }

  private LintSettings settings(LocalDate today) {
    Path folder =
        files.size() == 1 && Files.isDirectory(files.getFirst()) ? files.getFirst() : Path.of("");
    return WholeFile.policyFile(policy, folder)
        .map(file -> file.value().lint())
        .orElse(LintSettings.DEFAULTS)
        .on(today, collectionNames, fieldNames);
  }

  private static String text(List<LintFinding> findings, int files) {
    StringBuilder text = new StringBuilder();
    findings.forEach(finding -> text.append(finding).append('\n'));
    return text.append(
            "Looked at %s: %s, %s, %s."
                .formatted(
                    counted(files, "file"),
                    counted(count(findings, Level.ERROR), "error"),
                    counted(count(findings, Level.WARNING), "warning"),
                    counted(count(findings, Level.INFO), "info")))
        .toString();
  }

  private static String counted(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }

  private static long count(List<LintFinding> findings, Level level) {
    return findings.stream().filter(finding -> finding.level() == level).count();
  }

  private static Document json(LintFinding each) {
    Finding finding = each.finding();
    return Json.with("level", each.level().word())
        .and("file", finding.file())
        .and("line", finding.line())
        .and("column", finding.column())
        .and("code", finding.code())
        .and("sentence", finding.sentence())
        .document();
  }

  /** How the words after {@code --fail-on} read. */
  static final class LevelWord extends Words<Level> {
    LevelWord() {
      super(Level.values(), Level::word);
    }
  }

  /** How the words of styles read. */
  static final class StyleWord extends Words<NameStyle> {
    StyleWord() {
      super(NameStyle.values(), NameStyle::word);
    }
  }
}
