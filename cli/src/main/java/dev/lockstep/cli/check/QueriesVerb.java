package dev.lockstep.cli.check;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.ContractStep;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.version.Version;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.evidence.Sent;
import dev.lockstep.registry.evidence.Use;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "queries",
    description =
        "Says of each registered query which paths it uses, what serves it, and what it becomes"
            + " under a change.")
final class QueriesVerb extends Verb {
  private Path folder = Path.of("");

  @Option(
      names = "--against",
      paramLabel = "VERSION",
      description =
          "An earlier version, to say what served each query then: a folder, or a name of git.")
  private Optional<String> against = Optional.empty();

  @Option(
      names = "--change",
      paramLabel = "FILE",
      description = "A change of a contract, to carry the queries over.")
  private Optional<Path> change = Optional.empty();

  QueriesVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "The folder of the contracts and usages; else where you are.")
  void folder(Path named) {
    folder = named;
  }

  @Override
  protected Answer perform() {
    ContractFiles files = ContractFiles.read(List.of(folder));
    files.requireWhole();
    List<Contract> earlier =
        against.map(this::earlier).stream()
            .flatMap(old -> old.newest().stream())
            .map(Located::value)
            .toList();
    Optional<Change> carried = change.map(QueriesVerb::change);
    LocalDate today = today();
    Knowledge knowledge =
        new Knowledge(files.usages().stream().map(Located::value).toList(), Map.of(), today);
    List<AskedQuery> queries =
        files.newest().stream()
            .map(newest -> begun(files, newest.value(), carried))
            .flatMap(contract -> queries(contract, earlier, knowledge, carried))
            .toList();
    return answer(queries);
  }

  private ContractFiles earlier(String version) {
    ContractFiles old = ContractFiles.version(folder, version);
    old.requireWhole();
    return old;
  }

  /** The version of a contract from which a change begins; the newest where it is not named. */
  private static Contract begun(ContractFiles files, Contract newest, Optional<Change> change) {
    Optional<Version> from =
        change
            .flatMap(Change::contract)
            .filter(step -> step.contract().equals(newest.id()))
            .flatMap(ContractStep::from);
    return files.versions(newest.id()).stream()
        .map(Located::value)
        .filter(each -> from.filter(each.version()::equals).isPresent())
        .findFirst()
        .orElse(newest);
  }

  private static Change change(Path file) {
    return switch (ChangeFile.read(file)) {
      case ChangeFile.Parsed parsed -> parsed.change();
      case ChangeFile.Invalid invalid ->
          throw new Problem(
              ProblemCode.CHANGE_INVALID,
              "Cannot carry queries over %s: %s".formatted(file, invalid.findings().getFirst()),
              "Nothing was looked at.",
              "lockstep validate " + file);
    };
  }

  private static Stream<AskedQuery> queries(
      Contract contract, List<Contract> earlier, Knowledge knowledge, Optional<Change> change) {
    Optional<Contract> old =
        earlier.stream().filter(each -> each.id().equals(contract.id())).findFirst();
    Optional<Change> own =
        change.filter(each ->
            each.contract().map(step -> step.contract().equals(contract.id())).orElse(true));
    return contract.collections().stream()
        .flatMap(collection -> {
          Optional<CollectionPromise> before =
              old.flatMap(each -> CollectionPair.partner(collection, each));
          String place = contract.id() + "/" + collection.name();
          Stream<AskedQuery> promised =
              collection.queries().stream()
                  .map(each ->
                      AskedQuery.of(
                          place,
                          each.owner().orElse("the contract"),
                          Sent.of(each, collection),
                          before));
          Stream<AskedQuery> sent =
              knowledge.uses(contract, collection).stream()
                  .flatMap(use ->
                      use.sent().stream()
                          .map(each -> AskedQuery.of(place, name(use), each, before)));
          return Stream.concat(promised, sent);
        })
        .map(query -> own.map(query::under).orElse(query));
  }

  private static String name(Use use) {
    return use.usage().service() + " " + use.usage().version().text();
  }

  private static Answer answer(List<AskedQuery> queries) {
    List<Exit> exits = queries.stream().map(AskedQuery::exit).toList();
    Exit exit =
        exits.contains(Exit.FINDINGS)
            ? Exit.FINDINGS
            : exits.contains(Exit.UNKNOWN) ? Exit.UNKNOWN : Exit.OK;
    long worse = exits.stream().filter(Exit.FINDINGS::equals).count();
    long unknown = exits.stream().filter(Exit.UNKNOWN::equals).count();
    String text =
        queries.stream().map(query -> query.text() + "\n\n").collect(Collectors.joining())
            + "Looked at %d queries: %d refused or no longer served, %d not known."
                .formatted(queries.size(), worse, unknown);
    return new Answer(
        exit, text, Json.empty().and("queries", queries, AskedQuery::json).document());
  }
}
