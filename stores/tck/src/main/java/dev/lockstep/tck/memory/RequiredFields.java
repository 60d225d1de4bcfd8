package dev.lockstep.tck.memory;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.List;
import java.util.Optional;

/**
 * The validators understood here: {@code {$jsonSchema: {required: [names]}}}, which demands
 * top-level fields.
 */
final class RequiredFields {
  private RequiredFields() {}

  static boolean accepts(Document validator, Document document) {
    return names(validator).stream()
        .allMatch(name -> name instanceof Value.Text text && document.has(text.value()));
  }

  private static List<Value> names(Document validator) {
    return validator
        .get("$jsonSchema")
        .flatMap(schema -> schema instanceof Document d ? d.get("required") : Optional.empty())
        .map(required -> required instanceof Value.Array array ? array.items() : List.<Value>of())
        .orElse(List.of());
  }
}
