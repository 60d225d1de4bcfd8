package dev.lockstep.formats.change;

import dev.lockstep.formats.yaml.YamlNode;
import java.util.Optional;
import java.util.function.Function;

/**
 * An argument that may be left out.
 *
 * @param value empty where it is left out, or given and not readable
 * @param isReadable false where it is given and not readable, which is a finding already
 */
record Given<T>(Optional<T> value, boolean isReadable) {
  static <T> Given<T> of(Optional<YamlNode> node, Function<YamlNode, Optional<T>> read) {
    Optional<T> value = node.flatMap(read);
    return new Given<>(value, node.isEmpty() || value.isPresent());
  }
}
