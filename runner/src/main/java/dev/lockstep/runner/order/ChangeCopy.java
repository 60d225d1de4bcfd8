package dev.lockstep.runner.order;

import dev.lockstep.api.wire.WorkOrder;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.runner.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The file of an ordered change, kept in the state folder. For one thread. */
final class ChangeCopy {
  private static final Pattern NAME = Pattern.compile("[\\w][\\w.@-]{0,119}");

  private final OrderSource source;
  private final StateFolder folder;
  private final WorkOrder order;
  private Optional<Path> file = Optional.empty();

  ChangeCopy(OrderSource source, StateFolder folder, WorkOrder order) {
    this.source = source;
    this.folder = folder;
    this.order = order;
  }

  /** Where the file is; it is fetched once. */
  Path path() throws IOException, InterruptedException {
    if (file.isEmpty()) {
      file = Optional.of(fetched());
    }
    return file.get();
  }

  private Path fetched() throws IOException, InterruptedException {
    if (!NAME.matcher(order.change()).matches()) {
      throw new Problem(
          ProblemCode.CHANGE_INVALID,
          "Cannot carry the ordered change: its id is no name of a file",
          "Nothing was written.",
          "Give the change an id of letters, digits, . @ _ and - only.");
    }
    String text = source.changeFile(order.rollout());
    Path copies = folder.path().resolve("orders");
    Path copy = Files.createDirectories(copies).resolve(order.change() + ".yaml");
    return Files.writeString(copy, text);
  }
}
