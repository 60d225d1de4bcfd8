package dev.lockstep.api.wire;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which values of documents a runner may tell.
 *
 * @param paths those whose values, with all that is in them, the contract opens
 */
public record Disclosure(List<String> paths) {
  /** Nothing may be told. */
  public static final Disclosure NONE = new Disclosure(List.of());

  private static final int PATHS_MAX = 10_000;
  private static final int PATH_MAX = 1000;

  /** Refuses more paths than a runner should hold. */
  public Disclosure {
    paths = Bounds.list("paths", paths, PATHS_MAX);
    paths.forEach(each -> Bounds.text("paths", each, PATH_MAX));
  }

  /** As many of these paths as fit; what does not fit is not opened. */
  public static Disclosure of(Stream<String> paths) {
    return new Disclosure(paths.filter(Disclosure::isFit).limit(PATHS_MAX).toList());
  }

  private static boolean isFit(String path) {
    return path.length() <= PATH_MAX && Bounds.isPlain(path);
  }
}
