package dev.lockstep.registry.document;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import java.util.List;

/** One collection of the dictionary. */
public record Chapter(
    Located<Contract> contract, CollectionPromise collection, List<Entry> entries) {
  public Chapter {
    entries = List.copyOf(entries);
  }

  String title() {
    return "%s: %s".formatted(contract.value().id(), collection.name());
  }

  /** The collection in one line. */
  String summary() {
    return "Version %s (%s)%s%s. Owner: %s."
        .formatted(
            contract.value().version(),
            contract.value().head().status(),
            collection.engine().map(engine -> ", " + engine.word()).orElse(""),
            collection.physicalName().map(name -> ", stored as " + name).orElse(""),
            Library.owner(contract.value()));
  }
}
