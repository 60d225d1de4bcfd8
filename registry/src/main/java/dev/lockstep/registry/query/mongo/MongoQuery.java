package dev.lockstep.registry.query.mongo;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.registry.query.Gap;
import dev.lockstep.registry.query.ParsedQuery;
import java.util.Map;

/**
 * A command of MongoDB, taken apart. Immutable.
 *
 * <p>A template is the command as the server takes it, such as {@code {find: "orders", filter: {…},
 * sort: {…}}}, as a document or as a text in JSON notation.
 */
public record MongoQuery(QueryTemplate template, Clause.Group command) {
  /** The command of this template; what is not understood of it is among the gaps. */
  public static MongoQuery of(QueryTemplate template) {
    ClauseReader reader = new ClauseReader(new Parameters(template.parameters()));
    Value value =
        template.template() instanceof Value.Text text
            ? JsonText.read(text.value()).orElse(text)
            : template.template();
    return new MongoQuery(
        template,
        value instanceof Document document
            ? reader.group(document, "")
            : new Clause.Group(Map.of("", new Clause.Unknown(value))));
  }

  /** Its paths and gaps. */
  public ParsedQuery parsed() {
    Inventory inventory = new Inventory(new Parameters(template.parameters()));
    inventory.take(command, "");
    return inventory.result();
  }

  /** Whether all of it is understood. */
  public boolean isWhole() {
    return parsed().gaps().isEmpty();
  }

  /** The first gap as a sentence's end; only where there is one. */
  String firstGap() {
    Gap gap = parsed().gaps().getFirst();
    return "%s at %s is not understood".formatted(gap.what(), gap.place());
  }

  QueryTemplate with(Clause.Group other) {
    return new QueryTemplate(
        template.name(),
        template.language(),
        ClauseWriter.group(other),
        template.parameters(),
        template.owner(),
        template.rate());
  }
}
