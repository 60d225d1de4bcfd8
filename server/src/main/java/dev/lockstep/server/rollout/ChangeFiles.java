package dev.lockstep.server.rollout;

import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.registry.step.TiedChange;
import dev.lockstep.registry.step.Tying;
import dev.lockstep.server.registry.Library;
import dev.lockstep.server.registry.Stock;
import dev.lockstep.server.request.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The changes that rollouts carry: published ones by their id, or given. Threads share it. */
@Component
class ChangeFiles {
  private static final String GIVEN = "changeFile";

  private final Library library;

  ChangeFiles(Library library) {
    this.library = library;
  }

  /** The text of a change: the published one, else the one that is given, if any is. */
  Optional<String> file(String change, Optional<String> given) {
    boolean isPublished = library.stock().changes().containsKey(change);
    if (isPublished && given.isPresent()) {
      throw Refused.invalid("Cannot use the change: it is published, so it is named and not given");
    }
    given.ifPresent(text -> requireOfId(change, text));
    return isPublished ? Optional.of(library.changeFile(change)) : given;
  }

  /** What the store calls a collection, as the contract says that a published change is of. */
  String storedName(String change, String collection) {
    Stock stock = library.stock();
    return Optional.ofNullable(stock.changes().get(change))
        .flatMap(new Tying(change, stock.contracts(), List.of())::tie)
        .map(TiedChange::collection)
        .filter(promised -> promised.name().equals(collection))
        .map(CollectionPromise::storedName)
        .orElse(collection);
  }

  private static void requireOfId(String change, String text) {
    switch (ChangeFile.read(GIVEN, text.getBytes(StandardCharsets.UTF_8))) {
      case ChangeFile.Parsed parsed -> {
        if (!parsed.change().id().equals(change)) {
          throw Refused.invalid("Cannot use the change: the file is of another id");
        }
      }
      case ChangeFile.Invalid invalid ->
          throw Refused.invalid("Cannot use the change: " + invalid.findings().getFirst())
              .withFindings(invalid.findings());
    }
  }
}
