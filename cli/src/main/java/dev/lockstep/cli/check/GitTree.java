package dev.lockstep.cli.check;

import dev.lockstep.formats.reading.FileText;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder as git holds it under a name, read by the {@code git} command. */
final class GitTree {
  /** A name that begins with a hyphen would be an option. */
  private static final String NAME = "[A-Za-z0-9_@^~.:{}/][A-Za-z0-9_@^~.:{}/+=-]*";

  private static final Pattern ANSWERED = Pattern.compile("[0-9a-f]+ blob ([0-9]+)");
  private static final int LIST_MAX = 200_000_000;
  private static final int LINE_MAX = 1000;
  private static final int COMMITS_MAX = 2_000;

  private final Path folder;
  private final String name;

  private GitTree(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /**
   * One file as it was.
   *
   * @param id the name of its content
   */
  record Blob(String name, String id) {}

  /** A commit that touched a folder, and the YAML files that it has below it. */
  record Commit(String id, LocalDate day, List<Blob> files) {}

  /** A folder under a name of git. */
  static GitTree of(Path folder, String name) {
    return new GitTree(folder, name);
  }

  /**
   * The YAML files below the folder as they were.
   *
   * @throws Problem with {@link ProblemCode#USAGE} if git does not know the name
   */
  List<Blob> yaml() {
    if (!name.matches(NAME)) {
      throw unknown("it is no name of git");
    }
    return yaml(commit());
  }

  private List<Blob> yaml(String commit) {
    String list = list(commit);
    List<Blob> blobs = new ArrayList<>();
    for (int at = 0; at < list.length(); ) {
      int end = list.indexOf('\0', at);
      listed(list, at, end).filter(GitTree::isYaml).ifPresent(blobs::add);
      at = end + 1;
    }
    return blobs;
  }

  /**
   * The commits that touched the folder, of the name's own branch, the earliest first.
   *
   * @throws Problem with {@link ProblemCode#USAGE} if git does not know the name
   */
  List<Commit> history() {
    String max = "--max-count=" + COMMITS_MAX;
    Ran log = git("log", "--first-parent", max, "--format=%H %cs", commit(), "--", ".");
    if (log.code() != 0) {
      throw unknown("git cannot tell its history");
    }
    return log.out().lines().toList().reversed().stream().map(this::logged).toList();
  }

  private Commit logged(String line) {
    int space = line.indexOf(' ');
    String id = line.substring(0, space);
    return new Commit(id, LocalDate.parse(line.substring(space + 1)), yaml(id));
  }

  /** One file of the list: mode, kind and content's name, then a tab and the file's name. */
  private static Optional<Blob> listed(String list, int from, int to) {
    int kind = list.indexOf(' ', from) + 1;
    int id = list.indexOf(' ', kind) + 1;
    int tab = list.indexOf('\t', id);
    return list.startsWith("blob", kind)
        ? Optional.of(new Blob(list.substring(tab + 1, to), list.substring(id, tab)))
        : Optional.empty();
  }

  /** Whether it is YAML, and not in a folder whose name begins with a dot. */
  private static boolean isYaml(Blob blob) {
    String file = blob.name();
    int folders = file.lastIndexOf('/');
    boolean isHidden =
        folders > 0 && (file.startsWith(".") || file.lastIndexOf("/.", folders - 1) >= 0);
    return !isHidden && (file.endsWith(".yaml") || file.endsWith(".yml"));
  }

  private String commit() {
    Ran found = git("rev-parse", "--verify", "--quiet", name + "^{commit}");
    if (found.code() == 0) {
      return found.out().strip();
    }
    Ran asked = git("rev-parse", "--is-shallow-repository");
    if (asked.code() != 0) {
      throw unknown(
          asked.err().contains("safe.directory")
              ? "git does not trust that folder, which belongs to somebody else"
              : "the folder is not in a repository of git, and there is no folder of that name");
    }
    throw unknown(
        asked.out().startsWith("true")
            ? "this clone is shallow and does not hold it; git fetch --unshallow fetches the rest"
            : "it is neither a folder nor known to git there");
  }

  private String list(String commit) {
    Ran listed = git("ls-tree", "-r", "-z", commit, ".");
    if (listed.code() != 0) {
      throw unknown("git cannot list its files");
    }
    return listed.out();
  }

  /** What a command of git came to. */
  private record Ran(int code, String out, String err) {}

  private Ran git(String... words) {
    try {
      File errors = File.createTempFile("lockstep", ".git");
      try {
        Process process = builder(words).redirectError(errors).redirectInput(nothing()).start();
        byte[] answer;
        try (InputStream out = process.getInputStream()) {
          answer = out.readNBytes(LIST_MAX);
          if (answer.length == LIST_MAX) {
            process.destroyForcibly();
            throw unknown("it holds too many files");
          }
        }
        return new Ran(
            process.waitFor(),
            new String(answer, StandardCharsets.UTF_8),
            Files.readString(errors.toPath()));
      } finally {
        Files.delete(errors.toPath());
      }
    } catch (IOException e) {
      throw unknown("the command git cannot be run").causedBy(e);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private ProcessBuilder builder(String... words) {
    List<String> command =
        new ArrayList<>(List.of("git", "-C", folder.toAbsolutePath().toString()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command);
  }

  private static ProcessBuilder.Redirect nothing() {
    return ProcessBuilder.Redirect.from(new File("/dev/null"));
  }

  /** What these files held, of each at most one byte more than a file may have. */
  Map<String, byte[]> contents(List<Blob> blobs) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    each(blobs, (blob, content) -> contents.put(blob.name(), content));
    return contents;
  }

  /** Takes what each of these files held, one after the other. */
  void each(List<Blob> blobs, BiConsumer<Blob, byte[]> take) {
    if (blobs.isEmpty()) {
      return;
    }
    try {
      Process process =
          builder("cat-file", "--batch").redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (OutputStream ask = process.getOutputStream();
          DataInputStream answers =
              new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16))) {
        for (Blob blob : blobs) {
          ask.write((blob.id() + "\n").getBytes(StandardCharsets.US_ASCII));
          ask.flush();
          take.accept(blob, content(answers));
        }
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw unknown("git does not give out what its files held").causedBy(e);
    }
  }

  private byte[] content(DataInputStream answers) throws IOException {
    Matcher answered = ANSWERED.matcher(line(answers));
    if (!answered.matches()) {
      throw unknown("git does not hold all of its files");
    }
    long size = Long.parseLong(answered.group(1));
    byte[] content = answers.readNBytes((int) Math.min(size, FileText.SIZE_MAX + 1L));
    answers.skipNBytes(size - content.length + 1);
    return content;
  }

  private static String line(DataInputStream answers) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = answers.read(); c != '\n'; c = answers.read()) {
      if (c < 0 || line.length() > LINE_MAX) {
        throw new EOFException();
      }
      line.append((char) c);
    }
    return line.toString();
  }

  private Problem interrupted() {
    Thread.currentThread().interrupt();
    return unknown("the command was interrupted");
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
