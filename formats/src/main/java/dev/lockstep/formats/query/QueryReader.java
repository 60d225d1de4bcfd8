package dev.lockstep.formats.query;

import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Entry;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.query.QueryLanguage;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.model.query.Rate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads query templates; what does not fit becomes a finding. */
public final class QueryReader {
  private QueryReader() {}

  /** The template in this node. */
  public static Optional<QueryTemplate> read(YamlNode node, Reading reading) {
    return reading.part("the query", node).flatMap(part -> read(part, reading));
  }

  private static Optional<QueryTemplate> read(Part part, Reading reading) {
    Optional<String> name = part.requiredText("name");
    Optional<QueryLanguage> language =
        part.required("language")
            .flatMap(node -> reading.word(node, QueryLanguage.values(), QueryLanguage::word));
    Optional<Value> template = part.required("template").flatMap(node -> template(node, reading));
    Map<String, String> parameters =
        part.part("parameters", "the parameters")
            .map(inner -> parameters(inner, reading))
            .orElse(Map.of());
    Optional<String> owner = part.text("owner");
    Optional<Rate> rate = part.node("rate").flatMap(reading::rate);
    part.refuseOthers();
    return name.flatMap(n ->
        language.flatMap(l ->
            template.map(t ->
                reading
                    .places()
                    .put(
                        new QueryTemplate(n, l, t, parameters, owner, rate),
                        List.of(part.mapping())))));
  }

  private static Optional<Value> template(YamlNode node, Reading reading) {
    return switch (node) {
      case YamlNode.Scalar scalar -> reading.text(node).map(Value::text);
      case YamlNode.Mapping mapping -> reading.values().value(mapping);
      case YamlNode.Sequence sequence -> reading.wrongKind(node, "a text or a map");
    };
  }

  private static Map<String, String> parameters(Part part, Reading reading) {
    Map<String, String> types = new LinkedHashMap<>();
    for (Entry entry : part.mapping().entries()) {
      reading.text(entry.value()).ifPresent(type -> types.put(entry.name().text(), type));
    }
    return types;
  }
}
