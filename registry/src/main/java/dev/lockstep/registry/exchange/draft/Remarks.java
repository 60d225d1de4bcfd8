package dev.lockstep.registry.exchange.draft;

import dev.lockstep.formats.yaml.Mark;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what a draft does not say, each thing once. For one thread. */
public final class Remarks {
  private final Set<Remark> all = new LinkedHashSet<>();

  /** Notes that what this item says is not in the draft, or not quite. */
  public void add(Item item, String sentence) {
    all.add(new Remark(item.pointer(), item.node().mark(), sentence));
  }

  /** Notes something by its place in a text that has no items. */
  public void add(Mark mark, String sentence) {
    all.add(new Remark("", mark, sentence));
  }

  /** Everything noted, in the order it was met. */
  public List<Remark> all() {
    return List.copyOf(all);
  }
}
