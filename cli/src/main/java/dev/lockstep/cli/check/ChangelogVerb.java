package dev.lockstep.cli.check;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Console;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.document.Document;
import dev.lockstep.registry.changelog.Changelog;
import dev.lockstep.registry.changelog.ChangelogReport;
import dev.lockstep.registry.changelog.Release;
import dev.lockstep.registry.changelog.Snapshot;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "changelog",
    description = {
      "Tells the versions of contracts from git's history of a folder, or from folders that hold"
          + " one version each, and which step of the version number each change asks for: major"
          + " where a rule finds an error, minor where something was added, else patch."
    })
final class ChangelogVerb extends Verb {
  private final List<Path> folders = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = ReportForm.Word.class,
      description = "text (usual), json or markdown.")
  private ReportForm format = ReportForm.TEXT;

  ChangelogVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(
      arity = "0..*",
      paramLabel = "FOLDER",
      description =
          "One folder, whose history git knows; or several, the earliest version first. Else where"
              + " you are.")
  void folders(List<Path> named) {
    folders.addAll(named);
  }

  @Override
  protected Answer perform() {
    LocalDate today = today();
    List<Snapshot> snapshots = new ArrayList<>();
    if (folders.size() > 1) {
      folders.forEach(each -> snapshots.add(now(each, each.toString(), today)));
    } else {
      Path folder = folders.isEmpty() ? Path.of("") : folders.getFirst();
      snapshots.addAll(new History(folder, console()::remark).snapshots());
      snapshots.add(now(folder, "working tree", today));
    }
    List<Release> releases = Changelog.of(snapshots);
    Document json = ChangelogReport.json(releases);
    String text =
        switch (format) {
          case TEXT -> ChangelogReport.text(releases);
          case JSON -> Console.json(json);
          case MARKDOWN -> ChangelogReport.markdown(releases).stripTrailing();
        };
    return Answer.ok(text, json);
  }

  private static Snapshot now(Path folder, String label, LocalDate day) {
    ContractFiles files = ContractFiles.read(List.of(folder));
    files.requireWhole();
    return new Snapshot(label, day, files.newest().stream().map(Located::value).toList());
  }
}
