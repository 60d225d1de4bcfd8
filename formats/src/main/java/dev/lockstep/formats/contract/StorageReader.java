package dev.lockstep.formats.contract;

import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.model.contract.Footprint;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.contract.Storage.SchemaVersion;
import dev.lockstep.model.contract.Ttl;
import dev.lockstep.model.contract.Validator;
import dev.lockstep.model.path.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads how the store holds a collection. */
final class StorageReader {
  private static final String[] VALUE_KINDS = {
    "string", "hash", "list", "set", "zset", "json", "stream"
  };

  private final Reading reading;

  StorageReader(Reading reading) {
    this.reading = reading;
  }

  Storage read(Part nosql) {
    return new Storage(
        nosql.part("validator", "the validator").map(this::validator),
        nosql.part("ttl", "the time to live").flatMap(this::ttl),
        nosql.node("schemaVersion").flatMap(this::schemaVersion),
        nosql
            .node("valueKind")
            .flatMap(node -> reading.word(node, VALUE_KINDS, Function.identity())),
        nosql.paths("reserved"),
        nosql.part("footprint", "the footprint").map(this::footprint).orElse(Footprint.NONE));
  }

  private Validator validator(Part part) {
    Validator validator =
        new Validator(
            part.node("level")
                .flatMap(n -> reading.word(n, Validator.Level.values(), Validator.Level::word))
                .orElse(Validator.Level.STRICT),
            part.node("action")
                .flatMap(n -> reading.word(n, Validator.Action.values(), Validator.Action::word))
                .orElse(Validator.Action.ERROR),
            part.node("schema").flatMap(reading.values()::document));
    part.refuseOthers();
    return reading.places().put(validator, List.of(part.mapping()));
  }

  private Optional<Ttl> ttl(Part part) {
    Optional<Path> path = part.node("path").flatMap(reading::placed);
    Optional<Duration> after = part.node("after").flatMap(reading::duration);
    boolean given = part.node("path").isPresent() || part.node("after").isPresent();
    part.refuseOthers();
    if (path.isPresent() || after.isPresent()) {
      return Optional.of(reading.places().put(new Ttl(path, after), List.of(part.mapping())));
    }
    return given
        ? Optional.empty()
        : reading.bad(part.mapping(), "a time to live has 'path', 'after' or both");
  }

  private Optional<SchemaVersion> schemaVersion(YamlNode node) {
    if (!(node instanceof Mapping)) {
      return reading.placed(node).map(path -> new SchemaVersion(path, Optional.empty()));
    }
    return reading
        .part("the schema version", node)
        .flatMap(part -> {
          Optional<SchemaVersion> version =
              part.required("path")
                  .flatMap(reading::placed)
                  .map(path ->
                      new SchemaVersion(path, part.node("value").flatMap(reading.values()::value)));
          part.node("value").ifPresent(value -> {});
          part.refuseOthers();
          return version;
        });
  }

  private Footprint footprint(Part part) {
    Footprint footprint =
        new Footprint(
            count(part, "documents"),
            count(part, "documentBytes"),
            count(part, "documentBytesMax"),
            part.node("reads").flatMap(reading::rate),
            part.node("writes").flatMap(reading::rate),
            part.node("latencyMaxMillis").flatMap(reading::count).map(Duration::ofMillis));
    part.refuseOthers();
    return footprint;
  }

  private OptionalLong count(Part part, String name) {
    return part.node(name)
        .flatMap(reading::count)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }
}
