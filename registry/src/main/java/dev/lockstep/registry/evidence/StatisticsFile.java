package dev.lockstep.registry.evidence;

import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.model.contract.Validator;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.PathSyntaxException;
import dev.lockstep.model.survey.EngineFacts;
import dev.lockstep.registry.evidence.Statistics.AtPath;
import dev.lockstep.registry.evidence.Statistics.Sizes;
import dev.lockstep.registry.evidence.Statistics.Spread;
import dev.lockstep.registry.evidence.Statistics.StoredValidator;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads what was counted in stored documents: a map from the name of each collection, as the store
 * calls it, to {@code documents}, {@code full}, {@code paths}, {@code bytes}, {@code engine} and
 * {@code validator}, in YAML or JSON.
 */
public final class StatisticsFile {
  private final Reading reading;

  private StatisticsFile(Reading reading) {
    this.reading = reading;
  }

  /** Reads the bytes of a file; messages call it by this name. */
  public static Outcome<Map<String, Statistics>> read(String file, byte[] content) {
    return FileText.read(file, content, reading -> new StatisticsFile(reading)::collections);
  }

  private Optional<Map<String, Statistics>> collections(Mapping root) {
    return Optional.of(
        reading.map(root, node -> reading.part("the statistics", node).flatMap(this::one)));
  }

  private Optional<Statistics> one(Part part) {
    Optional<Long> documents = part.required("documents").flatMap(reading::count);
    boolean full = part.is("full");
    Map<Path, AtPath> paths = new HashMap<>();
    part.node("paths").ifPresent(node -> paths(node, paths));
    Optional<Sizes> sizes = part.part("bytes", "the sizes").flatMap(this::sizes);
    EngineFacts engine =
        part.part("engine", "what the store knows")
            .map(facts -> new EngineFactsReader(reading).read(facts))
            .orElse(EngineFacts.NONE);
    Optional<StoredValidator> validator =
        part.part("validator", "the validator").flatMap(this::validator);
    part.refuseOthers();
    return documents.map(number -> new Statistics(number, full, paths, sizes, engine, validator));
  }

  private void paths(YamlNode node, Map<Path, AtPath> paths) {
    if (!(node instanceof Mapping map)) {
      reading.bad(node, "a map of paths is expected").ifPresent(never -> {});
      return;
    }
    for (YamlNode.Entry entry : map.entries()) {
      Optional<Path> path = path(entry.name());
      Optional<AtPath> seen =
          reading.part("what was seen at a path", entry.value()).map(this::atPath);
      path.ifPresent(at -> seen.ifPresent(what -> paths.put(at, what)));
    }
  }

  private Optional<Sizes> sizes(Part part) {
    Optional<Long> p999 = part.required("p999").flatMap(reading::count);
    Optional<Long> most = part.required("most").flatMap(reading::count);
    part.refuseOthers();
    return p999.flatMap(usual -> most.map(largest -> new Sizes(usual, largest)));
  }

  private Optional<Spread> spread(Part part) {
    Optional<Long> distinct = part.required("distinct").flatMap(reading::count);
    Optional<Long> top = part.required("top").flatMap(reading::count);
    part.refuseOthers();
    return distinct.flatMap(different -> top.map(most -> new Spread(different, most)));
  }

  private Optional<StoredValidator> validator(Part part) {
    Optional<Validator.Level> level =
        part.required("level")
            .flatMap(node -> reading.word(node, Validator.Level.values(), Validator.Level::word));
    Optional<Validator.Action> action =
        part.required("action")
            .flatMap(node -> reading.word(node, Validator.Action.values(), Validator.Action::word));
    Optional<Document> schema = part.node("schema").flatMap(reading.values()::document);
    part.refuseOthers();
    return level.flatMap(
        how -> action.map(what -> new StoredValidator(new Validator(how, what), schema)));
  }

  private Optional<Path> path(YamlNode.Scalar name) {
    try {
      return Optional.of(Path.parse(name.text()));
    } catch (PathSyntaxException e) {
      return reading.bad(name, e.why());
    }
  }

  private AtPath atPath(Part part) {
    long present = part.required("present").flatMap(reading::count).orElse(0L);
    long nulls = part.node("nulls").flatMap(reading::count).orElse(0L);
    Map<ValueType, Long> types = new HashMap<>();
    part.node("types")
        .ifPresent(node ->
            reading
                .map(node, reading::count)
                .forEach(
                    (word, count) -> type(node, word).ifPresent(type -> types.put(type, count))));
    OptionalLong longest =
        part.node("longest")
            .flatMap(reading::count)
            .map(OptionalLong::of)
            .orElse(OptionalLong.empty());
    Map<String, Long> values =
        part.node("values").map(node -> reading.map(node, reading::count)).orElse(Map.of());
    AtPath seen =
        new AtPath(
            present,
            nulls,
            types,
            part.node("min").flatMap(reading::number),
            part.node("max").flatMap(reading::number),
            longest,
            values,
            part.part("spread", "the spread").flatMap(this::spread));
    part.refuseOthers();
    return seen;
  }

  private Optional<ValueType> type(YamlNode node, String word) {
    Optional<ValueType> type =
        Arrays.stream(ValueType.values()).filter(each -> each.word().equals(word)).findFirst();
    return type.isPresent() ? type : reading.bad(node, "'" + word + "' is no type");
  }
}
