package dev.lockstep.cli.check;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.cli.verb.Words;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.check.Rules;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "rules", description = "Lists the rules of compatibility.")
final class RulesVerb extends Verb {
  /** What to do with the rules. */
  enum Action {
    LS
  }

  @Option(
      names = "--category",
      paramLabel = "CATEGORY",
      converter = CategoryWord.class,
      description =
          "Only rules about shape, types, constraints, keys, queries, writes or governance.")
  private Optional<Category> category = Optional.empty();

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      converter = EngineWord.class,
      description = "Only rules that find something in mongodb, cassandra, dynamodb or redis.")
  private Optional<Engine> engine = Optional.empty();

  RulesVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "ls",
      converter = ActionWord.class,
      description = "Lists them, as without it.")
  void action(Action named) {
    // There is one only.
  }

  @Override
  protected Answer perform() {
    List<About> rules =
        Rules.all().stream()
            .map(Rule::about)
            .filter(about -> category.filter(wanted -> wanted != about.category()).isEmpty())
            .filter(about -> engine.filter(wanted -> !about.isFor(wanted)).isEmpty())
            .toList();
    return Answer.ok(
        rules.stream()
            .map(about ->
                "%-36s %-12s %s".formatted(about.id(), about.category().word(), about.detects()))
            .collect(Collectors.joining(System.lineSeparator())),
        Json.empty().and("rules", rules, about -> document(about).document()).document());
  }

  static Json document(About about) {
    return Json.with("id", about.id())
        .and("category", about.category().word())
        .and("engines", engines(about), Value::text)
        .and("detects", about.detects())
        .and("protects", about.protects())
        .and("remedy", about.remedy());
  }

  /** The kinds of stores that a rule is for. */
  static List<String> engines(About about) {
    return Stream.of(Engine.values()).filter(about::isFor).map(Engine::word).toList();
  }

  /** How the word after {@code rules} reads. */
  static final class ActionWord extends Words<Action> {
    ActionWord() {
      super(Action.values(), action -> "ls");
    }
  }

  /** How the words after {@code --category} read. */
  static final class CategoryWord extends Words<Category> {
    CategoryWord() {
      super(Category.values(), Category::word);
    }
  }

  /** How the words after {@code --engine} read. */
  static final class EngineWord extends Words<Engine> {
    EngineWord() {
      super(Engine.values(), Engine::word);
    }
  }
}
