package dev.lockstep.registry.document;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.usage.Access;
import dev.lockstep.registry.compare.Types;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.writing.Facets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks up every place of every collection. For one library and one thread. */
public final class Dictionary {
  private static final Set<Access> READING =
      EnumSet.of(Access.READ, Access.FILTER, Access.SORT, Access.PROJECT);
  private static final Set<Access> WRITING = EnumSet.of(Access.WRITE, Access.UPSERT_KEY);
  private static final String OPTIONS = "logicalTypeOptions.";

  private final Located<Contract> contract;
  private final List<Use> uses;
  private final List<Entry> entries = new ArrayList<>();

  private Dictionary(Located<Contract> contract, List<Use> uses) {
    this.contract = contract;
    this.uses = uses;
  }

  /** A place on the way through a shape. */
  private record At(Optional<Path> path, String shown, Governance governance) {
    At then(Step step, String more, Node node) {
      Path own = new Path(List.of(step));
      return new At(
          Optional.of(path.map(above -> above.then(own)).orElse(own)),
          more,
          node.facts().governance().within(governance));
    }
  }

  static List<Chapter> of(Library library) {
    List<Chapter> chapters = new ArrayList<>();
    for (Located<Contract> contract : library.contracts()) {
      for (CollectionPromise collection : contract.value().collections()) {
        chapters.add(of(contract, collection, library.uses(contract.value(), collection)));
      }
    }
    return chapters;
  }

  /**
   * One collection of a contract.
   *
   * @param uses what services do with it
   */
  public static Chapter of(
      Located<Contract> contract, CollectionPromise collection, List<Use> uses) {
    Dictionary dictionary = new Dictionary(contract, uses);
    Governance governance = collection.governance().within(contract.value().governance());
    dictionary.inside(new At(Optional.empty(), "", governance), collection.shape());
    return new Chapter(contract, collection, dictionary.entries);
  }

  private void inside(At at, Shape shape) {
    switch (shape) {
      case Shape.Any any -> {}
      case Shape.Single single -> {}
      case Shape.Fields fields -> fields.fields().forEach(field -> field(at, field));
      case Shape.Elements all -> unnamed(at, new Step.Elements(), "[]", all.element());
      case Shape.Entries all -> unnamed(at, new Step.Entries(), ".{}", all.value());
      case Shape.Union union -> {
        for (Shape.Member member : union.members()) {
          String shown = "%s(%s)".formatted(at.shown(), member.name());
          inside(new At(at.path(), shown, at.governance()), member.node().shape());
        }
      }
    }
  }

  private void field(At at, Field field) {
    Step step = new Step.Field(field.storedName());
    String name = new Path(List.of(step)).toString();
    At inner = at.then(step, at.shown().isEmpty() ? name : at.shown() + "." + name, field.node());
    entry(inner, field.node(), Optional.of(field.required()), Facets.of(field));
    inside(inner, field.node().shape());
  }

  private void unnamed(At at, Step step, String more, Node node) {
    At inner = at.then(step, at.shown() + more, node);
    entry(inner, node, Optional.empty(), Facets.of(node));
    inside(inner, node.shape());
  }

  private void entry(At at, Node node, Optional<Boolean> required, Map<String, String> facets) {
    Path path = at.path().orElseThrow();
    Governance governance = at.governance();
    entries.add(
        new Entry(
            at.shown(),
            path,
            type(node),
            required,
            node.facts().nullable(),
            bounds(facets),
            new Entry.Care(
                governance.sensitivity(),
                governance.retention(),
                governance.deprecation(),
                Library.owner(contract.value())),
            new Entry.Users(users(path, READING), users(path, WRITING)),
            meaning(node)));
  }

  private static String type(Node node) {
    DeclaredType type = node.type();
    String words = Types.words(node);
    return type.physical()
        .filter(each -> !each.equals(words))
        .map(each -> words + " " + each)
        .orElse(words);
  }

  private static Map<String, String> bounds(Map<String, String> facets) {
    Map<String, String> bounds = new LinkedHashMap<>();
    facets.forEach((name, value) -> {
      if (name.startsWith(OPTIONS)
          || name.startsWith("enum")
          || name.equals("unique")
          || name.equals("map.keyPattern")) {
        bounds.put(name.replace(OPTIONS, ""), value);
      }
    });
    return bounds;
  }

  private List<String> users(Path path, Set<Access> wanted) {
    Set<String> users = new TreeSet<>();
    for (Use use : uses) {
      if (use.touches(path, wanted).stream().anyMatch(wanted::contains)) {
        users.add("%s %s".formatted(use.usage().service(), use.usage().version()));
      }
    }
    return List.copyOf(users);
  }

  private Entry.Meaning meaning(Node node) {
    return new Entry.Meaning(
        contract.text(node, "businessName"),
        contract.text(node, "description"),
        node.facts().semantics().unit());
  }
}
