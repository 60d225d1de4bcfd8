package dev.lockstep.model.inplace;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Component;
import dev.lockstep.model.lens.Footprint;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.write.Times;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where the two shapes of a change live in one document, and how to look at either.
 *
 * <p>The old shape stays where it is. A new path that no old-shape document can hold stands at its
 * own place; one that the old shape claims too waits under {@code _lockstep.next}. So a document
 * without its in-place new paths and without {@code _lockstep} is the old document, byte for byte.
 * A document without a readable tag of this change is old as it stands. Immutable.
 */
public final class Layout {
  /** The field that everything of ours lies in, but for new paths at their own place. */
  public static final String TAG = "_lockstep";

  private static final Path NEXT = Path.of(TAG, "next");
  private static final Comparator<Path> BY_TEXT = Comparator.comparing(Path::toString);

  private final String change;
  private final Set<Path> inPlace;
  private final List<Placed> placed;

  /**
   * The layout of a change.
   *
   * @param change its id
   * @param components its components
   */
  public Layout(String change, List<Component> components) {
    this.change = change;
    this.inPlace = new TreeSet<>(BY_TEXT);
    List<Footprint> footprints = components.stream().map(c -> c.lens().footprint()).toList();
    for (Footprint footprint : footprints) {
      footprint.newPaths().stream()
          .filter(path -> standsInPlace(path, footprint, footprints))
          .forEach(inPlace::add);
    }
    this.placed = components.stream().map(this::place).toList();
  }

  private static boolean standsInPlace(Path path, Footprint own, List<Footprint> all) {
    return path.steps().size() == 1
        && !own.claimed().contains(path)
        && all.stream()
            .flatMap(other -> Stream.concat(other.oldPaths().stream(), other.reads().stream()))
            .noneMatch(path::overlaps);
  }

  private Placed place(Component component) {
    Footprint footprint = component.lens().footprint();
    List<Path> carried = outermost(footprint.oldPaths());
    List<Path> oldPaths =
        outermost(
            Stream.concat(footprint.oldPaths().stream(), footprint.reads().stream()).toList());
    List<Path> newPaths = outermost(footprint.newPaths());
    return new Placed(
        component, carried, oldPaths, newPaths, newPaths.stream().map(this::physical).toList());
  }

  /** The paths without those that lie below another of them, in order. */
  private static List<Path> outermost(Collection<Path> paths) {
    return paths.stream()
        .distinct()
        .filter(path -> paths.stream().noneMatch(p -> !p.equals(path) && p.isPrefixOf(path)))
        .sorted(BY_TEXT)
        .toList();
  }

  /** The id of the change. */
  public String change() {
    return change;
  }

  /** The new paths that stand at their own place while both shapes live. */
  public Set<Path> inPlace() {
    return Set.copyOf(inPlace);
  }

  /** Where the value of a new path is while both shapes live. */
  public Path physical(Path newPath) {
    return inPlace.contains(newPath) ? newPath : NEXT.then(newPath);
  }

  /** Whether the value of this path of the new shape waits under the tag. */
  public boolean waits(Path path) {
    return placed.stream()
        .flatMap(component -> component.newPaths().stream())
        .anyMatch(newPath -> newPath.isPrefixOf(path) && !inPlace.contains(newPath));
  }

  /** The new paths whose values wait under the tag, since the old shape claims them too. */
  public SharedPaths shared() {
    return new SharedPaths(
        placed.stream()
            .flatMap(component -> component.newPaths().stream())
            .filter(path -> !inPlace.contains(path))
            .distinct()
            .sorted(BY_TEXT)
            .toList());
  }

  /** The names of the components, in the order of the change. */
  public List<String> componentNames() {
    return placed.stream().map(Placed::name).toList();
  }

  /** Whether one of these paths touches what the component holds in the old shape. */
  public boolean touchesOld(String component, Collection<Path> touched) {
    return overlap(placed(component).oldPaths(), touched);
  }

  /** Whether one of these paths touches what the component holds in the new shape. */
  public boolean touchesNew(String component, Collection<Path> touched) {
    return overlap(placed(component).physical(), touched);
  }

  /**
   * Which shape was written last, by component: the one with the latest of all cells. A side that
   * has no cell tells no time, and the other one counts; a delete that was later still keeps what
   * is written at that time from having an effect. Nothing where the times are equal.
   */
  public Map<String, Shape> latest(Times times) {
    Map<String, Shape> latest = new HashMap<>();
    for (Placed component : placed) {
      long old = times.latest(component.pair().old()).orElse(Long.MIN_VALUE);
      long renewed = times.latest(component.pair().renewed()).orElse(Long.MIN_VALUE);
      if (old != renewed) {
        latest.put(component.name(), old > renewed ? Shape.OLD : Shape.NEW);
      }
    }
    return latest;
  }

  private Placed placed(String component) {
    return placed.stream().filter(p -> p.name().equals(component)).findFirst().orElseThrow();
  }

  private static boolean overlap(Collection<Path> paths, Collection<Path> others) {
    return paths.stream().anyMatch(path -> others.stream().anyMatch(path::overlaps));
  }

  List<Placed> placed() {
    return placed;
  }

  /** The tag of a document, if it is a readable one of this change. */
  public Optional<Tag> tag(Document physical) {
    return Tag.of(physical).filter(tag -> tag.change().equals(change));
  }

  /** Whether the document carries a tag that is not this change's, and so must not be touched. */
  public boolean isForeign(Document physical) {
    return physical.has(TAG) && tag(physical).isEmpty();
  }

  /** The document in the old shape. */
  public Document oldView(Document physical) {
    return tag(physical).isPresent() ? stripped(physical) : physical.without(TAG);
  }

  /** The physical document without anything of the new shape. */
  Document stripped(Document physical) {
    Document view = physical.without(TAG);
    for (Path path : inPlace) {
      view = Places.unset(view, path);
    }
    return view;
  }

  /** The document in the new shape: a tagged one with the new side's values, else carried over. */
  public Document newView(Document physical) {
    boolean tagged = tag(physical).isPresent();
    Document old = oldView(physical);
    Document view = old;
    for (Placed component : placed) {
      Side renewed = tagged ? component.newSide(physical) : forwardSide(component, old);
      view = component.newView(view, renewed);
    }
    return view;
  }

  private static Side forwardSide(Placed component, Document old) {
    return component.forward(old) instanceof Placed.Derived.Content content
        ? content.side()
        : Side.of(component.newPaths(), Document.empty());
  }
}
