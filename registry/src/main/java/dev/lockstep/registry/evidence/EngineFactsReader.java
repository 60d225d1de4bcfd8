package dev.lockstep.registry.evidence;

import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.registry.evidence.EngineFacts.Cluster;
import dev.lockstep.registry.evidence.EngineFacts.Column;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the part of statistics that only a running store knows. */
final class EngineFactsReader {
  private static final String[] TYPES = {"S", "N", "B"};
  private static final String[] KINDS = {"regular", "static"};

  private final Reading reading;

  EngineFactsReader(Reading reading) {
    this.reading = reading;
  }

  EngineFacts read(Part part) {
    EngineFacts facts =
        new EngineFacts(
            part.node("dropped").map(node -> map(node, this::column)),
            part.node("views").map(this::names),
            part.node("indexes")
                .map(node ->
                    map(node, columns -> Optional.of(reading.list(columns, reading::text)))),
            part.node("attributes")
                .map(node -> map(node, type -> reading.word(type, TYPES, Function.identity()))),
            part.part("cluster", "the cluster").map(this::cluster));
    part.refuseOthers();
    return facts;
  }

  private Optional<Column> column(YamlNode node) {
    return reading
        .part("the dropped column", node)
        .flatMap(part -> {
          Optional<String> type = part.requiredText("type");
          String kind =
              part.node("kind")
                  .flatMap(word -> reading.word(word, KINDS, Function.identity()))
                  .orElse("regular");
          part.refuseOthers();
          return type.map(text -> new Column(text, kind));
        });
  }

  private Cluster cluster(Part part) {
    Cluster cluster =
        new Cluster(
            part.node("versions").map(this::names).orElse(Set.of()),
            part.node("down").flatMap(reading::count).orElse(0L),
            part.node("schemas").flatMap(reading::count).orElse(1L));
    part.refuseOthers();
    return cluster;
  }

  private Set<String> names(YamlNode node) {
    return new HashSet<>(reading.list(node, reading::text));
  }

  private <T> Map<String, T> map(YamlNode node, Function<YamlNode, Optional<T>> read) {
    Map<String, T> map = new HashMap<>();
    if (node instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(entry ->
              read.apply(entry.value()).ifPresent(value -> map.put(entry.name().text(), value)));
    } else {
      reading.bad(node, "a map is expected").ifPresent(never -> {});
    }
    return map;
  }
}
