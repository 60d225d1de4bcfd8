package dev.lockstep.checks.graph;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that say how a thing is built, or nothing, instead of what it is. */
final class Names {
  private static final Pattern TYPES =
      Pattern.compile(".*(Impl|Utils?|Helper|Manager)|(Abstract|Base|Default)[A-Z].*");
  private static final Set<String> PACKAGES =
      Set.of("util", "utils", "impl", "dto", "exception", "exceptions", "constants", "common");

  private Names() {}

  /** Every class that has a banned name or is in a package with one. */
  static List<String> banned(JavaClasses classes) {
    return classes.stream().filter(Names::isBanned).map(JavaClass::getName).sorted().toList();
  }

  private static boolean isBanned(JavaClass type) {
    return TYPES.matcher(type.getSimpleName()).matches()
        || Arrays.stream(type.getPackageName().split("\\.")).anyMatch(PACKAGES::contains);
  }
}
