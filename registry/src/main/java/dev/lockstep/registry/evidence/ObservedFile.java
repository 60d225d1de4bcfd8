package dev.lockstep.registry.evidence;

import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.usage.Access;
import dev.lockstep.model.usage.Writing.Mode;
import dev.lockstep.model.version.Version;
import dev.lockstep.registry.evidence.Traffic.Caller;
import dev.lockstep.registry.evidence.Traffic.Sighting;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what was seen of traffic: a map from the name of each collection, as the store calls it, to
 * the time, the coverage and the services, in YAML or JSON. Its JSON Schema is {@code
 * observed.schema.json} beside this class.
 */
public final class ObservedFile {
  private final Reading reading;

  private ObservedFile(Reading reading) {
    this.reading = reading;
  }

  /** Reads the bytes of a file; messages call it by this name. */
  public static Outcome<Map<String, Traffic>> read(String file, byte[] content) {
    return FileText.read(file, content, reading -> new ObservedFile(reading)::collections);
  }

  private Optional<Map<String, Traffic>> collections(Mapping root) {
    return Optional.of(
        reading.map(root, node -> reading.part("the traffic", node).flatMap(this::traffic)));
  }

  private Optional<Traffic> traffic(Part part) {
    Optional<Instant> from = part.required("from").flatMap(reading::instant);
    Optional<YamlNode> end = part.required("to");
    Optional<Instant> to = end.flatMap(reading::instant);
    Optional<BigDecimal> coverage = part.required("coverage").flatMap(reading::share);
    List<Caller> callers =
        part.required("services").map(node -> reading.list(node, this::caller)).orElse(List.of());
    part.refuseOthers();
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      return reading.bad(end.get(), "the time ends before it begins");
    }
    return from.flatMap(begin ->
        to.flatMap(last -> coverage.map(share -> new Traffic(begin, last, share, callers))));
  }

  private Optional<Caller> caller(YamlNode node) {
    return reading
        .part("the service", node)
        .flatMap(part -> {
          Optional<String> service = part.requiredText("service");
          Optional<Version> version = part.text("version").map(Version::of);
          Map<Mode, Long> writes =
              part.part("writes", "the writes").map(this::writes).orElse(Map.of());
          List<Sighting> paths = part.list("paths", this::sighting);
          part.refuseOthers();
          return service.map(name -> new Caller(name, version, writes, paths));
        });
  }

  private Map<Mode, Long> writes(Part part) {
    Map<Mode, Long> writes = new EnumMap<>(Mode.class);
    for (Mode mode : Mode.values()) {
      part.node(mode.word()).flatMap(reading::count).ifPresent(count -> writes.put(mode, count));
    }
    part.refuseOthers();
    return writes;
  }

  private Optional<Sighting> sighting(YamlNode node) {
    return reading
        .part("what was seen of a path", node)
        .flatMap(part -> {
          Optional<Path> path = part.required("path").flatMap(reading::path);
          Optional<Access> access =
              part.required("access")
                  .flatMap(word -> reading.word(word, Access.values(), Access::word));
          Optional<Long> count = part.required("count").flatMap(reading::count);
          Optional<Instant> first = part.node("first").flatMap(reading::instant);
          Optional<Instant> last = part.node("last").flatMap(reading::instant);
          part.refuseOthers();
          return path.flatMap(
              at -> access.flatMap(how -> count.map(n -> new Sighting(at, how, n, first, last))));
        });
  }
}
