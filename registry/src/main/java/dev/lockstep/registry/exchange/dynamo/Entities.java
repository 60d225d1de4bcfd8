package dev.lockstep.registry.exchange.dynamo;

import dev.lockstep.registry.exchange.draft.FieldNames;
import dev.lockstep.registry.exchange.draft.Ids;
import dev.lockstep.registry.exchange.draft.Item;
import dev.lockstep.registry.exchange.draft.Remarks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The kinds of items of one file, each with a name of its own. For one thread. */
final class Entities {
  private final Remarks remarks;
  private final Ids ids = new Ids();
  private final Set<String> names = new HashSet<>();
  private final List<Entity> all = new ArrayList<>();

  Entities(Remarks remarks) {
    this.remarks = remarks;
  }

  /** A kind of item that is called so; otherwise where the name is taken or not safe. */
  Entity entity(String wanted, Item place) {
    String own = FieldNames.isSafe(wanted) && names.add(wanted) ? wanted : ids.next(wanted);
    if (!own.equals(wanted)) {
      remarks.add(place, "it is called '%s' in the draft".formatted(own));
      names.add(own);
    }
    Entity entity = new Entity(own.equals(wanted) ? ids.next(own) : own, own);
    all.add(entity);
    return entity;
  }

  /** The name of a key as paths and templates take it. */
  String key(Item name) {
    String written = name.text().orElse("");
    if (written.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,100}")
        || (written.matches("_[A-Za-z0-9_-]{1,100}") && FieldNames.isSafe(written))) {
      return written;
    }
    String own = Ids.slug(written);
    remarks.add(name, "the key is called '%s' in the draft".formatted(own));
    return own;
  }

  List<Entity> all() {
    return List.copyOf(all);
  }
}
