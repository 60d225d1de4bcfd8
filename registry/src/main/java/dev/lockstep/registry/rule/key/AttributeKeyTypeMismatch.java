package dev.lockstep.registry.rule.key;

import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds: a key attribute of a DynamoDB table or index whose type is not the one that the table
 * defines.
 */
public final class AttributeKeyTypeMismatch implements Rule {
  private static final About ABOUT =
      new About(
          "ATTRIBUTE_KEY_TYPE_MISMATCH",
          Category.KEYS,
          "a key attribute of a DynamoDB table or index whose type is not the one "
              + "that the table defines",
          "Every write of the new version is refused, and queries by the key are, " + "too.",
          "Write the key under a new attribute name and index that, or make a new "
              + "table (--stats, engine.attributes lists what the table defines).");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    if (!subject.isOn(Engine.DYNAMODB)) {
      return List.of();
    }
    Map<String, String> before = KeyAttributes.of(subject.pair().before());
    return KeyAttributes.of(subject.pair().after()).entrySet().stream()
        .filter(key -> !key.getValue().equals(before.get(key.getKey())))
        .flatMap(key -> draft(subject, before, key.getKey(), key.getValue()).stream())
        .toList();
  }

  private static Optional<Draft> draft(
      Subject subject, Map<String, String> before, String name, String type) {
    Optional<Map<String, String>> table = subject.statistics().engine().attributes();
    Draft draft = Draft.whole("the table may define the key attribute " + name + " otherwise");
    if (table.isEmpty() || type.isEmpty()) {
      return Optional.of(
          bothWays(draft.values(before.getOrDefault(name, ""), type), Level.UNKNOWN));
    }
    return Optional.ofNullable(table.get().get(name))
        .filter(defined -> !defined.equals(type))
        .map(defined ->
            bothWays(draft.values(defined, type), Level.ERROR)
                .shownBy(
                    Document.of(
                        "AttributeName", Value.text(name), "AttributeType", Value.text(defined))));
  }

  private static Draft bothWays(Draft draft, Level level) {
    return draft.on(Edge.NEW_READER_OLD_DATA, level).on(Edge.OLD_READER_NEW_DATA, level);
  }
}
