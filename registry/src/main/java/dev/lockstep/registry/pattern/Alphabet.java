package dev.lockstep.registry.pattern;

import dev.lockstep.model.pattern.Program.Instruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One character for each class of characters that some patterns and texts cannot tell apart.
 *
 * @param safe one for every class that has a character all engines agree about
 * @param all one for every class
 */
record Alphabet(List<Integer> safe, List<Integer> all) {
  static Alphabet of(Collection<SearchPattern> patterns, Collection<String> texts) {
    Set<CodePoints> distinct = new HashSet<>();
    distinct.add(CodePoints.WORD);
    for (SearchPattern pattern : patterns) {
      for (Instruction<CodePoints> instruction : pattern.program()) {
        if (instruction instanceof Instruction.Take<CodePoints> take) {
          distinct.add(take.set());
        }
      }
    }
    texts.forEach(text -> text.codePoints().forEach(c -> distinct.add(CodePoints.single(c))));
    return of(new ArrayList<>(distinct));
  }

  private static Alphabet of(List<CodePoints> sets) {
    TreeSet<Integer> bounds = new TreeSet<>(List.of(0, 0x20, 0x30, 0x61, 0x62, 0x7f));
    addBounds(bounds, CodePoints.DISPUTED);
    sets.forEach(set -> addBounds(bounds, set));
    Map<BitSet, Integer> best = new LinkedHashMap<>();
    for (int point : bounds) {
      if (point < CodePoints.END) {
        best.merge(signature(sets, point), point, (a, b) -> rank(b) < rank(a) ? b : a);
      }
    }
    List<Integer> all = best.values().stream().sorted((a, b) -> order(a, b)).toList();
    return new Alphabet(all.stream().filter(c -> !CodePoints.DISPUTED.contains(c)).toList(), all);
  }

  private static int order(int a, int b) {
    return rank(a) == rank(b) ? Integer.compare(a, b) : Integer.compare(rank(a), rank(b));
  }

  private static void addBounds(TreeSet<Integer> bounds, CodePoints set) {
    for (int bound : set.bounds()) {
      bounds.add(bound);
    }
  }

  private static BitSet signature(List<CodePoints> sets, int point) {
    BitSet signature = new BitSet(sets.size());
    for (int i = 0; i < sets.size(); i++) {
      signature.set(i, sets.get(i).contains(point));
    }
    return signature;
  }

  /** The lower, the more willingly it stands in a witness. */
  private static int rank(int point) {
    if (CodePoints.DISPUTED.contains(point)) {
      return 5;
    }
    if (point >= 'a' && point <= 'z') {
      return 0;
    }
    if (CodePoints.WORD.contains(point)) {
      return 1;
    }
    if (point > ' ' && point < 0x7f) {
      return 2;
    }
    return Character.isBmpCodePoint(point) ? 3 : 4;
  }
}
