package dev.lockstep.checks.tidy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for tests. */
final class TestRules {
  private static final Pattern DISABLED = Pattern.compile("^\\s*@(Disabled|Ignore)");
  private static final Pattern SLEEP = Pattern.compile("\\b(Thread|TimeUnit\\.\\w+)\\.sleep\\(");

  /** What shows that rules work has to break them. */
  private static final String PLANTED = "/planted/";

  private TestRules() {}

  static Stream<String> disableNothing(List<TrackedFile> files) {
    return tests(files)
        .flatMap(file ->
            file.report(line -> DISABLED.matcher(line).find(), "disables tests; mend them"));
  }

  static Stream<String> doNotSleep(List<TrackedFile> files) {
    return tests(files)
        .flatMap(file ->
            file.report(
                line -> SLEEP.matcher(line).find() && !line.contains("\""),
                "sleeps; wait for what is to happen"));
  }

  private static Stream<TrackedFile> tests(List<TrackedFile> files) {
    return files.stream()
        .filter(file -> file.isTestJava() || file.path().contains("stores/tck/src/main/java/"))
        .filter(file -> !file.path().contains(PLANTED));
  }
}
