package dev.lockstep.registry.writing;

import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Head;
import dev.lockstep.model.contract.ServiceLevel;
import dev.lockstep.model.contract.Team;
import dev.lockstep.registry.json.Json;

/**
 * Writes a contract as a text that reads back as the same contract. It is for drafts: a contract
 * that people keep is never written anew, since its comments and order are theirs.
 */
public final class ContractWriter {
  private ContractWriter() {}

  /** The contract as an ODCS document. */
  public static String write(Contract contract, Meanings meanings) {
    return TreeText.write(tree(contract, meanings));
  }

  static Json.Members tree(Contract contract, Meanings meanings) {
    Head head = contract.head();
    Entries entries =
        new Entries()
            .text("apiVersion", head.standard())
            .text("kind", "DataContract")
            .text("id", head.id())
            .text("name", head.name())
            .text("version", head.version().text())
            .text("status", head.status())
            .put("team", head.team().map(ContractWriter::team));
    Entries nosql = GovernanceTree.into(new Entries(), contract.governance());
    CollectionTree collections = new CollectionTree(meanings);
    entries.list("schema", contract.collections(), collections::of);
    entries.list("slaProperties", contract.serviceLevels(), ContractWriter::serviceLevel);
    return ShapeTree.withNosql(entries, nosql);
  }

  private static Json team(Team team) {
    return new Entries()
        .text("id", team.id())
        .text("name", team.name())
        .list(
            "members",
            team.members(),
            member ->
                new Entries()
                    .text("username", member.username())
                    .text("role", member.role())
                    .members())
        .members();
  }

  private static Json serviceLevel(ServiceLevel level) {
    return new Entries()
        .text("property", level.property())
        .put("value", ValueTree.of(level.value()))
        .text("unit", level.unit())
        .text("element", level.element())
        .members();
  }
}
