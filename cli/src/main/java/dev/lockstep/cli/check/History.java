package dev.lockstep.cli.check;

import dev.lockstep.cli.check.GitTree.Blob;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.registry.changelog.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** The newest versions of the contracts as the commits have them, the earliest first. */
  public List<Snapshot> snapshots() {
    GitTree tree = GitTree.of(folder, "HEAD");
    List<GitTree.Commit> commits = tree.history();
    Map<String, byte[]> contents = contents(tree, commits);
    List<Snapshot> snapshots = new ArrayList<>();
    for (GitTree.Commit commit : commits) {
      String label = "commit " + commit.id().substring(0, COMMIT_SHOWN);
      ContractFiles files = ContractFiles.found(contents(commit, contents));
      if (files.firstBroken().isPresent()) {
        remarks.accept("Left out %s: %s".formatted(label, files.firstBroken().get().finding()));
      } else {
        List<Contract> contracts = files.newest().stream().map(Located::value).toList();
        snapshots.add(new Snapshot(label, commit.day(), contracts));
      }
    }
    return snapshots;
  }

  /** Most files are the same from commit to commit, so each content is asked for once. */
  private static Map<String, byte[]> contents(GitTree tree, List<GitTree.Commit> commits) {
    Map<String, Blob> blobs = new LinkedHashMap<>();
    commits.forEach(commit -> commit.files().forEach(blob -> blobs.put(blob.id(), blob)));
    Map<String, byte[]> contents = new HashMap<>();
    tree.each(List.copyOf(blobs.values()), (blob, content) -> contents.put(blob.id(), content));
    return contents;
  }

  private static Map<String, byte[]> contents(GitTree.Commit commit, Map<String, byte[]> contents) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    commit
        .files()
        .forEach(blob -> files.put(blob.name(), Objects.requireNonNull(contents.get(blob.id()))));
    return files;
  }
}
