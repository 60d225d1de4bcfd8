package dev.lockstep.registry.exchange.schema;

import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.registry.exchange.draft.Item;
import dev.lockstep.registry.exchange.draft.Remarks;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the parts of a schema together and follows references inside the file. A schema that refers
 * to itself is followed once; the work on one file is bounded, however its references multiply.
 */
final class Parts {
  /** How many words of a file are looked at, counted again for each reference to them. */
  private static final int WORDS_MAX = 50_000;

  private final Item root;
  private final Remarks remarks;
  private final Set<YamlNode> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private int words;

  Parts(Item root, Remarks remarks) {
    this.root = root;
    this.remarks = remarks;
  }

  /** Counts the work on an item; false when there was too much, with a remark the first time. */
  boolean spend(Item item, int count) {
    if (words > WORDS_MAX) {
      return false;
    }
    words += count;
    if (words > WORDS_MAX) {
      remarks.add(item, "from here on nothing is in the draft, since it would grow too large");
    }
    return words <= WORDS_MAX;
  }

  /** The words of these parts, and the references followed for them, to be closed again. */
  Keywords together(List<Item> parts, List<YamlNode> followed) {
    Keywords keywords = new Keywords();
    for (Item part : parts) {
      add(part, keywords, followed);
    }
    return keywords;
  }

  private void add(Item part, Keywords keywords, List<YamlNode> followed) {
    if (!spend(part, 1 + part.members().size())) {
      return;
    }
    part.members()
        .forEach((word, item) -> {
          switch (word) {
            case "$ref" -> refer(item, keywords, followed);
            case "allOf" -> {
              for (Item each : item.items()) {
                add(each, keywords, followed);
              }
            }
            default -> keywords.add(word, item);
          }
        });
    if (part.truth().equals(Optional.of(false))) {
      remarks.add(part, "a schema that nothing fits is not expressed");
    }
  }

  @SuppressWarnings("ReferenceEquality") // A node is its place in the file.
  private void refer(Item reference, Keywords keywords, List<YamlNode> followed) {
    Optional<Item> target = reference.text().flatMap(this::target);
    if (target.isEmpty()) {
      remarks.add(reference, "what is referred to is not in this file, and not in the draft");
    } else if (open.add(target.get().node())) {
      followed.add(target.get().node());
      add(target.get(), keywords, followed);
    } else if (followed.stream().noneMatch(node -> node == target.get().node())) {
      remarks.add(reference, "a shape that holds itself is not expressed from here on");
    }
  }

  /** Closes references whose place is done. */
  void close(List<YamlNode> followed) {
    open.removeAll(followed);
  }

  private Optional<Item> target(String reference) {
    if (!reference.startsWith("#")) {
      return Optional.empty();
    }
    Optional<Item> at = Optional.of(root);
    for (String step : steps(reference.substring(1))) {
      at = at.flatMap(item -> inside(item, step));
    }
    return at;
  }

  private static Optional<Item> inside(Item item, String step) {
    if (item.isList() && step.matches("[0-9]{1,6}")) {
      return item.items().stream().skip(Integer.parseInt(step)).findFirst();
    }
    return item.get(step);
  }

  private static List<String> steps(String pointer) {
    List<String> steps = new ArrayList<>();
    String[] parts = pointer.split("/", -1);
    for (int i = 1; i < parts.length; i++) {
      steps.add(decoded(parts[i]).replace("~1", "/").replace("~0", "~"));
    }
    // An anchor is no pointer, and names nothing here.
    return pointer.isEmpty() || pointer.startsWith("/") ? steps : List.of(pointer);
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return part;
    }
  }
}
