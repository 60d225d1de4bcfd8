package dev.lockstep.registry.exchange.draft;

import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Head;
import dev.lockstep.model.contract.Team;
import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.version.Version;
import dev.lockstep.registry.writing.Meanings;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A file of another tool, and what its draft is to be called.
 *
 * @param file as messages call it
 * @param name what the contract is called, and a collection for which the file has no name
 * @param owner the team that answers for it, where somebody said
 */
public record Foreign(String file, Located.Content content, String name, Optional<String> owner) {
  /** Who owns a draft for which nobody was named. */
  public static final String NOBODY = "to-be-named";

  /** A file of these bytes. */
  public Foreign(String file, byte[] content, String name, Optional<String> owner) {
    this(file, new Located.Content(content), name, owner);
  }

  /** Reads the map that the file holds, if it is JSON or YAML. */
  public Outcome<Draft> read(BiFunction<Item, Remarks, Optional<Draft>> reader) {
    return FileText.read(
        file, content.bytes(), reading -> root -> reader.apply(Item.root(root), new Remarks()));
  }

  /** A draft of these collections. */
  public Draft draft(List<CollectionPromise> collections, Meanings meanings, Remarks remarks) {
    Team team = new Team(Optional.empty(), Optional.of(owner.orElse(NOBODY)), List.of());
    Head head =
        new Head(name, Optional.empty(), Version.of("0.1.0"), "draft", "v3.1.0", Optional.of(team));
    return new Draft(
        new Contract(head, collections, List.of(), Governance.NONE), meanings, remarks.all());
  }
}
