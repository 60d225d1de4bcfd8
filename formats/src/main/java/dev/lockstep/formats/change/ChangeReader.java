package dev.lockstep.formats.change;

import dev.lockstep.formats.reading.Findings;
import dev.lockstep.formats.reading.Wording;
import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.formats.yaml.YamlException;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.formats.yaml.YamlTree;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.ContractStep;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.validation.Finding;
import dev.lockstep.model.validation.Validation;
import dev.lockstep.model.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one change from one text. */
final class ChangeReader {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final Findings findings;
  private final Positions positions = new Positions();
  private final Parts parts;

  ChangeReader(Findings findings) {
    this.findings = findings;
    this.parts = new Parts(findings);
  }

  Positions positions() {
    return positions;
  }

  Optional<Change> read(String text) {
    Optional<YamlNode> root;
    try {
      root = YamlTree.read(text);
    } catch (YamlException e) {
      return findings.add(e.mark(), "bad-yaml", "Cannot read the file: " + e.why());
    }
    if (root.isEmpty()) {
      return findings.add(Mark.START, "bad-yaml", "Cannot read the file: it holds nothing");
    }
    return root.get() instanceof Mapping mapping
        ? change(mapping)
        : parts.wrongKind(root.get(), "a change with its fields");
  }

  private Optional<Change> change(Mapping mapping) {
    Arguments a = new Arguments("the change", mapping, findings, positions.place(List.of()));
    expect(a, "apiVersion", Words.API_VERSION);
    expect(a, "kind", Words.KIND);
    Optional<String> id = a.required("id").flatMap(this::id);
    Optional<String> title = a.required("title").flatMap(parts::text);
    Optional<ContractStep> contract = contract(a);
    Optional<String> owner = a.optional("owner").flatMap(parts::text);
    Optional<String> rationale = a.optional("rationale").flatMap(parts::text);
    Optional<List<Step>> steps =
        a.required("operations")
            .flatMap(node -> new OperationReader(findings, positions).steps(node, List.of()));
    Optional<String> rollout = a.optional("rollout").flatMap(parts::text);
    a.optional("successCriteria").ifPresent(this::criteria);
    a.refuseOthers();
    return id.filter(known -> findings.isEmpty())
        .flatMap(i ->
            title.flatMap(
                t -> steps.map(s -> new Change(i, t, contract, owner, rationale, s, rollout))))
        .filter(this::isSound);
  }

  private Optional<ContractStep> contract(Arguments a) {
    Optional<YamlNode> named = a.optional("contract");
    Optional<String> contract = named.flatMap(parts::text);
    Optional<String> collection = a.optional("collection").flatMap(parts::text);
    Optional<Version> from = a.optional("from").flatMap(parts::text).map(Version::of);
    Optional<Version> to = a.optional("to").flatMap(parts::text).map(Version::of);
    boolean isStep = collection.isPresent() || from.isPresent() || to.isPresent();
    if (isStep && named.isEmpty()) {
      return a.missing("contract");
    }
    if (from.isPresent() && from.equals(to)) {
      return a.optional("to")
          .flatMap(node ->
              findings.add(
                  node.mark(),
                  "bad-value",
                  "Cannot take a contract from version %s to itself"
                      .formatted(Wording.shortened(from.get().text()))));
    }
    return contract.map(id -> new ContractStep(id, collection, from, to));
  }

  /** What the model finds in a change that can be read, said at its place in the file. */
  private boolean isSound(Change change) {
    for (Finding finding : Validation.of(change)) {
      Operation operation = change.operations().get(finding.operation()).operation();
      findings.note(
          positions.of(finding.operation(), finding.argument()),
          "bad-operation",
          "Cannot carry out '%s': %s".formatted(operation.word(), finding.sentence()));
    }
    return findings.isEmpty();
  }

  /**
   * Success criteria are the gates' to weigh; here they only have to be a map of readable values.
   */
  private void criteria(YamlNode node) {
    Optional<Document> read = parts.values().document(node);
    read.ifPresent(known -> {});
  }

  private void expect(Arguments a, String name, String expected) {
    Optional<YamlNode> node = a.required(name);
    Optional<String> given = node.flatMap(parts::text);
    if (node.isPresent() && given.isPresent() && !given.get().equals(expected)) {
      findings.note(
          node.get().mark(),
          "wrong-version",
          "Cannot read '%s: %s': '%s' is expected"
              .formatted(name, Wording.shortened(given.get()), expected));
    }
  }

  private Optional<String> id(YamlNode node) {
    Optional<String> id = parts.text(node);
    return id.isEmpty() || ID.matcher(id.get()).matches()
        ? id
        : findings.add(
            node.mark(),
            "bad-value",
            "Cannot take this id: letters, digits, '.', '_' and '-' are expected, 100 at most");
  }
}
