package dev.lockstep.registry.evolve;

import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Complement;
import dev.lockstep.model.lens.Component;
import dev.lockstep.model.lens.Lens;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the lenses of a change cannot bring back without the originals that are kept. */
public final class WayBack {
  private final Mapping mapping;

  /** The way back of a change. */
  public WayBack(Mapping mapping) {
    this.mapping = mapping;
  }

  /**
   * Something that does not come back.
   *
   * @param path where
   * @param witness a document that shows it; empty where none was found and the lens says so
   * @param why for a document that is held back, what does not fit
   */
  public record Shortfall(Path path, Optional<Document> witness, String why) {}

  /** Documents of the old shape that come back as others: one for each group of operations. */
  public List<Shortfall> lossy() {
    Shape.Fields before = mapping.evolved().before().shape();
    List<Document> documents = Instances.of(before);
    return components().flatMap(component -> lossy(component.lens(), documents).stream()).toList();
  }

  private static Optional<Shortfall> lossy(Lens lens, List<Document> documents) {
    if (lens.loss() == Loss.EXACT) {
      return Optional.empty();
    }
    Optional<Document> witness =
        documents.stream().filter(document -> isLost(lens, document)).findFirst();
    return witness.isPresent() || lens.loss().compareTo(Loss.COMPLEMENT) >= 0
        ? Optional.of(new Shortfall(place(lens), witness, ""))
        : Optional.empty();
  }

  private static boolean isLost(Lens lens, Document document) {
    return lens.forward(document) instanceof Carry.Whole whole
        && whole.complement().holdsValues()
        && !(lens.back(whole.document(), Complement.NONE) instanceof Carry.Whole back
            && back.document().equals(document));
  }

  /** Documents of the new shape that have no form in the old one: one for each group. */
  public List<Shortfall> missing(Shape.Fields after) {
    List<Document> documents = Instances.of(after);
    return components()
        .flatMap(component -> missing(component.lens(), documents).stream())
        .toList();
  }

  private static Optional<Shortfall> missing(Lens lens, List<Document> documents) {
    for (Document document : documents) {
      if (lens.back(document, Complement.NONE) instanceof Carry.Held held) {
        return Optional.of(new Shortfall(held.path(), Optional.of(document), held.why()));
      }
    }
    return Optional.empty();
  }

  private Stream<Component> components() {
    CompiledChange compiled = mapping.compiled();
    return compiled.components().stream();
  }

  /** The first path that the lens takes from. */
  private static Path place(Lens lens) {
    return Stream.concat(sorted(lens.footprint().oldPaths()), sorted(lens.footprint().newPaths()))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Path> sorted(Set<Path> paths) {
    return paths.stream().sorted(Comparator.comparing(Path::toString));
  }
}
