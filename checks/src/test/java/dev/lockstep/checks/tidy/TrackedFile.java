package dev.lockstep.checks.tidy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One file of the checkout.
 *
 * @param path where it is, from the root, with slashes
 * @param text what is in it; empty when it is not text
 * @param isExecutable whether it can be run
 */
record TrackedFile(String path, String text, boolean isExecutable) {
  static TrackedFile read(Path root, String path) {
    Path file = root.resolve(path);
    try {
      byte[] bytes = Files.readAllBytes(file);
      boolean isText = IntStream.range(0, bytes.length).noneMatch(i -> bytes[i] == 0);
      String text = isText ? new String(bytes, StandardCharsets.UTF_8) : "";
      return new TrackedFile(path, text, Files.isExecutable(file));
    } catch (IOException e) {
      throw new AssertionError("Cannot read " + file, e);
    }
  }

  List<String> lines() {
    return text.lines().toList();
  }

  /** A sentence for each line that fits, with the file and the number of the line before it. */
  Stream<String> report(LineTest test, String problem) {
    List<String> lines = lines();
    return IntStream.range(0, lines.size())
        .filter(i -> test.fits(lines.get(i)))
        .mapToObj(i -> "%s:%d: %s".formatted(path, i + 1, problem));
  }

  boolean isJava() {
    return path.endsWith(".java");
  }

  boolean isMainJava() {
    return isJava() && path.contains("src/main/java/");
  }

  boolean isTestJava() {
    return isJava() && path.contains("src/test/java/");
  }

  boolean isMarkdown() {
    return path.endsWith(".md");
  }

  boolean isPackagePage() {
    return path.endsWith("/package-info.java");
  }

  /** The folder it is in, or the empty text at the root. */
  String folder() {
    return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
  }

  /** What a line is asked. */
  @FunctionalInterface
  interface LineTest {
    /** Whether the line has the problem. */
    boolean fits(String line);
  }
}
