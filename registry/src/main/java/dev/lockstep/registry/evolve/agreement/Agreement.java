package dev.lockstep.registry.evolve.agreement;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Types;
import dev.lockstep.registry.evolve.Evolved;
import dev.lockstep.registry.evolve.tree.Aspect;
import dev.lockstep.registry.evolve.tree.Latitude;
import dev.lockstep.registry.evolve.tree.Steps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether a contract says what the operations make of the one before it, and nothing else.
 *
 * <p>What people call a thing, how sensitive it is, how long it is kept, when it goes, what readers
 * assume and which queries are sent is no operation's doing: there both contracts may differ, and
 * other rules judge it. For one use.
 */
public final class Agreement {
  private final Evolved evolved;
  private final String version;
  private final Map<String, Path> oldIds = new HashMap<>();
  private final List<Disagreement> found = new ArrayList<>();

  private Agreement(Evolved evolved, String version) {
    this.evolved = evolved;
    this.version = version;
    ids(Optional.empty(), Node.of(evolved.before().shape()));
  }

  /**
   * Where the two disagree, by place.
   *
   * @param version of the contract after, for messages
   */
  public static List<Disagreement> between(
      Evolved evolved, CollectionPromise after, String version) {
    Agreement agreement = new Agreement(evolved, version);
    Shape.Fields derived = evolved.shape();
    agreement.fields(Optional.empty(), derived, after.shape());
    agreement.content(derived, after.shape());
    agreement.found.addAll(StorageAgreement.between(evolved, after, version));
    return List.copyOf(agreement.found);
  }

  private void ids(Optional<Path> at, Node node) {
    switch (node.shape()) {
      case Shape.Any any -> {}
      case Shape.Single single -> {}
      case Shape.Fields fields ->
          fields
              .fields()
              .forEach(field -> id(Steps.in(at, Path.of(field.storedName())), field.node()));
      case Shape.Elements all -> id(Steps.in(at, Steps.ELEMENTS), all.element());
      case Shape.Entries all -> id(Steps.in(at, Steps.ENTRIES), all.value());
      case Shape.Union union -> union.members().forEach(member -> ids(at, member.node()));
    }
  }

  private void id(Path path, Node node) {
    node.id().ifPresent(id -> oldIds.putIfAbsent(id, path));
    ids(Optional.of(path), node);
  }

  private void content(Shape.Fields derived, Shape.Fields said) {
    if (!derived.content().equals(said.content())) {
      found.add(
          new Disagreement(
              Optional.empty(),
              OptionalInt.empty(),
              "no operation changes which fields may be there beside those that are named, and"
                  + " contract %s does".formatted(version),
              content(derived.content()),
              content(said.content())));
    }
  }

  private static String content(Optional<ContentModel> content) {
    return content.map(ContentModel::word).orElse("not said");
  }

  private void fields(Optional<Path> at, Shape.Fields derived, Shape.Fields said) {
    Map<String, Field> others = new LinkedHashMap<>();
    said.fields().forEach(field -> others.put(field.storedName(), field));
    for (Field field : derived.fields()) {
      Path path = Steps.in(at, Path.of(field.storedName()));
      Field partner = others.remove(field.storedName());
      if (partner == null) {
        lacking(path, field.node());
      } else {
        Differences differences = differences(path);
        differences.required(field, partner);
        node(path, field.node(), partner.node(), differences);
      }
    }
    others.forEach((name, field) -> beyond(Steps.in(at, Path.of(name)), field.node()));
  }

  private Differences differences(Path path) {
    return new Differences(path, evolved.leeway());
  }

  private void lacking(Path path, Node node) {
    OptionalInt operation = evolved.last(path);
    add(
        path,
        operation,
        operation.isPresent()
            ? "the change %s, but contract %s has no %s"
                .formatted(evolved.words(operation.getAsInt()), version, path)
            : "contract %s no longer has %s, and no operation takes it away"
                .formatted(version, path),
        Types.words(node),
        "");
  }

  private void beyond(Path path, Node node) {
    OptionalInt operation = evolved.taker(path);
    add(
        path,
        operation,
        operation.isPresent()
            ? "the change %s, but contract %s still has %s"
                .formatted(evolved.words(operation.getAsInt()), version, path)
            : "contract %s has %s, and no operation makes it".formatted(version, path),
        "",
        Types.words(node));
  }

  private void add(Path path, OptionalInt operation, String sentence, String derived, String said) {
    found.add(new Disagreement(Optional.of(path), operation, sentence, derived, said));
  }

  private void node(Path path, Node derived, Node said, Differences differences) {
    Latitude type = evolved.leeway().of(path, Aspect.TYPE);
    boolean isStructure = differences.type(derived, said);
    differences.facts(derived, said);
    differences.limits(derived.shape(), said.shape());
    foreignId(path, derived, said, differences);
    report(path, differences);
    if (isStructure && type != Latitude.ANY) {
      inside(path, derived.shape(), said.shape());
    }
  }

  /** An id is that of one element for ever. */
  private void foreignId(Path path, Node derived, Node said, Differences differences) {
    Optional<Path> other = said.id().flatMap(id -> Optional.ofNullable(oldIds.get(id)));
    if (derived.id().isEmpty()
        && other.isPresent()
        && !evolved.origins(path).contains(other.get())
        && evolved.last(path).isPresent()) {
      differences.add("the id", "one of its own", "that of " + other.get());
    }
  }

  private void report(Path path, Differences differences) {
    if (differences.isEmpty()) {
      return;
    }
    OptionalInt operation = evolved.last(path);
    String who =
        operation.isPresent()
            ? "the change %s, but contract %s says of %s"
                .formatted(evolved.words(operation.getAsInt()), version, path)
            : "no operation changes %s, but contract %s says of it".formatted(path, version);
    add(
        path,
        operation,
        "%s: %s".formatted(who, differences.sentence()),
        differences.derived(),
        differences.said());
  }

  private void inside(Path path, Shape derived, Shape said) {
    if (derived instanceof Shape.Fields one && said instanceof Shape.Fields other) {
      fields(Optional.of(path), one, other);
    } else if (derived instanceof Shape.Elements one && said instanceof Shape.Elements other) {
      Path inside = path.then(Steps.ELEMENTS);
      node(inside, one.element(), other.element(), differences(inside));
    } else if (derived instanceof Shape.Entries one && said instanceof Shape.Entries other) {
      Path inside = path.then(Steps.ENTRIES);
      node(inside, one.value(), other.value(), differences(inside));
    } else if (derived instanceof Shape.Union one && said instanceof Shape.Union other) {
      union(path, one, other);
    }
  }

  private void union(Path path, Shape.Union derived, Shape.Union said) {
    Map<String, Node> others = new LinkedHashMap<>();
    said.members().forEach(member -> others.put(member.name(), member.node()));
    Differences own = differences(path);
    for (Shape.Member member : derived.members()) {
      Node other = others.remove(member.name());
      if (other == null) {
        own.add("the alternative", member.name(), "nothing");
      } else {
        node(path, member.node(), other, differences(path));
      }
    }
    others.forEach((name, node) -> own.add("the alternative", "nothing", name));
    if (!derived.discriminator().equals(said.discriminator()) && evolved.last(path).isEmpty()) {
      own.add("the discriminator", "the same", "another");
    }
    report(path, own);
  }
}
