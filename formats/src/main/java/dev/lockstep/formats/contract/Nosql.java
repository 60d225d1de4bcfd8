package dev.lockstep.formats.contract;

import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the custom property that holds what is particular to NoSQL. */
final class Nosql {
  static final String NAME = "nosql";

  private Nosql() {}

  /** The value of the custom property of this level of a contract; empty where it has none. */
  static Optional<Part> of(Part level, Reading reading) {
    List<YamlNode> values = new ArrayList<>();
    for (Part property : level.list("customProperties", node -> reading.part("it", node))) {
      if (property.node("property").flatMap(node -> plain(node)).filter(NAME::equals).isPresent()) {
        property.required("value").ifPresent(values::add);
      }
    }
    if (values.size() > 1) {
      reading
          .bad(values.get(1), "'nosql' occurs twice among the custom properties of one element")
          .ifPresent(never -> {});
    }
    return values.stream().findFirst().flatMap(node -> reading.part("'nosql'", node));
  }

  private static Optional<String> plain(YamlNode node) {
    return node instanceof YamlNode.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
  }

  /** The nodes of one level: its map in the file, and the map of its custom property. */
  static List<Mapping> nodes(Part level, Optional<Part> nosql) {
    return Stream.concat(Stream.of(level), nosql.stream()).map(Part::mapping).toList();
  }
}
