package dev.lockstep.cli.deploy;

import dev.lockstep.cli.check.WholeFile;
import dev.lockstep.formats.deployment.Deployments;
import dev.lockstep.formats.deployment.DeploymentsFile;
import dev.lockstep.formats.reading.FileText;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The file that says what is live where.
 *
 * @param path where it is
 */
record LiveFile(Path path) {
  private static final int TRIES_MAX = 1000;

  /**
   * What it says.
   *
   * @throws Problem with {@link ProblemCode#FILE_UNREADABLE} if it cannot be read
   */
  Deployments read() {
    return deployments(FileText.bytes(path));
  }

  private Deployments deployments(byte[] bytes) {
    return WholeFile.of(DeploymentsFile.read(path.toString(), bytes));
  }

  /** Makes one in which nothing is live, where there is none. */
  void makeIfMissing() {
    try {
      if (Files.notExists(path)) {
        Files.writeString(path, DeploymentsFile.empty(), StandardOpenOption.CREATE_NEW);
      }
    } catch (IOException e) {
      throw unwritable("it is not there and cannot be made").causedBy(e);
    }
  }

  /**
   * Changes its text in one step: whoever reads it has what was before or what is after. Two who
   * change it do so one after the other.
   *
   * @param expected what the text must say afterwards
   */
  void change(UnaryOperator<String> change, UnaryOperator<Deployments> expected) {
    try {
      Path real = path.toRealPath();
      for (int i = 0; i < TRIES_MAX; i++) {
        if (isChanged(real, change, expected)) {
          return;
        }
      }
      throw unwritable("others change it all the time");
    } catch (IOException e) {
      throw unwritable("the system does not let it be replaced").causedBy(e);
    }
  }

  /** Not when somebody replaced the file between opening and locking it. */
  private boolean isChanged(
      Path real, UnaryOperator<String> change, UnaryOperator<Deployments> expected)
      throws IOException {
    Optional<Object> opened = key(real);
    try (FileChannel channel = FileChannel.open(real, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid() || !opened.equals(key(real))) {
        return false;
      }
      byte[] before = FileText.bytes(real);
      byte[] after = change.apply(text(before)).getBytes(StandardCharsets.UTF_8);
      if (!deployments(after).equals(expected.apply(deployments(before)))) {
        throw unwritable("its notation leaves no room for it; write it there by hand");
      }
      replace(real, after);
      return true;
    }
  }

  private static Optional<Object> key(Path real) throws IOException {
    return Optional.ofNullable(Files.readAttributes(real, BasicFileAttributes.class).fileKey());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void replace(Path real, byte[] after) throws IOException {
    Path fresh =
        Files.createTempFile(Objects.requireNonNull(real.getParent()), ".deployments", ".new");
    try {
      try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(after);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      keepPermissions(real, fresh);
      Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    if (Files.getFileAttributeView(from, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }

  private Problem unwritable(String why) {
    return new Problem(
            ProblemCode.FILE_UNREADABLE,
            "Cannot change %s: %s".formatted(path, why),
            "Nothing was written.",
            "lockstep record-deployment --help")
        .with("file", path);
  }
}
