package dev.lockstep.registry.rule.key;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The attributes by which a table of DynamoDB and its indexes find items. */
final class KeyAttributes {
  private KeyAttributes() {}

  /** The type of each as DynamoDB writes it: S, N or B; empty where the contract does not say. */
  static Map<String, String> of(CollectionPromise collection) {
    Map<String, String> types = new TreeMap<>();
    // Where templates make the key, what identifies a document is in them.
    boolean isPlain = collection.keys().templates().isEmpty();
    Stream.of(
            isPlain ? collection.keys().primary().stream() : Stream.<Path>empty(),
            collection.keys().partition().stream(),
            collection.keys().clustering().stream().map(KeyPart::path),
            collection.indexes().stream()
                .flatMap(index -> index.keys().stream().map(KeyPart::path)))
        .flatMap(each -> each)
        .filter(path -> path.steps().size() == 1)
        .forEach(path -> types.put(path.toString(), type(collection, path)));
    // What a template puts together is a text.
    collection.keys().templates().keySet().forEach(name -> types.put(name, "S"));
    return types;
  }

  private static String type(CollectionPromise collection, Path path) {
    return collection.shape().at(path).stream().findFirst().map(KeyAttributes::type).orElse("");
  }

  private static String type(Node node) {
    Optional<String> physical = node.type().physical().map(word -> word.toUpperCase(Locale.ROOT));
    if (physical
        .filter(word -> word.equals("S") || word.equals("N") || word.equals("B"))
        .isPresent()) {
      return physical.get();
    }
    return node.type()
        .logical()
        .map(logical -> logical == LogicalType.INTEGER || logical == LogicalType.NUMBER ? "N" : "S")
        .orElse("");
  }
}
