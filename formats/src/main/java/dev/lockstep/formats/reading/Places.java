package dev.lockstep.formats.reading;

import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Where in a file each element of what was read stands.
 *
 * <p>An element is found by itself, not by what it equals: two fields written alike stand at two
 * places. Filled by one reader; after that threads may share it.
 */
public final class Places {
  private final IdentityHashMap<Object, List<YamlNode>> nodes = new IdentityHashMap<>();

  /** Notes that this element was read from these nodes, the outermost first; answers it. */
  public <T> T put(T element, List<? extends YamlNode> from) {
    nodes.put(element, List.copyOf(from));
    return element;
  }

  /** Where this element stands; empty where it was not read from the file. */
  public Optional<Mark> of(Object element) {
    return Optional.ofNullable(nodes.get(element)).map(from -> from.getFirst().mark());
  }

  /**
   * The single value under this name of an element, as it is written; empty where there is none.
   */
  public Optional<String> text(Object element, String argument) {
    return Optional.ofNullable(nodes.get(element)).stream()
        .flatMap(List::stream)
        .filter(Mapping.class::isInstance)
        .flatMap(node -> ((Mapping) node).entries().stream())
        .filter(entry -> entry.name().text().equals(argument))
        .filter(entry -> entry.value() instanceof YamlNode.Scalar)
        .map(entry -> ((YamlNode.Scalar) entry.value()).text())
        .findFirst();
  }

  /** Where the argument of this name of an element stands; else the element. */
  public Optional<Mark> of(Object element, String argument) {
    return Optional.ofNullable(nodes.get(element)).stream()
        .flatMap(List::stream)
        .filter(Mapping.class::isInstance)
        .flatMap(node -> ((Mapping) node).entries().stream())
        .filter(entry -> entry.name().text().equals(argument))
        .map(entry -> entry.value().mark())
        .findFirst()
        .or(() -> of(element));
  }
}
