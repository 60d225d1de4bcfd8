package dev.lockstep.formats.contract;

import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.reading.Wording;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.formats.yaml.YamlNode.Sequence;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.Head;
import dev.lockstep.model.contract.ServiceLevel;
import dev.lockstep.model.contract.Team;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one contract from one tree. */
final class ContractReader {
  private static final Pattern STANDARD = Pattern.compile("v3\\.[012]\\.[0-9]{1,3}");

  private final Reading reading;

  ContractReader(Reading reading) {
    this.reading = reading;
  }

  Optional<Contract> contract(Mapping root) {
    Part part = reading.part("the contract", root).orElseThrow();
    Optional<Head> head = head(part);
    Optional<Part> nosql = Nosql.of(part, reading);
    Governance governance = new GovernanceReader(reading).read(part, nosql);
    Optional<Engine> engine = nosql.flatMap(inner -> engine(inner, reading));
    CollectionReader collections = new CollectionReader(reading, engine);
    List<CollectionPromise> promises = part.list("schema", collections::read);
    List<ServiceLevel> levels = part.list("slaProperties", this::serviceLevel);
    nosql.ifPresent(Part::refuseOthers);
    return head.map(known ->
        reading
            .places()
            .put(new Contract(known, promises, levels, governance), Nosql.nodes(part, nosql)));
  }

  static Optional<Engine> engine(Part nosql, Reading reading) {
    return nosql.node("engine").flatMap(node -> reading.word(node, Engine.values(), Engine::word));
  }

  private Optional<Head> head(Part part) {
    expectKind(part);
    Optional<String> standard = part.required("apiVersion").flatMap(this::standard);
    Optional<String> id = part.requiredText("id");
    Optional<String> version = part.requiredText("version");
    Optional<String> status = part.requiredText("status");
    Optional<String> name = part.text("name");
    Optional<Team> team = part.node("team").flatMap(this::team);
    return id.flatMap(i ->
        version.flatMap(v ->
            status.flatMap(
                s -> standard.map(api -> new Head(i, name, Version.of(v), s, api, team)))));
  }

  private void expectKind(Part part) {
    part.required("kind")
        .ifPresent(node ->
            reading
                .text(node)
                .filter(kind -> !kind.equals(ContractFile.KIND))
                .flatMap(kind -> reading.bad(node, "'kind' is %s".formatted(ContractFile.KIND)))
                .ifPresent(never -> {}));
  }

  private Optional<String> standard(YamlNode node) {
    Optional<String> text = reading.text(node);
    return text.isEmpty() || STANDARD.matcher(text.get()).matches()
        ? text
        : reading
            .findings()
            .add(
                node.mark(),
                "wrong-version",
                "Cannot read 'apiVersion: %s': v3.0.x, v3.1.x or v3.2.x is expected"
                    .formatted(Wording.shortened(text.get())));
  }

  /** A list of people until 3.0, and from 3.1 on a team with members. */
  private Optional<Team> team(YamlNode node) {
    if (node instanceof Sequence) {
      return Optional.of(
          new Team(Optional.empty(), Optional.empty(), reading.list(node, this::member)));
    }
    return reading
        .part("the team", node)
        .map(part ->
            new Team(part.text("id"), part.text("name"), part.list("members", this::member)));
  }

  private Optional<Team.Member> member(YamlNode node) {
    return reading
        .part("the member of the team", node)
        .flatMap(part ->
            part.requiredText("username").map(name -> new Team.Member(name, part.text("role"))));
  }

  private Optional<ServiceLevel> serviceLevel(YamlNode node) {
    Optional<Part> part = reading.part("the service level", node);
    Optional<String> property = part.flatMap(p -> p.requiredText("property"));
    Optional<Value> value = part.flatMap(p -> p.required("value")).flatMap(reading.values()::value);
    return property.flatMap(name ->
        value.map(v ->
            new ServiceLevel(
                name, v, part.flatMap(p -> p.text("unit")), part.flatMap(p -> p.text("element")))));
  }
}
