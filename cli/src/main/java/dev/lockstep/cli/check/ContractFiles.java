package dev.lockstep.cli.check;

import dev.lockstep.formats.Finding;
import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.reading.FileKind;
import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.usage.UsageFile;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.usage.Usage;
import dev.lockstep.model.version.Version;
import dev.lockstep.registry.lint.Level;
import dev.lockstep.registry.lint.Lint;
import dev.lockstep.registry.lint.LintFinding;
import dev.lockstep.registry.lint.LintSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
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
final class ContractFiles {
  private static final int DEPTH_MAX = 20;

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
  static ContractFiles read(List<Path> named) {
    ContractFiles files = new ContractFiles();
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        within(path).forEach(files::readFound);
      } else {
        files.readNamed(path);
      }
    }
    if (files.count() == 0) {
      throw unreadable(named.getFirst(), "it holds no contract and no usage");
    }
    return files;
  }

  private static List<Path> within(Path folder) {
    try (Stream<Path> found = Files.walk(folder, DEPTH_MAX)) {
      return found
          .filter(file -> file.toString().matches("(?s).*\\.ya?ml") && Files.isRegularFile(file))
          .filter(file -> !folder.relativize(file).toString().matches("(?s)(.*/)?\\.[^/]+/.*"))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(folder, "a folder in it cannot be read").causedBy(e);
    }
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
    readIfOurs(file, FileText.bytes(file));
  }

  private void readIfOurs(Path file, byte[] content) {
    String name = file.getFileName().toString();
    boolean isOurs = name.matches("(?s).*\\.(odcs|usage)\\.ya?ml");
    Optional<String> kind = FileKind.of(content);
    boolean isKind =
        kind.filter(word -> word.equals(ContractFile.KIND) || word.equals(UsageFile.KIND))
            .isPresent();
    if (isOurs || isKind) {
      read(file, content, kind);
    }
  }

  private void readNamed(Path file) {
    byte[] content = FileText.bytes(file);
    read(file, content, FileKind.of(content));
  }

  /** A file that says nothing of its kind is taken for what its name says, else a contract. */
  private void read(Path file, byte[] content, Optional<String> kind) {
    boolean isUsage =
        kind.map(UsageFile.KIND::equals)
            .orElseGet(() -> file.toString().matches("(?s).*\\.usage\\.ya?ml"));
    if (isUsage) {
      keep(UsageFile.read(file.toString(), content), usages);
    } else {
      keep(ContractFile.read(file.toString(), content), contracts);
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
    ContractFiles files = new ContractFiles();
    contents.forEach((name, content) -> files.readIfOurs(Path.of(name), content));
    if (files.count() == 0) {
      throw unreadable(where, "it holds no contract and no usage");
    }
    return files;
  }

  /** The contracts that could be read. */
  List<Located<Contract>> contracts() {
    return List.copyOf(contracts);
  }

  /** Of each contract that could be read its newest version. */
  List<Located<Contract>> newest() {
    Map<String, Located<Contract>> newest = new LinkedHashMap<>();
    for (Located<Contract> each : contracts) {
      newest.merge(each.value().id(), each, (a, b) -> byAge(a, b) <= 0 ? a : b);
    }
    return List.copyOf(newest.values());
  }

  /** The versions of a contract that could be read, the newest first. */
  List<Located<Contract>> versions(String id) {
    return contracts.stream()
        .filter(each -> each.value().id().equals(id))
        .sorted(ContractFiles::byAge)
        .toList();
  }

  /** The newer one first; versions without an order come last. */
  private static int byAge(Located<Contract> one, Located<Contract> other) {
    Optional<Version.Semantic> a = one.value().version().semantic();
    Optional<Version.Semantic> b = other.value().version().semantic();
    return a.isPresent() && b.isPresent()
        ? b.get().compareTo(a.get())
        : Boolean.compare(a.isEmpty(), b.isEmpty());
  }

  /** The usages that could be read. */
  List<Located<Usage>> usages() {
    return List.copyOf(usages);
  }

  /**
   * Goes on only with whole files: half of them would say that nothing breaks.
   *
   * @throws Problem with {@link ProblemCode#FILE_UNREADABLE} naming what is wrong
   */
  void requireWhole() {
    if (!broken.isEmpty()) {
      throw new Problem(
          ProblemCode.FILE_UNREADABLE,
          "Cannot compare: %d things are wrong in the files, first %s"
              .formatted(broken.size(), broken.getFirst().finding()),
          "Nothing was compared.",
          "lockstep lint");
    }
  }

  /** What keeps files from being read, by file and place. */
  List<Finding> mistakes() {
    return broken.stream().sorted().map(LintFinding::finding).toList();
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
