package dev.lockstep.registry.rule.usage;

import dev.lockstep.registry.evidence.Services;
import dev.lockstep.registry.evidence.Use;
import java.util.List;
import java.util.stream.Collectors;

/** Which services declare what they do. */
final class Declaring {
  private Declaring() {}

  /** Whether some version of the service declares what it does. */
  static boolean hasUsage(Services services, Use use) {
    return services.declared().stream()
        .anyMatch(each -> each.usage().service().equals(use.usage().service()));
  }

  /** The services with their versions. */
  static String names(List<Use> uses) {
    return uses.stream()
        .map(use -> use.usage().service() + " " + use.usage().version())
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
