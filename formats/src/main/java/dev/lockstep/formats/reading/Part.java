package dev.lockstep.formats.reading;

import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Entry;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Nearest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One map of a file, read by names. What was never asked for is unknown, so that the code that
 * reads a part is also the list of what it takes.
 */
public final class Part {
  private final String owner;
  private final Mapping mapping;
  private final Reading reading;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  Part(String owner, Mapping mapping, Reading reading) {
    this.owner = owner;
    this.mapping = mapping;
    this.reading = reading;
    mapping.entries().forEach(entry -> entries.put(entry.name().text(), entry));
  }

  /** The map itself. */
  public Mapping mapping() {
    return mapping;
  }

  /** What stands under this name, where something does. */
  public Optional<YamlNode> node(String name) {
    known.add(name);
    return Optional.ofNullable(entries.get(name)).map(Entry::value);
  }

  /** What stands under this name; a finding where nothing does. */
  public Optional<YamlNode> required(String name) {
    Optional<YamlNode> node = node(name);
    return node.isPresent()
        ? node
        : reading
            .findings()
            .add(
                mapping.mark(),
                "missing-argument",
                "Cannot read %s: '%s' is missing".formatted(owner, name));
  }

  /** A text that must be there and is not blank. */
  public Optional<String> requiredText(String name) {
    return required(name)
        .flatMap(node ->
            reading
                .text(node)
                .flatMap(
                    text -> text.isBlank() ? reading.bad(node, "it is blank") : Optional.of(text)));
  }

  /** A text. */
  public Optional<String> text(String name) {
    return node(name).flatMap(reading::text);
  }

  /** Whether it is said to be so; not where nothing is said. */
  public boolean is(String name) {
    return truth(name).orElse(false);
  }

  /** Whether it is said to be so; empty where nothing is said. */
  public Optional<Boolean> truth(String name) {
    return node(name).flatMap(reading::truth);
  }

  /** The items of a list; none where it is left out. */
  public <T> List<T> list(String name, Function<YamlNode, Optional<T>> read) {
    return node(name).map(node -> reading.list(node, read)).orElse(List.of());
  }

  /** A list of paths, whose places are noted; none where it is left out. */
  public List<Path> paths(String name) {
    return list(name, reading::placed);
  }

  /** A map inside; empty where it is left out. */
  public Optional<Part> part(String name, String inner) {
    return node(name).flatMap(node -> reading.part(inner, node));
  }

  /** A finding for each name that nobody asked for. */
  public void refuseOthers() {
    for (Entry entry : entries.values()) {
      String name = entry.name().text();
      if (!known.contains(name)) {
        reading
            .findings()
            .note(
                entry.name().mark(),
                "unknown-argument",
                "Cannot read %s: it has no '%s'%s"
                    .formatted(owner, Wording.shortened(name), Nearest.suggestion(name, known)));
      }
    }
  }
}
