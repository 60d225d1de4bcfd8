package dev.lockstep.client.http;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The name of an instance, drawn once and kept in the folder that outlives its process: so the
 * control plane knows that what an instance left when it was killed is in the hands of this one.
 */
public final class InstanceFile {
  private static final Pattern NAME = Pattern.compile("[\\w-]{1,64}");

  private InstanceFile() {}

  /**
   * The name kept in this folder, which is made where it is missing; a new one where there is none.
   *
   * @param names draws a name that nobody else has
   * @throws Problem with {@link ProblemCode#FILE_UNREADABLE} when it can be neither read nor kept
   */
  public static String in(Path folder, Supplier<String> names) {
    Path file = folder.resolve("instance");
    try {
      Path made = Files.createDirectories(folder);
      assert made.equals(folder);
      return known(file, names);
    } catch (NoSuchFileException e) {
      return drawn(file, names);
    } catch (IOException e) {
      throw problem(file, e);
    }
  }

  private static String known(Path file, Supplier<String> names) throws IOException {
    String name = Files.readString(file).strip();
    return NAME.matcher(name).matches() ? name : drawn(file, names);
  }

  private static String drawn(Path file, Supplier<String> names) {
    String name = names.get();
    try {
      Path next = file.resolveSibling("instance.next");
      Files.writeString(next, name);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return name;
    } catch (IOException e) {
      throw problem(file, e);
    }
  }

  private static Problem problem(Path file, IOException e) {
    return new Problem(
            ProblemCode.FILE_UNREADABLE,
            "Cannot keep the name of this instance in " + file + ": " + e.getMessage(),
            "nothing was written",
            "ls -ld " + file.toAbsolutePath().getParent())
        .causedBy(e);
  }
}
