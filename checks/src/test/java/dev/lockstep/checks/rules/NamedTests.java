package dev.lockstep.checks.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * A program that finds or runs tests by name, each given as class, {@code #} and method: in a
 * process of its own, so that it sees sources in which a rule is missing.
 */
final class NamedTests {
  static final int PASSED = 0;
  static final int FAILED = 10;
  static final int MISSING = 11;

  private NamedTests() {}

  /** {@code find TEST...} or {@code run TEST...}; the exit code says what came of it. */
  public static void main(String[] args) {
    Set<String> tests = new TreeSet<>(Arrays.asList(args).subList(1, args.length));
    Set<String> missing = new TreeSet<>(tests);
    missing.removeAll(found(tests));
    missing.forEach(test -> System.out.println("missing " + test));
    if (!missing.isEmpty()) {
      System.exit(MISSING);
    }
    System.exit(args[0].equals("find") || pass(tests) ? PASSED : FAILED);
  }

  private static Set<String> found(Set<String> tests) {
    TestPlan plan = LauncherFactory.create().discover(request(tests));
    return plan.getRoots().stream()
        .flatMap(root -> plan.getDescendants(root).stream())
        .flatMap(test -> name(test.getSource()).stream())
        .collect(Collectors.toSet());
  }

  private static boolean pass(Set<String> tests) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request(tests), listener);
    TestExecutionSummary summary = listener.getSummary();
    summary.printFailuresTo(new PrintWriter(System.out, true, UTF_8), 5);
    return summary.getTotalFailureCount() == 0 && summary.getTestsSucceededCount() > 0;
  }

  /** Classes run once each, whichever of their tests are asked for: some start a server. */
  private static LauncherDiscoveryRequest request(Set<String> tests) {
    PostDiscoveryFilter asked =
        found ->
            FilterResult.includedIf(
                lineage(found)
                    .anyMatch(test -> name(test.getSource()).filter(tests::contains).isPresent()));
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(
            tests.stream()
                .map(test -> test.substring(0, test.indexOf('#')))
                .distinct()
                .map(DiscoverySelectors::selectClass)
                .toList())
        .filters(asked)
        .configurationParameter("junit.jupiter.execution.timeout.default", "2 m")
        .build();
  }

  private static Stream<TestDescriptor> lineage(TestDescriptor test) {
    return Stream.iterate(
            Optional.of(test), Optional::isPresent, of -> of.flatMap(TestDescriptor::getParent))
        .flatMap(Optional::stream);
  }

  private static Optional<String> name(Optional<TestSource> source) {
    return source
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .map(method -> method.getClassName() + "#" + method.getMethodName());
  }
}
