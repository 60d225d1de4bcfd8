package dev.lockstep.cli.check;

import dev.lockstep.cli.check.Judging.Judged;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.check.Policy;
import dev.lockstep.registry.report.Reported;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
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

  @Mixin private final Beside beside = new Beside();

  /** The change in a file with the versions that it ties. */
  ChangeStep step(Path file) {
    return ChangeStep.of(file, folder, against);
  }

  /** What is known beside the versions. */
  Knowledge knowledge(ChangeStep step, LocalDate today) {
    return beside.seeing(
        new Knowledge(
            step.files().usages().stream().map(Located::value).toList(),
            beside.statistics(),
            today));
  }

  Policy policy() {
    return beside.policy(folder);
  }

  /** What was found, to be judged by what stands around. */
  Judged judged(List<Reported> found, Silences silences) {
    return new Judged(beside, folder, found, silences);
  }
}
