package dev.lockstep.registry.lint;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What lint cannot know by itself.
 *
 * @param collectionNames how the names of collections are put together
 * @param fieldNames how the names of fields are put together
 * @param today the day against which sunsets are held; empty where none is to be
 * @param except rules that are not applied
 * @param severity how much what a rule finds weighs, other than usually
 */
public record LintSettings(
    NameStyle collectionNames,
    NameStyle fieldNames,
    Optional<LocalDate> today,
    Set<LintRule> except,
    Map<LintRule, Level> severity) {
  /** Names of any style, and no day. */
  public static final LintSettings DEFAULTS =
      new LintSettings(NameStyle.ANY, NameStyle.ANY, Optional.empty());

  public LintSettings {
    except = Set.copyOf(except);
    severity = Map.copyOf(severity);
  }

  /** All rules as they are. */
  public LintSettings(NameStyle collectionNames, NameStyle fieldNames, Optional<LocalDate> today) {
    this(collectionNames, fieldNames, today, Set.of(), Map.of());
  }

  /** The same on this day, for names of these styles where somebody chose one. */
  public LintSettings on(
      LocalDate day, Optional<NameStyle> collections, Optional<NameStyle> fields) {
    return new LintSettings(
        collections.orElse(collectionNames),
        fields.orElse(fieldNames),
        Optional.of(day),
        except,
        severity);
  }

  /** How much a finding weighs by these settings; empty where its rule is not applied. */
  public Optional<LintFinding> weighed(LintFinding each) {
    Optional<LintRule> rule = LintRule.of(each.finding().code());
    return rule.filter(except::contains).isPresent()
        ? Optional.empty()
        : Optional.of(
            new LintFinding(
                rule.flatMap(known -> Optional.ofNullable(severity.get(known)))
                    .orElse(each.level()),
                each.finding()));
  }
}
