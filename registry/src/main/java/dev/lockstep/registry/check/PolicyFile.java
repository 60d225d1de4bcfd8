package dev.lockstep.registry.check;

import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.reading.Wording;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.model.problem.Nearest;
import dev.lockstep.model.usage.Evidence.Grade;
import dev.lockstep.registry.check.Policy.Promotion;
import dev.lockstep.registry.check.Policy.Suppression;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.lint.LintSettings;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Terms;
import dev.lockstep.registry.window.Windows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a team's policy, {@code lockstep.yaml}. Its JSON Schema is {@code policy.schema.json}
 * beside this class.
 */
public final class PolicyFile {
  /** The usual name of the file. */
  public static final String NAME = "lockstep.yaml";

  private static final String VERSION = "1";
  private static final int DAYS_MAX = 36_500;

  private final Reading reading;

  private PolicyFile(Reading reading) {
    this.reading = reading;
  }

  /** Reads the bytes of a file; messages call it by this name. */
  public static Outcome<Policy> read(String file, byte[] content) {
    return FileText.read(file, content, reading -> new PolicyFile(reading)::policy);
  }

  private Optional<Policy> policy(Mapping root) {
    Part part = reading.part("the policy", root).orElseThrow();
    part.node("version").ifPresent(this::version);
    part.node("except")
        .flatMap(node -> reading.bad(node, "it stands under 'rules': rules: {except: [RULE]}"))
        .ifPresent(never -> {});
    RuleChoice rules = part.part("rules", "the rules").map(this::rules).orElse(RuleChoice.ALL);
    Terms terms = terms(part);
    List<Suppression> suppressions =
        part.list(
            "suppressions",
            node -> reading.part("the suppression", node).flatMap(this::suppression));
    Optional<Level> failOn = part.node("failOn").flatMap(this::level);
    Optional<String> against = part.text("against");
    LintSettings lint =
        part.part("lint", "the settings of lint")
            .map(inner -> new LintPart(reading).read(inner))
            .orElse(LintSettings.DEFAULTS);
    Windows windows = new WindowsPart(reading).read(part);
    List<Promotion> promotions =
        part.list(
            "promotions", node -> reading.part("the promotion", node).flatMap(this::promotion));
    part.refuseOthers();
    return Optional.of(
        new Policy(rules, terms, suppressions, failOn, against, lint, windows, promotions));
  }

  private void version(YamlNode node) {
    reading
        .text(node)
        .filter(text -> !text.equals(VERSION))
        .flatMap(text -> reading.bad(node, "the only version of the file is " + VERSION))
        .ifPresent(never -> {});
  }

  private Terms terms(Part part) {
    Terms usual = Terms.DEFAULTS;
    Grade least =
        part.node("minEvidence")
            .flatMap(node -> reading.word(node, Grade.values(), Grade::word))
            .orElse(usual.evidence());
    return new Terms(
        least,
        days(part, "freshDays", usual.freshDays()),
        part.node("coverage").flatMap(reading::share).orElse(usual.coverage()),
        days(part, "windowDays", usual.windowDays()),
        days(part, "graceDays", usual.graceDays()),
        part.node("driftShare").flatMap(reading::share).orElse(usual.driftShare()));
  }

  private int days(Part part, String name, int usual) {
    return part.node(name)
        .flatMap(reading::count)
        .map(count -> (int) Math.min(count, DAYS_MAX))
        .orElse(usual);
  }

  private RuleChoice rules(Part part) {
    Set<String> use = new HashSet<>();
    part.list("use", this::group).forEach(use::addAll);
    Set<String> except = new HashSet<>(part.list("except", this::rule));
    List<String> ignore = part.list("ignore", reading::text);
    Map<String, List<String>> ignoreOnly =
        byRule(part, "ignoreOnly", node -> Optional.of(reading.list(node, reading::text)));
    Map<String, Level> severity = byRule(part, "severity", this::level);
    part.refuseOthers();
    return new RuleChoice(use, except, ignore, ignoreOnly, severity);
  }

  private <T> Map<String, T> byRule(Part part, String name, Function<YamlNode, Optional<T>> read) {
    Map<String, T> all = new HashMap<>();
    Optional<YamlNode> node = part.node(name);
    if (node.isPresent() && node.get() instanceof Mapping mapping) {
      for (YamlNode.Entry entry : mapping.entries()) {
        Optional<String> id = rule(entry.name());
        Optional<T> value = read.apply(entry.value());
        id.ifPresent(known -> value.ifPresent(given -> all.put(known, given)));
      }
    } else {
      node.flatMap(other -> reading.wrongKind(other, "a map of rules")).ifPresent(never -> {});
    }
    return all;
  }

  private Optional<Level> level(YamlNode node) {
    return reading.word(node, Level.values(), Level::word);
  }

  /** A category stands for its rules and those of the categories in it. */
  private Optional<List<String>> group(YamlNode node) {
    Optional<String> word = reading.text(node);
    Optional<Category> category =
        word.flatMap(text ->
            Stream.of(Category.values()).filter(c -> c.word().equalsIgnoreCase(text)).findFirst());
    return category.isPresent()
        ? Optional.of(
            Rules.all().stream()
                .map(Rule::about)
                .filter(about -> category.get().contains(about.category()))
                .map(About::id)
                .toList())
        : rule(node).map(List::of);
  }

  private Optional<String> rule(YamlNode node) {
    Optional<String> id = reading.text(node);
    if (id.isEmpty() || Rules.of(id.get()).isPresent()) {
      return id;
    }
    List<String> known = new ArrayList<>(Rules.ids());
    Stream.of(Category.values()).map(Enum::name).forEach(known::add);
    return reading.bad(
        node,
        "there is no rule '%s'%s"
            .formatted(Wording.shortened(id.get()), Nearest.suggestion(id.get(), known)));
  }

  private Optional<Promotion> promotion(Part part) {
    Optional<String> environment = part.requiredText("environment");
    Optional<String> after = part.text("after");
    Optional<Long> drillDays = part.node("drillDays").flatMap(this::drillDays);
    part.refuseOthers();
    return environment.map(name -> new Promotion(name, after, drillDays));
  }

  private Optional<Long> drillDays(YamlNode node) {
    Optional<Long> days = reading.count(node);
    return days.filter(count -> count > DAYS_MAX).isPresent()
        ? reading.bad(node, "a drill is at most %d days old".formatted(DAYS_MAX))
        : days;
  }

  private Optional<Suppression> suppression(Part part) {
    Optional<String> rule = part.required("rule").flatMap(this::rule);
    Optional<String> contract = part.text("contract");
    Optional<String> path = part.text("path");
    Optional<String> by = part.requiredText("by");
    Optional<String> reason = part.requiredText("reason");
    Optional<LocalDate> until = part.required("until").flatMap(reading::date);
    part.refuseOthers();
    return rule.flatMap(id ->
        by.flatMap(who ->
            reason.flatMap(why ->
                until.map(day ->
                    reading
                        .places()
                        .put(
                            new Suppression(id, contract, path, who, why, day),
                            List.of(part.mapping()))))));
  }
}
