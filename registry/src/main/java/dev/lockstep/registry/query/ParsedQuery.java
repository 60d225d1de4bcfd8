package dev.lockstep.registry.query;

import java.util.List;

/**
 * What a template does.
 *
 * @param paths every path it names, in the order of the template
 * @param gaps what is not understood; where there is one, the paths may not be all
 */
public record ParsedQuery(List<PathAccess> paths, List<Gap> gaps) {
  public ParsedQuery {
    paths = List.copyOf(paths);
    gaps = List.copyOf(gaps);
  }
}
