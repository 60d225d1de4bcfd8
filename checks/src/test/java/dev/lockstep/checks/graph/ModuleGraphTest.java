package dev.lockstep.checks.graph;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code stays within the allowed graph of modules. */
final class ModuleGraphTest {
  @Test
  void everyModuleHasClasses() {
    assertThat(Part.ALL)
        .allSatisfy(part -> assertThat(Product.classes()).anyMatch(c -> part.owns(c)));
  }

  @Test
  void everyClassBelongsToAModule() {
    assertThat(Product.classes().stream().filter(c -> partOf(c).isEmpty())).isEmpty();
  }

  @Test
  void modulesUseOnlyWhatTheTableAllows() {
    assertThat(violations(Product.classes(), Part.ALL)).isEmpty();
  }

  @Test
  void aUseOutsideTheTableIsReported() {
    List<Part> strict =
        Part.ALL.stream()
            .map(part -> new Part(part.folder(), part.root(), Set.of(), part.libraries()))
            .toList();
    assertThat(violations(Product.classes(), strict))
        .anyMatch(violation -> violation.startsWith("stores/spi may not use model"));
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.lockstep.(**)").should().beFreeOfCycles().check(Product.classes());
  }

  @Test
  void theModelIsPure() {
    Set<String> impure =
        Set.of("java.io", "java.net", "java.nio.file", "java.sql", "java.util.concurrent");
    assertThat(
            Product.classes().stream()
                .filter(c -> c.getPackageName().startsWith("dev.lockstep.model"))
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(d ->
                    impure.contains(d.getTargetClass().getPackageName())
                        || d.getTargetClass().isAssignableTo(Thread.class))
                .map(d -> d.getDescription()))
        .isEmpty();
  }

  private static List<String> violations(JavaClasses classes, List<Part> table) {
    return classes.stream()
        .flatMap(c -> table.stream().filter(part -> part.owns(c)).flatMap(p -> strays(p, c)))
        .sorted()
        .toList();
  }

  private static Stream<String> strays(Part part, JavaClass origin) {
    return origin.getDirectDependenciesFromSelf().stream()
        .flatMap(dependency ->
            partOf(dependency.getTargetClass()).stream()
                .filter(used -> !used.root().equals(part.root()))
                .filter(used -> !part.uses().contains(used.folder()))
                .map(used ->
                    "%s may not use %s: %s"
                        .formatted(part.folder(), used.folder(), dependency.getDescription())));
  }

  private static Optional<Part> partOf(JavaClass type) {
    return Part.ALL.stream().filter(part -> part.owns(type)).findFirst();
  }
}
