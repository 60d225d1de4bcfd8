package dev.lockstep.checks.graph;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Time, chance and output reach the product through constructors; here are the exceptions. */
final class Calls {
  /** What is banned, as {@code owner.member(parameters)} or {@code owner.field}. */
  private static final Pattern BANNED =
      Pattern.compile(
          String.join(
              "|",
              "java\\.time\\.\\w+\\.now\\(.*\\)",
              "java\\.time\\.(Clock|InstantSource)\\.(system|tick)\\w*\\(.*\\)",
              "java\\.lang\\.System\\.(currentTimeMillis\\(\\)|out|err)",
              "java\\.lang\\.Thread\\.sleep\\(.*\\)",
              "java\\.util\\.Random\\.<init>\\(.*\\)",
              "java\\.util\\.SplittableRandom\\.<init>\\(\\)",
              "java\\.util\\.concurrent\\.ThreadLocalRandom\\.current\\(\\)",
              "java\\.security\\.SecureRandom\\.<init>\\(.*\\)",
              "java\\.lang\\.Math\\.random\\(\\)",
              "java\\.util\\.UUID\\.randomUUID\\(\\)"));

  /** The few places that give the rest of the product its time, chance and output. */
  static final Set<String> HOMES =
      Set.of(
          "dev.lockstep.cli.LockstepCommand",
          "dev.lockstep.client.Lockstep",
          "dev.lockstep.testkit.mongo.MongoProcess",
          "dev.lockstep.testkit.cassandra.CqlSpace",
          "dev.lockstep.tck.memory.MemoryStoreProvider");

  private Calls() {}

  /** Every banned call or field access outside the given homes. */
  static List<String> banned(JavaClasses classes, Set<String> homes) {
    return classes.stream()
        .filter(type -> homes.stream().noneMatch(home -> isWithin(type.getName(), home)))
        .flatMap(type -> type.getAccessesFromSelf().stream())
        .filter(access -> BANNED.matcher(target(access)).matches())
        .map(JavaAccess::getDescription)
        .sorted()
        .toList();
  }

  private static boolean isWithin(String type, String home) {
    return type.equals(home) || type.startsWith(home + "$");
  }

  /** The full name shows the declaring class as written, with parameters where there are any. */
  private static String target(JavaAccess<?> access) {
    return access.getTarget().getFullName();
  }
}
