package dev.lockstep.cli.document;

import dev.lockstep.cli.check.ContractFiles;
import dev.lockstep.cli.check.History;
import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.registry.changelog.Changelog;
import dev.lockstep.registry.changelog.Release;
import dev.lockstep.registry.document.Documentation;
import dev.lockstep.registry.document.Library;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "build",
    description = {
      "Writes pages about the contracts, usages and changes of a folder: data dictionary, glossary,"
          + " changelog, data flow, and runbooks for each change.",
      "The same files always give the same pages."
    })
final class DocsBuildVerb extends Verb {
  private Path folder = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Where to write: a new or empty folder, or one that this command wrote.")
  private Path out = Path.of("");

  DocsBuildVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "The folder of the files; else where you are.")
  void folder(Path named) {
    folder = named;
  }

  @Override
  protected Answer perform() {
    ContractFiles files = ContractFiles.read(List.of(folder));
    files.requireWhole();
    Library library =
        new Library(
            files.newest(),
            files.usages().stream().map(Located::value).toList(),
            ChangeFiles.in(folder),
            releases());
    SortedMap<String, String> pages = Documentation.of(library);
    new PageFolder(out).write(pages);
    List<String> names = List.copyOf(pages.keySet());
    return Answer.ok(
        "Wrote %d pages; begin with %s".formatted(names.size(), out.resolve("index.md")),
        Json.with("out", out.toString()).and("pages", names, Value::text).document());
  }

  /** The steps that git knows; none where the folder is not in git. */
  private List<Release> releases() {
    if (!isInGit()) {
      return List.of();
    }
    try {
      return Changelog.of(new History(folder, console()::remark).snapshots());
    } catch (Problem problem) {
      console().remark("The changelog is left out: " + problem.getMessage());
      return List.of();
    }
  }

  private boolean isInGit() {
    for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return true;
      }
    }
    return false;
  }
}
