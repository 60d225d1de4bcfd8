package dev.lockstep.formats.change;

import dev.lockstep.formats.reading.Findings;
import dev.lockstep.formats.reading.Wording;
import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Entry;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The named arguments of one part of a file. What was never asked for is unknown, so that the code
 * that reads a part is also the list of what it takes.
 */
final class Arguments {
  private final String owner;
  private final Mark mark;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();
  private final Findings findings;
  private final Positions.Place place;

  /** The arguments in this map. */
  Arguments(String owner, Mapping mapping, Findings findings, Positions.Place place) {
    this.owner = owner;
    this.mark = mapping.mark();
    this.findings = findings;
    this.place = place;
    mapping.entries().forEach(entry -> entries.put(entry.name().text(), entry));
    mapping.entries().forEach(e -> place.argument(e.name().text(), e.value().mark()));
  }

  Positions.Place place() {
    return place;
  }

  /** The argument of this name, where it is given. */
  Optional<YamlNode> optional(String name) {
    known.add(name);
    return Optional.ofNullable(entries.get(name)).map(Entry::value);
  }

  /** The argument of this name; a finding where it is not given. */
  Optional<YamlNode> required(String name) {
    Optional<YamlNode> node = optional(name);
    return node.isPresent() ? node : missing(name);
  }

  <T> Optional<T> missing(String name) {
    return findings.add(
        mark, "missing-argument", "Cannot read %s: '%s' is missing".formatted(owner, name));
  }

  /** A finding for each argument that nobody asked for. */
  void refuseOthers() {
    for (Map.Entry<String, Entry> given : entries.entrySet()) {
      if (!known.contains(given.getKey())) {
        findings.note(
            given.getValue().name().mark(),
            "unknown-argument",
            "Cannot read %s: it has no '%s'".formatted(owner, Wording.shortened(given.getKey()))
                + Guesses.ofArgument(given.getKey(), known, entries.keySet()));
      }
    }
  }
}
