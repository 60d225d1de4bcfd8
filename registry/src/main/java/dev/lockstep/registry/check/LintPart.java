package dev.lockstep.registry.check;

import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.reading.Wording;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.model.problem.Nearest;
import dev.lockstep.registry.lint.Level;
import dev.lockstep.registry.lint.LintRule;
import dev.lockstep.registry.lint.LintSettings;
import dev.lockstep.registry.lint.NameStyle;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a team's policy says about lint. */
final class LintPart {
  private final Reading reading;

  LintPart(Reading reading) {
    this.reading = reading;
  }

  LintSettings read(Part part) {
    Optional<Part> naming = part.part("naming", "the naming");
    NameStyle collections = style(naming, "collections");
    NameStyle fields = style(naming, "fields");
    naming.ifPresent(Part::refuseOthers);
    HashSet<LintRule> except = new HashSet<>(part.list("except", this::rule));
    Map<LintRule, Level> severity = new EnumMap<>(LintRule.class);
    part.node("severity").ifPresent(node -> severity(node, severity));
    part.refuseOthers();
    return new LintSettings(collections, fields, Optional.empty(), except, severity);
  }

  private NameStyle style(Optional<Part> naming, String name) {
    return naming
        .flatMap(part -> part.node(name))
        .flatMap(node -> reading.word(node, NameStyle.values(), NameStyle::word))
        .orElse(NameStyle.ANY);
  }

  private void severity(YamlNode node, Map<LintRule, Level> severity) {
    if (!(node instanceof Mapping mapping)) {
      reading.wrongKind(node, "a map of rules").ifPresent(never -> {});
      return;
    }
    for (YamlNode.Entry entry : mapping.entries()) {
      Optional<LintRule> rule = rule(entry.name());
      Optional<Level> level = reading.word(entry.value(), Level.values(), Level::word);
      rule.ifPresent(known -> level.ifPresent(given -> severity.put(known, given)));
    }
  }

  private Optional<LintRule> rule(YamlNode node) {
    Optional<String> code = reading.text(node);
    Optional<LintRule> rule = code.flatMap(LintRule::of);
    return code.isEmpty() || rule.isPresent()
        ? rule
        : reading.bad(
            node,
            "lint has no rule '%s'%s"
                .formatted(
                    Wording.shortened(code.get()),
                    Nearest.suggestion(
                        code.get(), Stream.of(LintRule.values()).map(LintRule::code).toList())));
  }
}
