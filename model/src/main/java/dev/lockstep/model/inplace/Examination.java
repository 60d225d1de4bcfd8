package dev.lockstep.model.inplace;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Looks at a document from outside: whether its new side is what someone else says it should be.
 *
 * <p>It believes neither the tag's digests nor the lens that wrote the document: the expected new
 * side comes from the caller. Only where the tag says that the new side holds more than the old one
 * can say is the lens asked whether it goes back. Immutable; threads may share it.
 */
public final class Examination {
  private final Layout layout;

  /** An examination of documents in this layout. */
  public Examination(Layout layout) {
    this.layout = layout;
  }

  /** What was found of one component of one document. */
  public enum Finding {
    /** The new side is the expected one. */
    AGREED,
    /** The new side holds more than the old one can say, and goes back to it. */
    KEPT,
    /** One side has no place for what the other holds; the tag says so. */
    HELD,
    /** No engine has written the component yet. */
    MISSING,
    /** The two sides disagree. */
    DIFFERENT
  }

  /**
   * Examines one component.
   *
   * @param component its name
   * @param physical the document as stored
   * @param expected the document in the new shape as it should be, by another's reckoning; empty
   *     where the old document cannot be carried over
   */
  public Finding examine(String component, Document physical, Optional<Document> expected) {
    Placed placed =
        layout.placed().stream().filter(p -> p.name().equals(component)).findFirst().orElseThrow();
    return layout
        .tag(physical)
        .map(tag -> examine(placed, tag, physical, expected))
        .orElse(Finding.MISSING);
  }

  /**
   * Examines all components; the answer is the last of what was found, in the order of {@link
   * Finding}.
   *
   * @param reckoning what the old view should be in the new shape; empty where it cannot be carried
   *     over
   */
  public Finding examine(Document physical, Function<Document, Optional<Document>> reckoning) {
    Optional<Tag> tag = layout.tag(physical);
    if (tag.isEmpty()) {
      return Finding.MISSING;
    }
    Optional<Document> expected = reckoning.apply(layout.stripped(physical));
    Finding worst = Finding.AGREED;
    for (Placed placed : layout.placed()) {
      Finding finding = examine(placed, tag.get(), physical, expected);
      worst = finding.compareTo(worst) > 0 ? finding : worst;
    }
    return worst;
  }

  private Finding examine(Placed placed, Tag tag, Document physical, Optional<Document> expected) {
    Optional<Tag.Agreement> tagged = tag.agreement(placed.name());
    if (tagged.isEmpty()) {
      return Finding.MISSING;
    }
    Side renewed = placed.newSide(physical);
    if (expected.isPresent() && Side.of(placed.newPaths(), expected.get()).equals(renewed)) {
      return Finding.AGREED;
    }
    return switch (tagged.get().state()) {
      case AGREED -> Finding.DIFFERENT;
      case HELD -> unmoved(placed, physical, tagged.get()) ? Finding.HELD : Finding.DIFFERENT;
      case KEPT -> goesBack(placed, physical, renewed) ? Finding.KEPT : Finding.DIFFERENT;
    };
  }

  /**
   * Where the new side is not what it should be, component by component.
   *
   * @param reckoning as for {@link #examine(Document, Function)}
   */
  public List<Disagreement> disagreements(
      Document physical, Function<Document, Optional<Document>> reckoning) {
    Optional<Tag> tag = layout.tag(physical);
    Optional<Document> expected = reckoning.apply(layout.stripped(physical));
    return layout.placed().stream()
        .filter(placed ->
            tag.filter(t -> examine(placed, t, physical, expected) == Finding.DIFFERENT)
                .isPresent())
        .map(placed ->
            new Disagreement(
                placed.name(),
                expected.map(each -> differences(placed, physical, each)).orElse(List.of())))
        .toList();
  }

  private static List<Difference> differences(Placed placed, Document physical, Document expected) {
    Side should = Side.of(placed.newPaths(), expected);
    Side is = placed.newSide(physical);
    return IntStream.range(0, is.paths().size())
        .filter(i -> !should.values().get(i).equals(is.values().get(i)))
        .mapToObj(
            i -> new Difference(is.paths().get(i), should.values().get(i), is.values().get(i)))
        .toList();
  }

  /**
   * A component whose sides disagree.
   *
   * @param differences none where the old side cannot be carried over, so that nobody can say what
   *     the new one should be
   */
  public record Disagreement(String component, List<Difference> differences) {
    public Disagreement {
      differences = List.copyOf(differences);
    }
  }

  /** A path of the new shape with what it should hold, and what it holds; empty for nothing. */
  public record Difference(Path path, Optional<Value> expected, Optional<Value> found) {}

  /** Whether a side has moved since the tag, so that keeping both in step may just be under way. */
  public boolean hasMoved(Document physical) {
    Optional<Tag> tag = layout.tag(physical);
    return layout.placed().stream()
        .anyMatch(placed ->
            tag.flatMap(t -> t.agreement(placed.name()))
                .filter(agreement -> unmoved(placed, physical, agreement))
                .isEmpty());
  }

  private boolean unmoved(Placed placed, Document physical, Tag.Agreement tagged) {
    return placed.oldSide(layout.stripped(physical)).digest().equals(tagged.old())
        && placed.newSide(physical).digest().equals(tagged.renewed());
  }

  private boolean goesBack(Placed placed, Document physical, Side renewed) {
    Document oldView = layout.stripped(physical);
    return placed.back(oldView, renewed).is(placed.oldSide(oldView));
  }

  /**
   * Whether a component holds values of the new shape that the old one has no place for, so that
   * whoever reads the old shape would not see them. Content decides, whatever the tag says.
   */
  public boolean isStranded(Document physical) {
    Document oldView = layout.stripped(physical);
    return layout.placed().stream()
        .anyMatch(placed -> isStranded(placed, oldView, placed.newSide(physical)));
  }

  private static boolean isStranded(Placed placed, Document oldView, Side renewed) {
    return !renewed.isAbsent()
        && !placed.forward(oldView).is(renewed)
        && placed.back(oldView, renewed) instanceof Placed.Derived.Held;
  }

  /** How a document would come back now, by the least direct of its components. */
  public Return way(Document physical) {
    Optional<Tag> tag = layout.tag(physical);
    Document oldView = layout.stripped(physical);
    Return worst = Return.DIRECT;
    for (Placed placed : layout.placed()) {
      Return way = way(placed, oldView, tag.flatMap(t -> t.agreement(placed.name())));
      worst = way.compareTo(worst) > 0 ? way : worst;
    }
    return worst;
  }

  private static Return way(Placed placed, Document oldView, Optional<Tag.Agreement> tagged) {
    boolean closed = tagged.filter(t -> t.state() != Tag.State.AGREED).isPresent();
    if (closed) {
      return Return.NOT_AT_ALL;
    }
    return placed.needsComplement(oldView) ? Return.THROUGH_COMPLEMENT : Return.DIRECT;
  }

  /** How a document comes back to the old shape. */
  public enum Return {
    /** Its old values follow from the new ones. */
    DIRECT,
    /** Its old values come back because they were kept. */
    THROUGH_COMPLEMENT,
    /** It holds new values that the old shape has no place for; those are set aside. */
    NOT_AT_ALL
  }
}
