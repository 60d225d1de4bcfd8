package dev.lockstep.checks.simulation;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.tck.ApplicationClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Documents whose new side was written by a service that knows neither the old side nor the tag,
 * and what may become of them.
 *
 * <p>Where only the new side moved since the sides agreed, its value must win; an old side that was
 * changed and changed back has not moved, since content decides. Where the old side moved too, one
 * of the two wins and the other must be kept among the conflicts; where a feed told of both writes
 * without a gap, the later one wins. Until then no engine may touch either.
 */
final class Rivals {
  private final ApplicationClient application;
  private final Layout layout;
  private final Path old;
  private final Path renewed;
  private final Map<Value, Document> expected;
  private final LongSupplier gaps;
  private final Map<Value, Rivalry> open = new LinkedHashMap<>();
  private final Map<Value, List<Value>> losers = new LinkedHashMap<>();

  /**
   * What the two sides hold, as services left them.
   *
   * @param agreed what both held when they last agreed; meaningless where {@code neverAgreed}
   * @param later the side that was written last, where a feed can tell
   * @param gaps how many gaps the feed had when they began to differ
   */
  private record Rivalry(
      Optional<Value> old,
      Optional<Value> renewed,
      Optional<Value> agreed,
      boolean neverAgreed,
      Optional<Shape> later,
      long gaps) {

    boolean oldMoved() {
      return neverAgreed || !old.equals(agreed);
    }

    boolean maybe(Optional<Value> value, long gapsNow) {
      if (!oldMoved()) {
        return value.equals(renewed);
      }
      boolean told = gaps == gapsNow && later.isPresent();
      return told
          ? value.equals(later.get() == Shape.OLD ? old : renewed)
          : value.equals(old) || value.equals(renewed);
    }

    Optional<Value> loser(Optional<Value> winner) {
      return winner.equals(renewed) ? old : renewed;
    }
  }

  /**
   * Rivals of one component that only gives a value another name.
   *
   * @param expected what each document is in the old shape; follows what engines carry back
   * @param gaps how often the feed has lost events; never the same where there is no feed
   */
  Rivals(
      ApplicationClient application,
      Layout layout,
      Scenario.Mirror mirror,
      Map<Value, Document> expected,
      LongSupplier gaps) {
    this.application = application;
    this.layout = layout;
    this.old = mirror.old();
    this.renewed = mirror.renewed();
    this.expected = expected;
    this.gaps = gaps;
  }

  Path renewed() {
    return renewed;
  }

  /** Sees whether an engine has settled the document since a service last wrote it. */
  void observe(Value key) {
    Optional<Rivalry> rivalry = Optional.ofNullable(open.get(key));
    rivalry.ifPresent(rivals -> {
      Document physical = application.find(key).orElseThrow();
      if (isSettled(physical)) {
        close(key, rivals, physical);
      } else {
        demand(
            value(physical, old).equals(rivals.old())
                && value(physical, renewed).equals(rivals.renewed()),
            "a side was written without the other at ",
            key);
      }
    });
  }

  void observeAll() {
    List.copyOf(open.keySet()).forEach(this::observe);
  }

  private boolean isSettled(Document physical) {
    Optional<Value> now = value(physical, renewed);
    return layout.tag(physical).isPresent()
        ? now.equals(value(physical, old))
        : now.isEmpty(); // Cleaned on the way back.
  }

  private void close(Value key, Rivalry rivals, Document physical) {
    Optional<Value> winner = value(physical, old);
    demand(
        rivals.maybe(winner, gaps.getAsLong()),
        "the wrong write won: " + winner + " of " + rivals + " at ",
        key);
    if (rivals.oldMoved()) {
      rivals.loser(winner).ifPresent(loser -> losersOf(key).add(loser));
    }
    open.remove(key);
    Document carried = stripped(physical);
    demand(
        Places.unset(carried, old).equals(Places.unset(expectedOf(key), old)),
        "more than one field changed at ",
        key);
    expected.put(key, carried);
  }

