package dev.lockstep.registry.rule.key;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.KeyTemplate;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Node;
import dev.lockstep.registry.key.Content;
import dev.lockstep.registry.key.KeyLanguage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys of a collection in one version, by the attributes that hold them.
 *
 * @param doubtful the attributes whose keys may be fewer than their language has, because an
 *     attribute in them is bounded in a way that the language does not say
 */
record Keyed(Map<String, KeyLanguage> languages, Set<String> doubtful) {
  static Keyed of(CollectionPromise collection) {
    Map<String, KeyLanguage> languages = new TreeMap<>();
    collection
        .keys()
        .templates()
        .forEach((name, template) ->
            languages.put(name, new KeyLanguage(template, contents(collection, template))));
    Set<String> doubtful =
        collection.keys().templates().entrySet().stream()
            .filter(entry -> !isExact(collection, entry.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return new Keyed(languages, doubtful);
  }

  /**
   * The keys that together identify a document: those of the attributes that the contract names as
   * its key, or all where it names none of them.
   */
  static Keyed identifying(CollectionPromise collection) {
    Keyed all = of(collection);
    List<String> named =
        Stream.of(
                collection.keys().primary().stream(),
                collection.keys().partition().stream(),
                collection.keys().clustering().stream().map(KeyPart::path))
            .flatMap(each -> each)
            .map(Path::toString)
            .filter(all.languages()::containsKey)
            .toList();
    if (named.isEmpty() || collection.engine().filter(e -> e == Engine.REDIS).isPresent()) {
      return all;
    }
    Map<String, KeyLanguage> identifying = new TreeMap<>(all.languages());
    identifying.keySet().retainAll(named);
    return new Keyed(identifying, all.doubtful());
  }

  private static Map<Path, Content> contents(CollectionPromise collection, KeyTemplate template) {
    Map<Path, Content> contents = new HashMap<>();
    for (Path path : template.attributes()) {
      nodes(collection, path).forEach(node -> contents.put(path, Contents.of(node)));
    }
    return contents;
  }

  private static boolean isExact(CollectionPromise collection, KeyTemplate template) {
    return template.attributes().stream()
        .allMatch(path ->
            nodes(collection, path).size() == 1
                && nodes(collection, path).stream().allMatch(Contents::isExact));
  }

  private static List<Node> nodes(CollectionPromise collection, Path path) {
    return collection.shape().at(path);
  }
}
