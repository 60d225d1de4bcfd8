package dev.lockstep.cli.discover;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Counts;
import dev.lockstep.cli.verb.Length;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.survey.CollectionSurvey;
import dev.lockstep.registry.doctor.Examination;
import dev.lockstep.registry.draft.DraftContract;
import dev.lockstep.registry.evidence.StatisticsText;
import dev.lockstep.registry.profile.Profile;
import dev.lockstep.runner.Discovery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "doctor",
    description = {
      "Looks around in a store: mixed shapes and types, idle indexes, writers, lacking privileges.",
      "Reads only, and needs no set-up."
    })
final class DoctorVerb extends Verb {
  private Optional<String> uri = Optional.empty();

  @Option(
      names = "--within",
      paramLabel = "TIME",
      converter = Length.class,
      description = "How long it may take; what it did not come to is said. The usual is 1m.")
  private Duration within = Duration.ofMinutes(1);

  @Option(
      names = "--sample",
      paramLabel = "N",
      converter = Counts.Documents.class,
      description = "How many documents of each collection it looks at; the usual is 1000.")
  private long sample = 1_000;

  @Option(
      names = "--contract",
      paramLabel = "FOLDER",
      description = "Drafts a contract of each collection there.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--stats-out",
      paramLabel = "FILE",
      description = "Where the counts and what the store knows go, for --stats of other commands.")
  private Optional<Path> statistics = Optional.empty();

  DoctorVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "URI",
      description = "The store, such as mongodb://HOST:PORT/DATABASE; else $$LOCKSTEP_STORE.")
  void uri(String address) {
    uri = Optional.of(address);
  }

  @Override
  protected Answer perform() {
    Look look = new Look(console(), surroundings());
    return look.at(uri, discovery -> examined(look, discovery));
  }

  private Answer examined(Look look, Discovery discovery) {
    Instant end = surroundings().clock().instant().plus(within);
    Diagnosis diagnosis = new Diagnosis(discovery.name(), discovery.writers());
    for (String collection : discovery.collections()) {
      if (look.isStopped() || !surroundings().clock().instant().isBefore(end)) {
        diagnosis.passedOver(collection);
      } else {
        examine(look, discovery, collection, end, diagnosis);
      }
    }
    statistics.ifPresent(file -> Look.write(file, StatisticsText.of(diagnosis.statistics())));
    return new Answer(
        diagnosis.isWhole() ? Exit.OK : Exit.UNKNOWN, diagnosis.text(), diagnosis.json());
  }

  private void examine(
      Look look, Discovery discovery, String collection, Instant end, Diagnosis diagnosis) {
    try {
      CollectionSurvey survey = discovery.survey(collection);
      Profile profile =
          look.profile(discovery, collection, OptionalLong.of(sample), Optional.of(end));
      diagnosis.add(survey, profile, Examination.of(survey, profile));
      diagnosis.forbidden(survey.indexes());
      diagnosis.forbidden(survey.storage());
      diagnosis.forbidden(survey.facts());
      survey.indexes().known().ifPresent(known -> diagnosis.forbidden(known.use()));
      folder.ifPresent(to -> draft(to, survey, profile));
    } catch (Problem problem) {
      switch (problem.code()) {
        case STORE_UNAUTHORISED ->
            diagnosis.missing("the privilege to read the collection " + collection);
        case STORE_INCAPABLE, STORE_FAILED, COLLECTION_MISSING ->
            diagnosis.failed(collection, problem);
        default -> throw problem;
      }
    }
  }

  private static void draft(Path folder, CollectionSurvey survey, Profile profile) {
    if (!Files.isDirectory(folder)) {
      throw new Problem(
          ProblemCode.USAGE,
          "Cannot draft contracts in %s: there is no such folder".formatted(folder),
          "Nothing was written to the store.",
          "Make the folder first.");
    }
    String name = survey.name().replaceAll("[^A-Za-z0-9_.-]+", "_");
    Look.write(
        folder.resolve(name + ".odcs.yaml"),
        DraftContract.of(survey, profile),
        StandardOpenOption.CREATE_NEW);
  }
}
