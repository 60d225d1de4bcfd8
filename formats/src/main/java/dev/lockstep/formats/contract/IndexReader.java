package dev.lockstep.formats.contract;

import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Scalar;
import dev.lockstep.formats.yaml.YamlNode.Sequence;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.Index.Options;
import dev.lockstep.model.contract.Index.Projection;
import dev.lockstep.model.contract.KeyPart;
import java.util.List;
import java.util.Optional;

/** Reads the indexes of a collection. */
final class IndexReader {
  private final Reading reading;

  IndexReader(Reading reading) {
    this.reading = reading;
  }

  Optional<Index> read(YamlNode node) {
    return reading.part("the index", node).flatMap(this::read);
  }

  private Optional<Index> read(Part part) {
    Optional<String> id = part.text("id");
    Optional<String> name = part.requiredText("name");
    Optional<YamlNode> node = part.required("keys");
    List<KeyPart> keys = node.map(new KeysReader(reading)::parts).orElse(List.of());
    Optional<String> kind = part.text("kind");
    Options options = options(part);
    part.refuseOthers();
    if (keys.isEmpty()) {
      return node.filter(IndexReader::isEmpty)
          .flatMap(known -> reading.bad(known, "an index has at least one key"));
    }
    return name.map(text ->
        reading.places().put(new Index(id, text, keys, kind, options), List.of(part.mapping())));
  }

  private static boolean isEmpty(YamlNode node) {
    return switch (node) {
      case YamlNode.Mapping mapping -> mapping.entries().isEmpty();
      case Sequence sequence -> sequence.items().isEmpty();
      case Scalar scalar -> false;
    };
  }

  private Options options(Part part) {
    return new Options(
        part.is("unique"),
        part.is("sparse"),
        part.node("partial").flatMap(reading.values()::document),
        part.node("expireAfter").flatMap(reading::duration),
        part.node("collation").flatMap(reading.values()::document),
        part.node("projection").flatMap(this::projection));
  }

  private Optional<Projection> projection(YamlNode node) {
    return switch (node) {
      case Sequence sequence ->
          Optional.of(new Projection.Include(reading.list(node, reading::placed)));
      case Scalar scalar when scalar.text().equals("all") -> Optional.of(new Projection.All());
      case Scalar scalar when scalar.text().equals("keys") ->
          Optional.of(new Projection.KeysOnly());
      case Scalar scalar -> reading.bad(node, "all, keys or a list of paths is expected");
      case YamlNode.Mapping mapping -> reading.wrongKind(node, "all, keys or a list of paths");
    };
  }
}
