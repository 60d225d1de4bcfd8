package dev.lockstep.registry.evidence;

import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.PathSyntaxException;
import dev.lockstep.registry.evidence.Statistics.AtPath;
import dev.lockstep.registry.evidence.Statistics.Sizes;
import dev.lockstep.registry.evidence.Statistics.Spread;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Reads what was counted in stored documents: a map from the name of each collection, as the store
 * calls it, to {@code documents}, {@code full}, {@code paths}, {@code bytes} and {@code engine}, in
 * YAML or JSON.
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
    return Optional.of(map(root, node -> reading.part("the statistics", node).flatMap(this::one)));
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

  private Optional<Statistics> one(Part part) {
    Optional<Long> documents = part.required("documents").flatMap(reading::count);
    boolean full = part.is("full");
    Map<Path, AtPath> paths = new HashMap<>();
    part.node("paths")
        .ifPresent(node -> {
          for (YamlNode.Entry entry :
              node instanceof Mapping map ? map.entries() : List.<YamlNode.Entry>of()) {
            Optional<Path> path = path(entry.name());
            Optional<AtPath> seen =
                reading.part("what was seen at a path", entry.value()).map(this::atPath);
            path.ifPresent(at -> seen.ifPresent(what -> paths.put(at, what)));
          }
        });
    Optional<Sizes> sizes = part.part("bytes", "the sizes").flatMap(this::sizes);
    EngineFacts engine =
        part.part("engine", "what the store knows")
            .map(facts -> new EngineFactsReader(reading).read(facts))
            .orElse(EngineFacts.NONE);
    part.refuseOthers();
    return documents.map(number -> new Statistics(number, full, paths, sizes, engine));
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
            map(node, reading::count)
                .forEach(
                    (word, count) -> type(node, word).ifPresent(type -> types.put(type, count))));
    OptionalLong longest =
        part.node("longest")
            .flatMap(reading::count)
            .map(OptionalLong::of)
            .orElse(OptionalLong.empty());
    Map<String, Long> values =
        part.node("values").map(node -> map(node, reading::count)).orElse(Map.of());
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
