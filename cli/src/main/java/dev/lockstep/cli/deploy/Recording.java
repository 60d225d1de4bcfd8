package dev.lockstep.cli.deploy;

import dev.lockstep.cli.check.ContractFiles;
import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.formats.deployment.Deployments;
import dev.lockstep.formats.deployment.DeploymentsFile;
import dev.lockstep.model.problem.Nearest;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that notes what is live where. */
abstract class Recording extends Verb {
  @Mixin private final Subject subject = new Subject();

  @Option(
      names = "--environment",
      required = true,
      paramLabel = "ENVIRONMENT",
      description = "The environment; a file that names some must name this one.")
  private String environment = "";

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Where it is noted; else deployments.yaml in the folder.")
  private Optional<Path> file = Optional.empty();

  Recording(Surroundings surroundings) {
    super(surroundings);
  }

  final LiveFile file() {
    return new LiveFile(file.orElseGet(() -> subject.folder().resolve(DeploymentsFile.NAME)));
  }

  final Subject subject() {
    return subject;
  }

  final String environment() {
    return environment;
  }

  /** Whether the version is live there by what the file says. */
  final boolean isLive(Deployments deployments) {
    return deployments.of(environment).of(subject.service()).contains(subject.version());
  }

  /** A misspelt environment would be one in which nothing else is live. */
  final void requireEnvironment(Deployments deployments) {
    Collection<String> known = deployments.environments().keySet();
    if (!known.isEmpty() && !known.contains(environment)) {
      throw refused(
          "the file names no environment '%s'%s"
              .formatted(environment, Nearest.suggestion(environment, known)));
    }
  }

  /** Nobody can say what a version without a usage needs. */
  final void requireUsage() {
    ContractFiles files = ContractFiles.read(List.of(subject.folder()));
    files.requireWhole();
    List<String> known =
        files.usages().stream()
            .map(usage -> usage.value().service() + " " + usage.value().version())
            .toList();
    if (!known.contains(subject.toString())) {
      throw refused(
          "no usage says what this version does%s"
              .formatted(Nearest.suggestion(subject.toString(), known)));
    }
  }

  private Problem refused(String why) {
    return new Problem(
        ProblemCode.USAGE,
        "Cannot note %s in %s: %s".formatted(subject, environment, why),
        "Nothing was written.",
        "lockstep lint");
  }

  final Answer noted(String text, boolean isChanged) {
    return Answer.ok(
        text,
        Json.with("service", subject.service())
            .and("version", subject.version())
            .and("environment", environment)
            .and("file", file().path().toString())
            .and("changed", isChanged)
            .document());
  }
}
