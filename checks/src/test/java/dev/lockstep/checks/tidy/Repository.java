package dev.lockstep.checks.tidy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The checkout that this build runs in.
 *
 * @param root its topmost folder
 */
public record Repository(Path root) {
  private static final long GIT_TIMEOUT_SECONDS = 60;

  /** The checkout around the working directory: the nearest folder with the root pom. */
  public static Repository containing() {
    Path start = Path.of("").toAbsolutePath();
    return Stream.iterate(start, folder -> folder != null, Path::getParent)
        .filter(Repository::isRoot)
        .findFirst()
        .map(Repository::new)
        .orElseThrow(() -> new AssertionError("Cannot find the root pom: looked up from " + start));
  }

  private static boolean isRoot(Path folder) {
    Path pom = folder.resolve("pom.xml");
    try {
      return Files.exists(pom) && Files.readString(pom).contains("<modules>");
    } catch (IOException e) {
      throw new AssertionError("Cannot read " + pom, e);
    }
  }

  /** Every file that git tracks, or would if it were added now. */
  public List<TrackedFile> files() {
    return Arrays.stream(
            git("ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"))
        .filter(path -> !path.isEmpty())
        .distinct()
        .filter(path -> Files.isRegularFile(root.resolve(path)))
        .map(path -> TrackedFile.read(root, path))
        .toList();
  }

  private String git(String... arguments) {
    List<String> command =
        Stream.concat(Stream.of("git", "-c", "safe.directory=*"), Arrays.stream(arguments))
            .toList();
    try {
      Process git =
          new ProcessBuilder(command)
              .directory(root.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!git.waitFor(GIT_TIMEOUT_SECONDS, TimeUnit.SECONDS) || git.exitValue() != 0) {
        throw new AssertionError("Cannot list the files: git failed in " + root);
      }
      return output;
    } catch (IOException e) {
      throw new AssertionError("Cannot list the files: git does not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Cannot list the files: interrupted", e);
    }
  }
}
