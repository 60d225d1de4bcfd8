package dev.lockstep.registry.exchange.dynamo;

import dev.lockstep.model.contract.Index.Projection;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.exchange.draft.Item;
import dev.lockstep.registry.exchange.draft.Remarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the attributes that an index holds beside its keys. */
final class Projected {
  private Projected() {}

  /** The fields of a list, as the store names them; of what is no field there is a remark. */
  static Projection of(Entity entity, Item list, Map<String, String> stored, Remarks remarks) {
    List<Path> paths = new ArrayList<>();
    for (Item item : list.items()) {
      String name = item.text().orElse("");
      String own = stored.getOrDefault(name, name);
      if (entity.hasField(own)) {
        paths.add(Path.of(own));
      } else {
        remarks.add(item, "the index holds it, and these items have no such field");
      }
    }
    return new Projection.Include(paths);
  }
}
