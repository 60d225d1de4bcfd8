package dev.lockstep.cli.check;

import dev.lockstep.formats.Finding;
import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.usage.Usage;
import dev.lockstep.registry.catalog.CatalogFile;
import dev.lockstep.registry.catalog.FolderScan;
import dev.lockstep.registry.lint.Level;
import dev.lockstep.registry.lint.Lint;
import dev.lockstep.registry.lint.LintFinding;
import dev.lockstep.registry.lint.LintSettings;
import dev.lockstep.registry.step.ByAge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The contracts and usages that somebody named, read once.
 *
 * <p>A file that was named must be one; of a folder, the files whose names say YAML and whose
 * {@code kind} says that they are, and those whose names end as ours do.
 */
public final class ContractFiles {
  private final List<Located<Contract>> contracts = new ArrayList<>();
  private final List<Located<Usage>> usages = new ArrayList<>();
  private final List<LintFinding> broken = new ArrayList<>();

  private ContractFiles() {}

  /**
   * Reads files and folders.
   *
   * @throws Problem with {@link ProblemCode#FILE_UNREADABLE} if one of them cannot be read, or if
   *     they hold nothing to look at
   */
  public static ContractFiles read(List<Path> named) {
    ContractFiles files = new ContractFiles();
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        FolderScan.paths(path).forEach(files::readFound);
      } else {
        files.readNamed(path);
      }
    }
    if (files.count() == 0) {
      throw empty(named.getFirst());
    }
    return files;
  }

  private static Problem unreadable(Path path, String why) {
    return new Problem(
            ProblemCode.FILE_UNREADABLE,
            "Cannot look at %s: %s".formatted(path, why),
            "Nothing was looked at.",
            "lockstep lint --help")
        .with("file", path);
  }

  private void readFound(Path file) {
    keep(CatalogFile.found(file.toString(), FileText.bytes(file)));
  }

  private void readNamed(Path file) {
    keep(CatalogFile.named(file.toString(), FileText.bytes(file)));
  }

  private void keep(CatalogFile file) {
    switch (file) {
      case CatalogFile.Other other -> {}
      case CatalogFile.OfContract(Outcome<Contract> outcome) -> keep(outcome, contracts);
      case CatalogFile.OfUsage(Outcome<Usage> outcome) -> keep(outcome, usages);
    }
  }

  private <T> void keep(Outcome<T> outcome, List<Located<T>> whole) {
    switch (outcome) {
      case Outcome.Whole<T> file -> whole.add(file.located());
      case Outcome.Broken<T> file -> {
        for (Finding finding : file.findings()) {
          broken.add(new LintFinding(Level.ERROR, finding));
        }
      }
    }
  }

  /**
   * Reads what versions of files held, by their names.
   *
   * @throws Problem with {@link ProblemCode#FILE_UNREADABLE} if none of them is a contract or a
   *     usage
   */
  static ContractFiles of(Map<String, byte[]> contents, Path where) {
    ContractFiles files = found(contents);
    if (files.count() == 0) {
      throw empty(where);
    }
    return files;
  }

  /**
   * Reads an earlier version of a folder.
   *
   * @param name a folder, or a name of git
   * @throws Problem with {@link ProblemCode#USAGE} or {@link ProblemCode#FILE_UNREADABLE} if it
   *     cannot be read
   */
  public static ContractFiles version(Path folder, String name) {
    if (Files.isDirectory(Path.of(name))) {
      return read(List.of(Path.of(name)));
    }
    GitTree tree = GitTree.of(folder, name);
    return of(tree.contents(tree.yaml()), folder);
  }

  /** Reads files that were found before. */
  static ContractFiles found(List<Path> paths) {
    ContractFiles files = new ContractFiles();
    paths.forEach(files::readFound);
    return files;
  }

  /** Reads what versions of files held that were found before. */
  static ContractFiles found(Map<String, byte[]> contents) {
    ContractFiles files = new ContractFiles();
    contents.forEach((name, content) -> files.keep(CatalogFile.found(name, content)));
    return files;
  }

  /** What is wrong with a folder that holds nothing to look at. */
  static Problem empty(Path where) {
    return unreadable(where, "it holds no contract and no usage");
  }

  /** The contracts that could be read. */
  public List<Located<Contract>> contracts() {
    return List.copyOf(contracts);
  }

  /** Of each contract that could be read its newest version. */
  public List<Located<Contract>> newest() {
    Map<String, Located<Contract>> newest = new LinkedHashMap<>();
    for (Located<Contract> each : contracts) {
      newest.merge(
          each.value().id(), each, (a, b) -> ByAge.NEWEST_FIRST.compare(a, b) <= 0 ? a : b);
    }
    return List.copyOf(newest.values());
  }

  /** The versions of a contract that could be read, the newest first. */
  List<Located<Contract>> versions(String id) {
    return ByAge.versions(contracts, id);
  }

  /** The usages that could be read. */
  public List<Located<Usage>> usages() {
    return List.copyOf(usages);
  }

  /**
   * Goes on only with whole files: half of them would say that nothing breaks.
   *
   * @throws Problem with {@link ProblemCode#FILE_UNREADABLE} naming what is wrong
   */
  public void requireWhole() {
    if (!broken.isEmpty()) {
      throw new Problem(
          ProblemCode.FILE_UNREADABLE,
          "Cannot go on: %d things are wrong in the files, first %s"
              .formatted(broken.size(), broken.getFirst().finding()),
          "Nothing was compared.",
          "lockstep lint");
    }
  }

  /** What keeps files from being read, by file and place. */
  List<Finding> mistakes() {
    return broken.stream().sorted().map(LintFinding::finding).toList();
  }

  /** What is wrong first, if something is. */
  Optional<LintFinding> firstBroken() {
    return broken.stream().findFirst();
  }

  /** Everything found in them, by file and place. */
  List<LintFinding> findings(LintSettings settings) {
    return Stream.concat(broken.stream(), Lint.of(contracts, usages, settings).stream())
        .sorted()
        .toList();
  }

  /** How many files were looked at. */
  int count() {
    long unread = broken.stream().map(each -> each.finding().file()).distinct().count();
    return contracts.size() + usages.size() + (int) unread;
  }
}
