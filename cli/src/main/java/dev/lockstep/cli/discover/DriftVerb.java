package dev.lockstep.cli.discover;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.survey.CollectionSurvey;
import dev.lockstep.model.survey.Drawn;
import dev.lockstep.registry.drift.Difference;
import dev.lockstep.registry.drift.Drift;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.profile.Extent;
import dev.lockstep.registry.profile.ProfileStatistics;
import dev.lockstep.registry.profile.Profiler;
import dev.lockstep.runner.Discovery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "drift",
    description = {
      "Holds a store to a contract: its documents, validator, indexes and time to live.",
      "Reads only. Ends with 100 where they differ, with 101 where that cannot be told."
    })
final class DriftVerb extends Verb {
  private Path contract = Path.of("");
  private boolean profiled;

  @Option(
      names = "--store",
      paramLabel = "URI",
      description = "The store, such as mongodb://HOST:PORT/DATABASE; else $$LOCKSTEP_STORE.")
  private Optional<String> uri = Optional.empty();

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      description = "One collection of the contract; else all of them.")
  private Optional<String> collection = Optional.empty();

  @Mixin private final Amount amount = new Amount();

  @Mixin private final Reporting reporting = new Reporting();

  DriftVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(paramLabel = "CONTRACT", description = "The file of the contract.")
  void contract(Path file) {
    contract = file;
  }

  @Override
  protected Answer perform() {
    Optional<Reporting.Told> told = reporting.told(surroundings(), name());
    profiled = told.isPresent();
    Contract read = read();
    List<CollectionPromise> promises = promises(read);
    Look look = new Look(console(), surroundings());
    List<Compared> all =
        look.at(
            uri,
            discovery -> promises.stream().map(each -> compared(look, discovery, each)).toList());
    told.ifPresent(server -> all.forEach(each -> each.sight(read).ifPresent(server::of)));
    return answer(all);
  }

  private Contract read() {
    return switch (ContractFile.read(contract)) {
      case Outcome.Whole<Contract> whole -> whole.located().value();
      case Outcome.Broken<Contract> broken ->
          throw refused("it has mistakes, first " + broken.findings().getFirst());
    };
  }

  private List<CollectionPromise> promises(Contract read) {
    List<CollectionPromise> all =
        collection.isEmpty()
            ? read.collections()
            : read.collection(collection.get()).stream().toList();
    if (all.isEmpty()) {
      throw refused("it promises no such collection");
    }
    return all;
  }

  private Problem refused(String why) {
    return new Problem(
            ProblemCode.FILE_UNREADABLE,
            "Cannot hold a store to %s: %s".formatted(contract, why),
            "Nothing was looked at.",
            "lockstep lint " + contract)
        .with("file", contract);
  }

  /** What one collection came to. */
  private record Compared(
      CollectionPromise promise, Drift drift, Optional<Statistics> seen, Extent extent) {
    String name() {
      return promise.storedName();
    }

    Optional<Reporting.Sight> sight(Contract contract) {
      return seen.map(each -> new Reporting.Sight(contract, promise, drift, each));
    }
  }

  private Compared compared(Look look, Discovery discovery, CollectionPromise promise) {
    CollectionSurvey survey = discovery.survey(promise.storedName());
    Drift drift = new Drift(promise, survey);
    Optional<Profiler> profiler = profiled ? Optional.of(new Profiler()) : Optional.empty();
    Watching watching = new Watching(look, drift, profiler);
    Drawn drawn = Drawn.FIRST;
    try {
      drawn = look.read(discovery, promise.storedName(), amount.sample(), watching);
    } catch (Problem problem) {
      if (problem.code() != ProblemCode.STORE_UNAUTHORISED
          && problem.code() != ProblemCode.STORE_INCAPABLE) {
        throw problem;
      }
      drift.addUnknown("documents cannot be compared: " + problem.getMessage());
    }
    if (look.isStopped()) {
      drift.addUnknown("the command was stopped before it had looked at all that it was to");
    }
    Drawn seen = drawn;
    return new Compared(
        promise,
        drift,
        profiler.map(each -> ProfileStatistics.of(survey, each.profile(seen))),
        watching.extent(drawn));
  }

  /** Holds documents to the contract, and counts what is in them where somebody wants to know. */
  private static final class Watching implements Discovery.Taker {
    private final Look look;
    private final Drift drift;
    private final Optional<Profiler> profiler;
    private long documents;
    private long unreadable;

    Watching(Look look, Drift drift, Optional<Profiler> profiler) {
      this.look = look;
      this.drift = drift;
      this.profiler = profiler;
    }

    @Override
    public void take(Document document, int bytes) {
      documents++;
      drift.add(document);
      profiler.ifPresent(each -> each.add(document, bytes));
    }

    @Override
    public void unreadable() {
      documents++;
      unreadable++;
      drift.addUnreadable();
      profiler.ifPresent(Profiler::addUnreadable);
    }

    @Override
    public boolean wantsMore() {
      return !look.isStopped();
    }

    Extent extent(Drawn drawn) {
      return new Extent(drawn, documents, unreadable);
    }
  }

  private static Answer answer(List<Compared> all) {
    boolean differs = all.stream().anyMatch(each -> !each.drift().differences().isEmpty());
    boolean isKnown = all.stream().allMatch(each -> each.drift().unknown().isEmpty());
    Exit exit = differs ? Exit.FINDINGS : isKnown ? Exit.OK : Exit.UNKNOWN;
    List<String> lines = new ArrayList<>();
    all.forEach(each -> lines.addAll(lines(each)));
    return new Answer(
        exit,
        String.join("\n", lines),
        Json.with("event", "result")
            .and("drift", differs)
            .and("known", isKnown)
            .and("collections", all, DriftVerb::json)
            .document());
  }

  private static List<String> lines(Compared one) {
    List<String> lines = new ArrayList<>();
    for (Difference each : one.drift().differences()) {
      String count = each.count() == 0 ? "" : " (%,d times)".formatted(each.count());
      lines.add(
          "%s %s: %s: %s%s"
              .formatted(one.name(), each.where(), each.kind().word(), each.sentence(), count));
    }
    one.drift().unknown().forEach(why -> lines.add(one.name() + ": unknown: " + why));
    if (!one.drift().versions().isEmpty()) {
      lines.add(one.name() + ": versions of the documents: " + mix(one.drift().versions()));
    }
    String verdict =
        !one.drift().differences().isEmpty()
            ? "differs from its contract"
            : one.drift().unknown().isEmpty()
                ? "is as promised"
                : "is as promised, as far as that can be told";
    lines.add("%s %s. %s".formatted(one.name(), verdict, one.extent().sentence()));
    return lines;
  }

  private static String mix(Map<String, Long> versions) {
    List<String> parts = new ArrayList<>();
    versions.forEach((version, count) -> parts.add("%s %,d".formatted(version, count)));
    return String.join(", ", parts);
  }

  private static Document json(Compared one) {
    Json versions = Json.empty();
    for (Map.Entry<String, Long> each : one.drift().versions().entrySet()) {
      versions = versions.and(each.getKey(), each.getValue());
    }
    return Json.with("collection", one.name())
        .and("drawn", one.extent().drawn().word())
        .and("documents", one.extent().documents())
        .and("differences", one.drift().differences(), DriftVerb::json)
        .and("unknown", one.drift().unknown(), Value::text)
        .and("versions", versions.document())
        .document();
  }

  private static String text(Value witness) {
    return ExtendedJson.write(witness, Notation.RELAXED);
  }

  private static Document json(Difference difference) {
    return Json.with("kind", difference.kind().word())
        .and("where", difference.where())
        .and("sentence", difference.sentence())
        .and("count", difference.count())
        .and("witness", difference.witness().map(DriftVerb::text))
        .document();
  }
}
