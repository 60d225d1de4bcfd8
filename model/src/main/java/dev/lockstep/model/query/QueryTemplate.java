package dev.lockstep.model.query;

import dev.lockstep.model.document.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A query with places for values, each written {@code :name} or, where the language has names of
 * its own for them, as the language writes it.
 *
 * @param template a text, or for a language of maps a document
 * @param parameters the declared type of each parameter, by its name without the colon
 * @param owner the service or team that sends it; a usage's own queries leave it out
 */
public record QueryTemplate(
    String name,
    QueryLanguage language,
    Value template,
    Map<String, String> parameters,
    Optional<String> owner,
    Optional<Rate> rate) {
  public QueryTemplate {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    if (name.isBlank()) {
      throw new IllegalArgumentException("A query has a name");
    }
  }
}
