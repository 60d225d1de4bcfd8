package dev.lockstep.registry.catalog;

import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.model.contract.Contract;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells one build of the readers from another, for what one says of a file another may not. */
final class Readers {
  private static final List<Class<?>> OF_EACH_PART =
      List.of(Catalog.class, ContractFile.class, Contract.class);

  private Readers() {}

  /** A text that other readers do not have; empty where nobody can tell. */
  static Optional<String> identity() {
    StringBuilder identity = new StringBuilder();
    try {
      for (Class<?> type : OF_EACH_PART) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
          return Optional.empty();
        }
        identity.append(identity(Path.of(source.getLocation().toURI()))).append('\n');
      }
    } catch (IOException | URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
    return Optional.of(identity.toString());
  }

  private static String identity(Path place) throws IOException {
    if (Files.isRegularFile(place)) {
      return stated(place);
    }
    try (Stream<Path> classes = Files.walk(place)) {
      List<Path> files = classes.filter(Files::isRegularFile).sorted().toList();
      StringBuilder all = new StringBuilder();
      for (Path file : files) {
        all.append(stated(file)).append('\n');
      }
      byte[] bytes = all.toString().getBytes(StandardCharsets.UTF_8);
      return Digests.content(bytes);
    }
  }

  private static String stated(Path file) throws IOException {
    return file + " " + Files.size(file) + " " + Stamp.nanos(Files.getLastModifiedTime(file));
  }
}
