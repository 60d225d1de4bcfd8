package dev.lockstep.registry.check;

import dev.lockstep.registry.check.Checked.Silence;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which rules a team applies, where, and how much they matter.
 *
 * @param use the rules that are applied; empty where all are
 * @param except rules that are not applied
 * @param ignore places at which no rule is applied: the id of a contract, or {@code contract/path}
 *     with all that is below
 * @param ignoreOnly places at which a rule is not applied
 * @param severity how much what a rule finds matters, other than by itself
 */
public record RuleChoice(
    Set<String> use,
    Set<String> except,
    List<String> ignore,
    Map<String, List<String>> ignoreOnly,
    Map<String, Level> severity) {
  /** All rules, everywhere, as they are. */
  public static final RuleChoice ALL =
      new RuleChoice(Set.of(), Set.of(), List.of(), Map.of(), Map.of());

  public RuleChoice {
    use = Set.copyOf(use);
    except = Set.copyOf(except);
    ignore = List.copyOf(ignore);
    ignoreOnly = Map.copyOf(ignoreOnly);
    severity = Map.copyOf(severity);
  }

  /** Why a finding is not to be shown; empty where it is. */
  Optional<Silence> silence(Finding finding) {
    if (!use.isEmpty() && !use.contains(finding.rule())) {
      return Optional.of(Silence.USE);
    }
    if (except.contains(finding.rule())) {
      return Optional.of(Silence.EXCEPT);
    }
    if (isAt(finding, ignore)) {
      return Optional.of(Silence.IGNORE);
    }
    return isAt(finding, ignoreOnly.getOrDefault(finding.rule(), List.of()))
        ? Optional.of(Silence.IGNORE_ONLY)
        : Optional.empty();
  }

  private static boolean isAt(Finding finding, Collection<String> places) {
    String contract = finding.contract();
    String path = finding.path().map(Object::toString).orElse("");
    return places.stream()
        .anyMatch(place ->
            place.equals(contract)
                || (place.startsWith(contract + "/")
                    && isWithin(path, place.substring(contract.length() + 1))));
  }

  private static boolean isWithin(String path, String place) {
    return path.equals(place)
        || (path.startsWith(place) && ".[".indexOf(path.charAt(place.length())) >= 0);
  }

  /** How much a finding matters; what breaks nothing is not raised. */
  Level level(Finding finding) {
    Level own = finding.level();
    return own == Level.INFO ? own : severity.getOrDefault(finding.rule(), own);
  }
}
