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
import dev.lockstep.model.survey.Drawn;
import dev.lockstep.registry.drift.Difference;
import dev.lockstep.registry.drift.Drift;
import dev.lockstep.registry.profile.Extent;
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

  DriftVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(paramLabel = "CONTRACT", description = "The file of the contract.")
  void contract(Path file) {
    contract = file;
  }

  @Override
  protected Answer perform() {
    List<CollectionPromise> promises = promises();
    Look look = new Look(console(), surroundings());
    return look.at(
        uri,
        discovery ->
            answer(promises.stream().map(each -> compared(look, discovery, each)).toList()));
  }

  private List<CollectionPromise> promises() {
    Contract read =
        switch (ContractFile.read(contract)) {
          case Outcome.Whole<Contract> whole -> whole.located().value();
          case Outcome.Broken<Contract> broken ->
              throw refused("it has mistakes, first " + broken.findings().getFirst());
        };
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
  private record Compared(String name, Drift drift, Extent extent) {}

  private Compared compared(Look look, Discovery discovery, CollectionPromise promise) {
    Drift drift = new Drift(promise, discovery.survey(promise.storedName()));
    long[] counts = new long[2];
    Drawn drawn = Drawn.FIRST;
    try {
      drawn =
          look.read(discovery, promise.storedName(), amount.sample(), taker(look, drift, counts));
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
    return new Compared(promise.storedName(), drift, new Extent(drawn, counts[0], counts[1]));
  }

  private static Discovery.Taker taker(Look look, Drift drift, long[] counts) {
    return new Discovery.Taker() {
      @Override
      public void take(Document document, int bytes) {
        counts[0]++;
        drift.add(document);
      }

      @Override
      public void unreadable() {
        counts[0]++;
        counts[1]++;
        drift.addUnreadable();
      }

      @Override
      public boolean wantsMore() {
        return !look.isStopped();
      }
    };
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
