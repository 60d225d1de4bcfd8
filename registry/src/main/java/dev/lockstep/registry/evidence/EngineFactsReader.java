package dev.lockstep.registry.evidence;

import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.model.survey.EngineFacts;
import dev.lockstep.model.survey.EngineFacts.Cluster;
import dev.lockstep.model.survey.EngineFacts.Column;
import java.util.HashSet;
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
            part.node("dropped").map(node -> reading.map(node, this::column)),
            part.node("views").map(this::names),
            part.node("indexes")
                .map(node ->
                    reading.map(
                        node, columns -> Optional.of(reading.list(columns, reading::text)))),
            part.node("attributes")
                .map(node ->
                    reading.map(node, type -> reading.word(type, TYPES, Function.identity()))),
            part.part("cluster", "the cluster").flatMap(this::cluster));
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

  private Optional<Cluster> cluster(Part part) {
    Optional<Set<String>> versions = part.required("versions").map(this::names);
    Optional<Long> down = part.required("down").flatMap(reading::count);
    Optional<Long> schemas = part.required("schemas").flatMap(reading::count);
    part.refuseOthers();
    return versions.flatMap(
        releases -> down.flatMap(off -> schemas.map(held -> new Cluster(releases, off, held))));
  }

  private Set<String> names(YamlNode node) {
    return new HashSet<>(reading.list(node, reading::text));
  }
}
