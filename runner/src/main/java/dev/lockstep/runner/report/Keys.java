package dev.lockstep.runner.report;

import java.nio.file.Path;
import java.util.List;

/**
 * The keys that seal what is set aside, by their ids; never the keys themselves.
 *
 * @param file where they are
 * @param ids oldest first; the last one seals
 */
public record Keys(Path file, List<String> ids) {
  public Keys {
    ids = List.copyOf(ids);
  }
}
