package dev.lockstep.registry.exchange.schema;

import dev.lockstep.registry.exchange.draft.Item;
import dev.lockstep.registry.writing.Meaning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the parts of one schema say together: the schema itself, what it refers to, and what its
 * {@code allOf} holds. What was never asked for is not expressed.
 */
final class Keywords {
  private static final Set<String> SILENT =
      Set.of("$schema", "$id", "id", "$anchor", "$comment", "$defs", "definitions", "$vocabulary");

  private final Map<String, List<Item>> said = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>(SILENT);

  void add(String word, Item item) {
    said.computeIfAbsent(word, each -> new ArrayList<>()).add(item);
  }

  /** All that the parts say under a word. */
  List<Item> all(String word) {
    asked.add(word);
    return said.getOrDefault(word, List.of());
  }

  /** The first that is said under a word. */
  Optional<Item> get(String word) {
    return all(word).stream().findFirst();
  }

  /** What is said under a word, if only once; does not ask for it. */
  Optional<Item> peek(String word) {
    List<Item> all = said.getOrDefault(word, List.of());
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  /** Whether one of these words is said; asks for none. */
  boolean hasOneOf(Set<String> words) {
    return words.stream().anyMatch(said::containsKey);
  }

  Meaning meaning() {
    return new Meaning(
        get("title").flatMap(Item::text).filter(text -> !text.isBlank()),
        get("description").flatMap(Item::text).filter(text -> !text.isBlank()));
  }

  /** Leaves every word to the alternatives, each of which holds with all of them. */
  void leave() {
    asked.addAll(said.keySet());
  }

  /** What is said that nobody asked for. */
  Stream<Map.Entry<String, Item>> unasked() {
    return said.entrySet().stream()
        .filter(entry -> !asked.contains(entry.getKey()))
        .flatMap(entry -> entry.getValue().stream().map(item -> Map.entry(entry.getKey(), item)));
  }
}
