package dev.lockstep.registry.lint;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One place of a collection's documents.
 *
 * @param element what stands for it in the file
 * @param where its path as people read it
 * @param governance what holds there, from its own level and all above
 */
record Spot(Object element, String where, Node node, Optional<Field> field, Governance governance) {
  /** Every place of a collection, the documents themselves first. */
  static List<Spot> of(Contract contract, CollectionPromise collection) {
    Governance governance = collection.governance().within(contract.governance());
    List<Spot> all = new ArrayList<>();
    Spot root = new Spot(collection, "", Node.of(collection.shape()), Optional.empty(), governance);
    root.collect(all);
    return all;
  }

  /** What is called so in a sentence. */
  String title() {
    return where.isEmpty() ? "the collection" : "'" + where + "'";
  }

  private void collect(List<Spot> all) {
    all.add(this);
    switch (node.shape()) {
      case Shape.Any any -> {}
      case Shape.Single single -> {}
      case Shape.Fields fields -> fields.fields().forEach(each -> inner(each).collect(all));
      case Shape.Elements elements ->
          inner(elements.element(), elements.element(), "[]").collect(all);
      case Shape.Entries entries -> inner(entries.value(), entries.value(), ".{}").collect(all);
      case Shape.Union union ->
          union
              .members()
              .forEach(
                  member -> inner(member, member.node(), "(" + member.name() + ")").collect(all));
    }
  }

  private Spot inner(Field each) {
    String path = where.isEmpty() ? each.storedName() : where + "." + each.storedName();
    return new Spot(
        each,
        path,
        each.node(),
        Optional.of(each),
        each.node().facts().governance().within(governance));
  }

  private Spot inner(Object inside, Node node, String step) {
    return new Spot(
        inside, where + step, node, Optional.empty(), node.facts().governance().within(governance));
  }
}
