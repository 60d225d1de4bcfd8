package dev.lockstep.cli.discover;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.survey.CollectionSurvey;
import dev.lockstep.registry.draft.DraftContract;
import dev.lockstep.registry.evidence.StatisticsText;
import dev.lockstep.registry.profile.Profile;
import dev.lockstep.registry.profile.ProfileStatistics;
import dev.lockstep.runner.Discovery;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "infer",
    description = {
      "Drafts the contract of a collection from its documents and its catalogue. Reads only.",
      "What looks sensitive is flagged and never shown."
    })
final class InferVerb extends Verb {
  private Optional<String> uri = Optional.empty();

  @Option(
      names = "--collection",
      required = true,
      paramLabel = "NAME",
      description = "The collection.")
  private String collection = "";

  @Mixin private final Amount amount = new Amount();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the draft goes, a file that is not there yet; else it is printed.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--stats-out",
      paramLabel = "FILE",
      description = "Where the counts and what the store knows go, for --stats of other commands.")
  private Optional<Path> statistics = Optional.empty();

  InferVerb(Surroundings surroundings) {
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
    return look.at(uri, discovery -> infer(look, discovery));
  }

  private Answer infer(Look look, Discovery discovery) {
    CollectionSurvey survey = discovery.survey(collection);
    Profile profile = look.profile(discovery, collection, amount.sample(), Optional.empty());
    String draft = DraftContract.of(survey, profile);
    out.ifPresent(file -> Look.write(file, draft, StandardOpenOption.CREATE_NEW));
    statistics.ifPresent(file ->
        Look.write(
            file, StatisticsText.of(Map.of(collection, ProfileStatistics.of(survey, profile)))));
    return new Answer(
        look.isStopped() ? Exit.UNKNOWN : Exit.OK,
        out.map(file -> ProfileText.of(survey, profile) + "\nThe draft is " + file + ".")
            .orElse(draft.stripTrailing()),
        json(survey, profile, draft));
  }

  private Document json(CollectionSurvey survey, Profile profile, String draft) {
    Json json = ProfileText.json(survey, profile);
    return (out.isPresent() ? json : json.and("contract", draft)).document();
  }
}
