package dev.lockstep.checks.tidy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules that look at any file as lines of text. */
final class FileRules {
  private static final int MAIN_LINES_MAX = 400;
  private static final int TEST_LINES_MAX = 600;
  private static final int WIDTH_MAX = 100;
  private static final Pattern LOOSE_END = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
  private static final Pattern SOMEBODYS_FOLDER =
      Pattern.compile("(^|[^\\w./*}])/(wo" + "rk|ro" + "ot)/");
  private static final Pattern REGISTRY =
      Pattern.compile(
          String.join(
              "|",
              "repo1?\\.maven\\.(apache\\.)?o" + "rg",
              "(search\\.maven\\.o" + "rg|central\\.sonatype\\.c" + "om)",
              "registry\\.npmjs\\.o" + "rg",
              "(pypi\\.o" + "rg|files\\.pythonhosted\\.o" + "rg)",
              "(static\\.|index\\.)?crates\\.i" + "o",
              "proxy\\.golang\\.o" + "rg",
              "(deb|security)\\.debian\\.o" + "rg"));

  private FileRules() {}

  static Stream<String> areShort(List<TrackedFile> files) {
    return files.stream()
        .filter(TrackedFile::isJava)
        .flatMap(file -> {
          int max = file.isTestJava() ? TEST_LINES_MAX : MAIN_LINES_MAX;
          int lines = file.lines().size();
          return lines <= max
              ? Stream.empty()
              : Stream.of("%s: has %d lines, at most %d".formatted(file.path(), lines, max));
        });
  }

  static Stream<String> areNarrow(List<TrackedFile> files) {
    return files.stream()
        .filter(file -> file.isJava() || isScript(file))
        .flatMap(file -> file.report(FileRules::isWide, "is wider than " + WIDTH_MAX));
  }

  private static boolean isWide(String line) {
    return line.codePointCount(0, line.length()) > WIDTH_MAX
        && !line.startsWith("import ")
        && !line.startsWith("package ");
  }

  static Stream<String> endWithOneLine(List<TrackedFile> files) {
    return files.stream()
        .filter(file -> !file.text().isEmpty())
        .filter(file -> !file.text().endsWith("\n") || file.text().endsWith("\n\n"))
        .map(file -> file.path() + ": does not end with exactly one line break");
  }

  static Stream<String> haveNoLooseEnds(List<TrackedFile> files) {
    return files.stream()
        .flatMap(file ->
            file.report(
                line -> LOOSE_END.matcher(line).find(), "leaves work undone without an issue"));
  }

  static Stream<String> namePublicPlacesOnly(List<TrackedFile> files) {
    return files.stream()
        .flatMap(file ->
            Stream.concat(
                file.report(line -> REGISTRY.matcher(line).find(), "names a registry's host"),
                file.report(
                    line -> SOMEBODYS_FOLDER.matcher(line).find(),
                    "names a folder of somebody's machine")));
  }

  static Stream<String> canBeRun(List<TrackedFile> files) {
    return files.stream()
        .filter(file -> isScript(file) != file.isExecutable())
        .map(file ->
            file.path()
                + (file.isExecutable()
                    ? ": is executable but has no first line that says by what"
                    : ": is a script that cannot be run, its executable bit is missing"));
  }

  private static boolean isScript(TrackedFile file) {
    return file.text().startsWith("#!");
  }
}