  private List<Value> losersOf(Value key) {
    return losers.computeIfAbsent(key, k -> new ArrayList<>());
  }

  private Document expectedOf(Value key) {
    return Optional.ofNullable(expected.get(key)).orElseThrow();
  }

  /** The document in the old shape, also where a service left a new value without a tag. */
  Document stripped(Document physical) {
    Document view = layout.oldView(physical);
    for (Path path : layout.inPlace()) {
      view = Places.unset(view, path);
    }
    return view;
  }

  /** A service wrote the new side alone. */
  void afterNew(Value key, Document before) {
    Optional<Rivalry> rivalry = Optional.ofNullable(open.get(key));
    Optional<Value> agreed = rivalry.map(Rivalry::agreed).orElseGet(() -> value(before, renewed));
    boolean neverAgreed =
        rivalry.map(Rivalry::neverAgreed).orElseGet(() -> layout.tag(before).isEmpty());
    long gapsBefore = rivalry.map(Rivalry::gaps).orElseGet(gaps::getAsLong);
    Document now = application.find(key).orElseThrow();
    open.put(
        key,
        new Rivalry(
            value(now, old),
            value(now, renewed),
            agreed,
            neverAgreed,
            told(now, Shape.NEW),
            gapsBefore));
  }

  /** A document without a tag is old as it stands, and new where nothing of the old stands. */
  private Optional<Shape> told(Document now, Shape later) {
    boolean noTie = layout.tag(now).isEmpty() && value(now, old).isEmpty();
    return noTie ? Optional.empty() : Optional.of(later);
  }

  /** A service of the old shape wrote single fields of a document observed just before. */
  void afterOld(Value key) {
    Optional<Rivalry> rivalry = Optional.ofNullable(open.get(key));
    rivalry.ifPresent(rivals -> {
      Document now = application.find(key).orElseThrow();
      boolean moved = !value(now, old).equals(rivals.old());
      moved(key, rivals, moved ? told(now, Shape.OLD) : rivals.later());
    });
  }

  /** A service of the old shape wrote a whole document, so that no feed tells what it changed. */
  void afterWhole(Value key) {
    Optional<Rivalry> rivalry = Optional.ofNullable(open.get(key));
    rivalry.ifPresent(rivals -> moved(key, rivals, Optional.empty()));
  }

  private void moved(Value key, Rivalry rivals, Optional<Shape> later) {
    Document now = application.find(key).orElseThrow();
    Optional<Value> left = value(now, renewed);
    if (left.isEmpty()) {
      open.remove(key); // The service took the new side away with the whole document.
    } else {
      open.put(
          key,
          new Rivalry(
              value(now, old), left, rivals.agreed(), rivals.neverAgreed(), later, rivals.gaps()));
    }
  }

  boolean isOpen(Value key) {
    return open.containsKey(key);
  }

  /** A service wrote a whole document of which only the old side has moved since its tag. */
  void writtenBack(Value key) {
    open.remove(key);
  }

  void deleted(Value key) {
    open.remove(key);
    losers.remove(key);
  }

  /** When everything has come to rest nothing is open, and every loser is kept. */
  void demandSettled(Set<Value> kept) {
    observeAll();
    demand(open.isEmpty(), "sides that nobody settled: ", open);
    Set<Value> missing =
        losers.values().stream()
            .flatMap(List::stream)
            .filter(value -> !kept.contains(value))
            .collect(Collectors.toSet());
    demand(missing.isEmpty(), "values lost against the other side and not kept: ", missing);
  }

  /** The values in records of conflicts. */
  static Stream<Value> values(Document conflict) {
    return conflict.get("values").orElseThrow() instanceof Value.Array pairs
        ? pairs.items().stream().map(pair -> ((Document) pair).get("value").orElseThrow())
        : Stream.empty();
  }

  private static Optional<Value> value(Document document, Path path) {
    return Places.get(document, path);
  }

  private static void demand(boolean holds, String what, Object detail) {
    if (!holds) {
      throw new AssertionError(what + detail);
    }
  }
}
