package dev.lockstep.checks.tidy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules for packages. */
final class PackageRules {
  private PackageRules() {}

  static Stream<String> haveAPage(List<TrackedFile> files) {
    Map<String, List<TrackedFile>> packages =
        files.stream()
            .filter(TrackedFile::isMainJava)
            .collect(Collectors.groupingBy(TrackedFile::folder, TreeMap::new, Collectors.toList()));
    return packages.entrySet().stream()
        .flatMap(entry -> problems(entry.getKey(), entry.getValue()));
  }

  private static Stream<String> problems(String folder, List<TrackedFile> files) {
    return files.stream()
        .filter(TrackedFile::isPackagePage)
        .findFirst()
        .map(PackageRules::problems)
        .orElseGet(() -> Stream.of(folder + ": has no package-info.java"));
  }

  private static Stream<String> problems(TrackedFile page) {
    return Stream.concat(
        page.text().contains("/**")
            ? Stream.empty()
            : Stream.of(page.path() + ": says nothing about the package"),
        page.text().contains("@NullMarked\n")
            ? Stream.empty()
            : Stream.of(page.path() + ": is not @NullMarked"));
  }
}
