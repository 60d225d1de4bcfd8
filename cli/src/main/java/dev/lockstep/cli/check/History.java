package dev.lockstep.cli.check;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.registry.changelog.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The contracts of a folder through git's history. A commit whose files cannot all be read is left
 * out and named: nobody can mend it any more.
 */
public final class History {
  private static final int COMMIT_SHOWN = 10;

  private final Path folder;
  private final Consumer<String> remarks;

  /** The history of a folder; what is left out of it is said to somebody. */
  public History(Path folder, Consumer<String> remarks) {
    this.folder = folder;
    this.remarks = remarks;
  }

  /** The contracts as the commits have them, the earliest first. */
  public List<Snapshot> snapshots() {
    List<Snapshot> snapshots = new ArrayList<>();
    for (GitTree.Commit commit : GitTree.history(folder)) {
      String label = "commit " + commit.id().substring(0, COMMIT_SHOWN);
      ContractFiles files = ContractFiles.found(commit.files());
      if (files.firstBroken().isPresent()) {
        remarks.accept("Left out %s: %s".formatted(label, files.firstBroken().get().finding()));
      } else {
        List<Contract> contracts = files.contracts().stream().map(Located::value).toList();
        snapshots.add(new Snapshot(label, commit.day(), contracts));
      }
    }
    return snapshots;
  }
}
