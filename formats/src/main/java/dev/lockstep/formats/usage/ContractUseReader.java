package dev.lockstep.formats.usage;

import dev.lockstep.formats.query.QueryReader;
import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.formats.yaml.YamlNode.Scalar;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.governance.Sensitivity;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.model.usage.Access;
import dev.lockstep.model.usage.ContractUse;
import dev.lockstep.model.usage.Evidence;
import dev.lockstep.model.usage.PathUse;
import dev.lockstep.model.usage.StreamUse;
import dev.lockstep.model.usage.Surprise;
import dev.lockstep.model.usage.Tolerance;
import dev.lockstep.model.usage.Writing;
import dev.lockstep.model.version.VersionRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a service does with one collection of a contract. */
final class ContractUseReader {
  private final Reading reading;

  ContractUseReader(Reading reading) {
    this.reading = reading;
  }

  Optional<ContractUse> read(YamlNode node) {
    return reading.part("the use of a contract", node).flatMap(this::read);
  }

  private Optional<ContractUse> read(Part part) {
    Optional<String> contract = part.requiredText("contract");
    Optional<String> collection = part.text("collection");
    Optional<VersionRange> supports = part.required("supports").flatMap(reading::range);
    List<PathUse> paths = paths(part);
    List<QueryTemplate> queries = part.list("queries", node -> QueryReader.read(node, reading));
    List<String> indexes = part.list("indexes", reading::text);
    Writing writing = writing(part);
    List<StreamUse> streams = part.list("streams", this::stream);
    Tolerance tolerance =
        part.part("tolerance", "the tolerance").map(this::tolerance).orElse(Tolerance.NONE);
    Optional<Sensitivity> clearance =
        part.node("clearance")
            .flatMap(node -> reading.word(node, Sensitivity.values(), Sensitivity::word));
    Optional<Period> history = part.node("history").flatMap(reading::period);
    List<Evidence> evidence = part.list("evidence", this::evidence);
    part.refuseOthers();
    return contract.flatMap(id ->
        supports.map(range ->
            reading
                .places()
                .put(
                    new ContractUse(
                        id,
                        collection,
                        range,
                        paths,
                        queries,
                        indexes,
                        writing,
                        streams,
                        tolerance,
                        clearance,
                        history,
                        evidence),
                    List.of(part.mapping()))));
  }

  private List<PathUse> paths(Part part) {
    List<PathUse> paths = new ArrayList<>();
    for (Access access : Access.values()) {
      paths.addAll(part.list(access.word(), node -> path(node, access)));
    }
    return paths;
  }

  /** A path alone, or a map that says more about it. */
  private Optional<PathUse> path(YamlNode node, Access access) {
    if (node instanceof Scalar) {
      return reading.placed(node).map(path -> placed(PathUse.of(path, access), node));
    }
    if (!(node instanceof Mapping)) {
      return reading.wrongKind(node, "a path, or a map with 'path'");
    }
    return reading
        .part("the path", node)
        .flatMap(part -> {
          Optional<Path> path = part.required("path").flatMap(reading::placed);
          boolean required = part.is("required");
          Optional<Value> assumed = part.node("default").flatMap(reading.values()::value);
          part.refuseOthers();
          return path.map(known -> placed(new PathUse(known, access, required, assumed), node));
        });
  }

  private PathUse placed(PathUse use, YamlNode node) {
    return reading.places().put(use, List.of(node));
  }

  private Writing writing(Part part) {
    Optional<Writing.Mode> mode =
        part.node("writeMode")
            .flatMap(node -> reading.word(node, Writing.Mode.values(), Writing.Mode::word));
    Optional<Part> writer = part.part("writer", "the writer");
    Writing writing =
        new Writing(
            mode,
            writer.map(inner -> inner.paths("increments")).orElse(List.of()),
            writer.map(inner -> inner.paths("conditions")).orElse(List.of()),
            writer.map(inner -> inner.list("together", this::group)).orElse(List.of()),
            writer.flatMap(inner -> inner.truth("keepsUnknown")));
    writer.ifPresent(Part::refuseOthers);
    return writing;
  }

  private Optional<List<Path>> group(YamlNode node) {
    return Optional.of(reading.list(node, reading::placed));
  }

  private Optional<StreamUse> stream(YamlNode node) {
    return reading
        .part("the stream", node)
        .flatMap(part -> {
          Optional<String> kind = part.requiredText("kind");
          List<Path> paths = part.paths("paths");
          part.refuseOthers();
          return kind.map(
              text -> reading.places().put(new StreamUse(text, paths), List.of(part.mapping())));
        });
  }

  private Tolerance tolerance(Part part) {
    Map<Surprise, Boolean> declared = new EnumMap<>(Surprise.class);
    for (Surprise surprise : Surprise.values()) {
      part.truth(surprise.word()).ifPresent(taken -> declared.put(surprise, taken));
    }
    part.refuseOthers();
    return new Tolerance(declared);
  }

  private Optional<Evidence> evidence(YamlNode node) {
    return reading.part("the evidence", node).flatMap(this::evidence);
  }

  private Optional<Evidence> evidence(Part part) {
    Optional<Evidence.Grade> grade =
        part.required("grade")
            .flatMap(node -> reading.word(node, Evidence.Grade.values(), Evidence.Grade::word));
    Optional<String> source = part.text("source");
    Optional<Instant> at = part.node("at").flatMap(reading::instant);
    Optional<BigDecimal> coverage = part.node("coverage").flatMap(reading::share);
    part.refuseOthers();
    return grade.map(known ->
        reading.places().put(new Evidence(known, source, at, coverage), List.of(part.mapping())));
  }
}
