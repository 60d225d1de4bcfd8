package dev.lockstep.registry.rule.column;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.Keys;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds: a primary key that should get other columns or another order, which Cassandra and DynamoDB
 * refuse.
 */
public final class PrimaryKeyAlterUnsupported implements Rule {
  private static final About ABOUT =
      new About(
          "PRIMARY_KEY_ALTER_UNSUPPORTED",
          Category.KEYS,
          "a primary key that should get other columns or another order, which "
              + "Cassandra and DynamoDB refuse",
          "No statement does it, and a change planned around one stops at its first "
              + "step; what the new key means for readers is found by the rules of keys.",
          "Write a second table with the new key, side by side.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    boolean isRefused = subject.isOn(Engine.CASSANDRA) || subject.isOn(Engine.DYNAMODB);
    // A column of the key may get another name, and is the same column then.
    List<String> before = key(subject.pair().before(), subject.pair()::renamed);
    List<String> after = key(subject.pair().after(), path -> path);
    return isRefused && !before.equals(after)
        ? List.of(
            Table.refused(
                Draft.whole("no table of the engine gets another primary key")
                    .values(String.join(", ", before), String.join(", ", after)),
                statement(subject)))
        : List.of();
  }

  private static List<String> key(CollectionPromise collection, UnaryOperator<Path> name) {
    Keys keys = collection.keys();
    return Stream.of(
            keys.partition().stream().map(path -> "partition by " + name.apply(path)),
            keys.clustering().stream()
                .map(part -> "order by " + name.apply(part.path()) + " " + part.order().word()),
            keys.primary().stream().map(path -> "identify by " + name.apply(path)))
        .flatMap(each -> each)
        .toList();
  }

  private static String statement(Subject subject) {
    Table table = new Table(subject);
    List<KeyPart> order = subject.pair().after().keys().clustering();
    boolean isOrderOnly =
        !order.isEmpty()
            && subject
                .pair()
                .before()
                .keys()
                .partition()
                .equals(subject.pair().after().keys().partition())
            && paths(subject.pair().before().keys().clustering()).equals(paths(order));
    if (isOrderOnly) {
      return "ALTER TABLE %s WITH CLUSTERING ORDER BY (%s)"
          .formatted(
              table.name(),
              order.stream()
                  .map(part -> Table.name(part.path()) + " " + part.order().word())
                  .collect(Collectors.joining(", ")));
    }
    Keys keys = subject.pair().after().keys();
    return "ALTER TABLE %s ADD PRIMARY KEY (%s)"
        .formatted(
            table.name(),
            Stream.of(
                    keys.partition().stream(),
                    keys.clustering().stream().map(KeyPart::path),
                    keys.primary().stream())
                .flatMap(each -> each)
                .distinct()
                .map(Table::name)
                .collect(Collectors.joining(", ")));
  }

  private static List<Path> paths(List<KeyPart> parts) {
    return parts.stream().map(KeyPart::path).toList();
  }
}
