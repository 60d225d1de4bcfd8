package dev.lockstep.registry.key;

import dev.lockstep.model.contract.KeyTemplate;
import dev.lockstep.model.contract.KeyTemplate.Part;
import dev.lockstep.model.path.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that a template makes of documents. Immutable; threads may share it.
 *
 * @param contents what attributes hold; any text where nothing is said
 */
public record KeyLanguage(KeyTemplate template, Map<Path, Content> contents) {
  private static final CharacterRanges DIGITS = CharacterRanges.of("09");
  private static final CharacterRanges HEX = CharacterRanges.of("09af");
  private static final int[] UUID_GROUPS = {8, 4, 4, 4, 12};

  public KeyLanguage {
    contents = Map.copyOf(contents);
  }

  /** The language of a template whose attributes hold any text. */
  public static KeyLanguage of(String template) {
    return new KeyLanguage(KeyTemplate.parse(template), Map.of());
  }

  /**
   * A short key that both templates make, if there is one.
   *
   * @throws IllegalArgumentException where a template is too large to be compared
   */
  public Optional<String> overlap(KeyLanguage other) {
    return automaton().common(other.automaton());
  }

  /**
   * Which of the keys begin with this text.
   *
   * @throws IllegalArgumentException where the template is too large to be compared
   */
  public Coverage beginning(String prefix) {
    Automaton keys = new Automaton();
    keys.then(prefix);
    keys.any(CharacterRanges.ALL);
    return covered(keys);
  }

  /**
   * Which of the keys a pattern of Redis finds.
   *
   * @throws IllegalArgumentException where the template is too large to be compared
   */
  public Coverage matching(String pattern) {
    return covered(Glob.automaton(pattern));
  }

  private Coverage covered(Automaton keys) {
    Automaton own = automaton();
    Optional<String> found = own.common(keys);
    Optional<String> missed = own.without(keys);
    if (missed.isEmpty()) {
      return new Coverage.All();
    }
    return found.isPresent()
        ? new Coverage.Some(found.get(), missed.get())
        : new Coverage.None(missed.get());
  }

  /** The attributes that may hold what stands behind them. */
  public List<Injection> injections() {
    List<Injection> all = new ArrayList<>();
    for (int i = 0; i + 1 < template.parts().size(); i++) {
      if (template.parts().get(i) instanceof Part.Attribute(Path path)) {
        String delimiter =
            template.parts().get(i + 1) instanceof Part.Literal(String text) ? text : "";
        holding(path, delimiter)
            .ifPresent(witness -> all.add(new Injection(path, delimiter, witness)));
      }
    }
    return all;
  }

  private Optional<String> holding(Path path, String text) {
    Automaton around = new Automaton();
    around.any(CharacterRanges.ALL);
    around.then(text);
    around.any(CharacterRanges.ALL);
    Automaton own = new Automaton();
    append(own, path);
    return own.common(around);
  }

  private Automaton automaton() {
    Automaton automaton = new Automaton();
    for (Part part : template.parts()) {
      switch (part) {
        case Part.Literal literal -> automaton.then(literal.text());
        case Part.Attribute attribute -> append(automaton, attribute.path());
      }
    }
    return automaton;
  }

  private void append(Automaton automaton, Path path) {
    switch (contents.getOrDefault(path, new Content.AnyText())) {
      case Content.AnyText any -> automaton.some(CharacterRanges.ALL);
      case Content.Characters characters -> automaton.some(characters.set());
      case Content.OneOf one -> automaton.oneOf(one.texts());
      case Content.WholeNumber number -> {
        automaton.oneOf(List.of("", "-"));
        automaton.some(DIGITS);
      }
      case Content.UuidText uuid -> {
        for (int group = 0; group < UUID_GROUPS.length; group++) {
          automaton.then(group == 0 ? "" : "-");
          for (int i = 0; i < UUID_GROUPS[group]; i++) {
            automaton.then(HEX);
          }
        }
      }
    }
  }
}
