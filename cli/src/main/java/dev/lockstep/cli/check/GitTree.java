package dev.lockstep.cli.check;

import dev.lockstep.formats.reading.FileText;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A folder as git holds it under a name, read by the {@code git} command. */
final class GitTree {
  /** A name that begins with a hyphen would be an option. */
  private static final String NAME = "[A-Za-z0-9_@^~.:{}/][A-Za-z0-9_@^~.:{}/+=-]*";

  private static final int LIST_MAX = 50_000_000;
  private static final int COMMITS_MAX = 2_000;

  private final Path folder;
  private final String name;

  private GitTree(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /**
   * The YAML files below a folder as they were under a name of git.
   *
   * @throws Problem with {@link ProblemCode#USAGE} if git does not know the name
   */
  static Map<String, byte[]> yaml(Path folder, String name) {
    return new GitTree(folder, name).yaml();
  }

  private Map<String, byte[]> yaml() {
    if (!name.matches(NAME)) {
      throw unknown("it is no name of git");
    }
    byte[] commit = git(LIST_MAX, "rev-parse", "--verify", "--quiet", name + "^{commit}");
    String id = text(commit).strip();
    byte[] list = git(LIST_MAX, "ls-tree", "-r", "-z", "--name-only", id, ".");
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String file : text(list).split("\0", -1)) {
      if (isYaml(file)) {
        files.put(file, git(FileText.SIZE_MAX + 1, "show", id + ":./" + file));
      }
    }
    return files;
  }

  /** The YAML files below a folder as one commit has them. */
  record Commit(String id, LocalDate day, Map<String, byte[]> files) {}

  /**
   * What the commits that touched a folder made of it, the earliest first, of a branch its own.
   *
   * @throws Problem with {@link ProblemCode#USAGE} if git does not know the folder
   */
  static List<Commit> history(Path folder) {
    return new GitTree(folder, "HEAD").history();
  }

  private List<Commit> history() {
    String log =
        text(
            git(
                LIST_MAX,
                "log",
                "--first-parent",
                "--max-count=" + COMMITS_MAX,
                "--format=%H %cs",
                "--",
                "."));
    Map<String, byte[]> blobs = new HashMap<>();
    List<Commit> commits = new ArrayList<>();
    for (String line : log.lines().toList().reversed()) {
      String id = line.substring(0, line.indexOf(' '));
      LocalDate day = LocalDate.parse(line.substring(line.indexOf(' ') + 1));
      commits.add(new Commit(id, day, files(id, blobs)));
    }
    return commits;
  }

  /** Most files are the same from commit to commit, so each content is asked for once. */
  private Map<String, byte[]> files(String commit, Map<String, byte[]> blobs) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String entry : text(git(LIST_MAX, "ls-tree", "-r", "-z", commit, ".")).split("\0", -1)) {
      int tab = entry.indexOf('\t');
      String file = entry.substring(tab + 1);
      if (tab > 0 && isYaml(file)) {
        String blob = entry.substring(0, tab).split(" ", -1)[2];
        byte[] content =
            blobs.computeIfAbsent(
                blob, each -> git(FileText.SIZE_MAX + 1, "cat-file", "blob", each));
        files.put(file, content);
      }
    }
    return files;
  }

  private static boolean isYaml(String file) {
    return file.matches("(?s).*\\.ya?ml") && !file.matches("(?s)(.*/)?\\.[^/]+/.*");
  }

  private static String text(byte[] said) {
    return new String(said, StandardCharsets.UTF_8);
  }

  private byte[] git(int sizeMax, String... words) {
    List<String> command =
        new ArrayList<>(List.of("git", "-C", folder.toAbsolutePath().toString()));
    command.addAll(List.of(words));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .start();
      byte[] answer;
      try (InputStream out = process.getInputStream()) {
        answer = out.readNBytes(sizeMax);
        out.transferTo(OutputStream.nullOutputStream());
      }
      if (process.waitFor() != 0) {
        throw unknown("it is neither a folder nor known to git there");
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown("the command was interrupted");
    }
  }

  private Problem unknown(String why) {
    return new Problem(
        ProblemCode.USAGE,
        "Cannot compare %s with '%s': %s"
            .formatted(folder.toString().isEmpty() ? "." : folder, name, why),
        "Nothing was compared.",
        "git log --oneline");
  }
}
