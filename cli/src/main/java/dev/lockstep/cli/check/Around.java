package dev.lockstep.cli.check;

import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.registry.check.Knowledge;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What stands around a change: the options of every verb that looks at one. */
final class Around {
  @Option(
      names = "--in",
      paramLabel = "FOLDER",
      description = "The folder of the contracts and usages; else where you are.")
  private Path folder = Path.of("");

  @Option(
      names = "--against",
      paramLabel = "VERSION",
      description =
          "Where the contract before the change is, if it is no file any more: a folder, or a"
              + " name of git such as main or v1.2.")
  private Optional<String> against = Optional.empty();

  @Mixin private final Indexing indexing = new Indexing();
  @Mixin private final Beside beside = new Beside();

  /** The change in a file with the versions that it ties. */
  ChangeStep step(Path file, Surroundings surroundings) {
    return ChangeStep.of(
        file, folder, against, indexing.place(surroundings).filter(place -> !beside.isTold()));
  }

  /** What is known beside the versions. */
  Knowledge knowledge(ChangeStep step, LocalDate today) {
    return beside.seeing(
        new Knowledge(
            step.files().usages().stream().map(Located::value).toList(),
            beside.statistics(),
            today));
  }

  /** What the team decided. */
  TeamPolicy policy() {
    return beside.policy(folder);
  }

  /** Who agreed to changes. */
  ApprovalFolder approvals() {
    return ApprovalFolder.in(folder);
  }
}
