package dev.lockstep.cli.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Where the index of a folder is kept: among what the user's programs keep to be quick, and not in
 * the folder, whose files may come from somebody who would like a contract to be passed over.
 */
record IndexPlace(Path caches) implements UnaryOperator<Path> {
  private static final int NAME_SIZE = 16;

  /** The place that the environment names; empty where it names none. */
  static Optional<IndexPlace> in(Map<String, String> environment) {
    return Stream.of(
            named(environment, "XDG_CACHE_HOME"),
            named(environment, "HOME").map(home -> home.resolve(".cache")))
        .flatMap(Optional::stream)
        .findFirst()
        .map(IndexPlace::new);
  }

  private static Optional<Path> named(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable)).map(Path::of).filter(Path::isAbsolute);
  }

  @Override
  public Path apply(Path folder) {
    return caches.resolve("lockstep").resolve("index-" + name(folder));
  }

  private static String name(Path folder) {
    try {
      byte[] path = folder.toRealPath().toString().getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(path);
      return HexFormat.of().formatHex(hash).substring(0, NAME_SIZE);
    } catch (IOException e) {
      return "of-a-folder-that-went-away";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
