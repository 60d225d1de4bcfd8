package dev.lockstep.demo.writers;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Footprint;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What services know of the collection: which fields there are, which of them the change is about,
 * and what values they hold. Learnt from the documents, so that it fits any change and any data.
 *
 * @param known the top-level fields a legacy service knows, in no order
 * @param changed values seen at the paths that the change reads or carries
 * @param outside values seen in fields that the change has nothing to do with
 * @param renewed values of the new shape at the paths that the change writes
 * @param documents some documents of the old shape
 */
public record Vocabulary(
    Set<String> known,
    Map<Path, List<Value>> changed,
    Map<Path, List<Value>> outside,
    Map<Path, List<Value>> renewed,
    List<Document> documents) {
  private static final int SAMPLE = 2_000;
  private static final Path NOTE = Path.of("note");

  /** What these old-shape documents teach about a change. */
  public static Vocabulary of(List<Document> documents, Shapes shapes) {
    Set<String> known = new LinkedHashSet<>();
    documents.forEach(document -> known.addAll(document.names()));
    List<Document> some = documents.subList(0, Math.min(SAMPLE, documents.size()));
    Footprint footprint = shapes.lens().footprint();
    footprint.oldPaths().forEach(path -> known.add(path.root()));
    List<Path> touched =
        Stream.of(footprint.oldPaths(), footprint.reads(), footprint.newPaths())
            .flatMap(Set::stream)
            .toList();
    Map<Path, List<Value>> outside =
        values(
            some,
            known.stream()
                .map(Path::of)
                .filter(path -> touched.stream().noneMatch(path::overlaps))
                .toList());
    if (outside.isEmpty()) {
      known.add(NOTE.root());
      outside.put(NOTE, List.of(Value.text("note")));
    }
    return new Vocabulary(
        known,
        values(
            some,
            Stream.concat(footprint.oldPaths().stream(), footprint.reads().stream()).toList()),
        outside,
        values(renewed(some, shapes), List.copyOf(footprint.newPaths())),
        some);
  }

  private static List<Document> renewed(List<Document> documents, Shapes shapes) {
    List<Document> renewed = new ArrayList<>();
    for (Document document : documents) {
      if (shapes.lens().forward(document) instanceof Carry.Whole whole) {
        renewed.add(whole.document());
      }
    }
    return renewed;
  }

  private static Map<Path, List<Value>> values(List<Document> documents, List<Path> paths) {
    Map<Path, List<Value>> values = new LinkedHashMap<>();
    List<Path> inOrder =
        paths.stream()
            .distinct()
            .filter(Vocabulary::isSettable)
            .sorted(Comparator.comparing(Path::toString))
            .toList();
    for (Path path : inOrder) {
      List<Value> seen =
          documents.stream().flatMap(document -> Places.get(document, path).stream()).toList();
      if (!seen.isEmpty()) {
        values.put(path, seen);
      }
    }
    return values;
  }

  /** A key never changes, and the driver's {@code $set} cannot name every field. */
  private static boolean isSettable(Path path) {
    return !path.root().equals("_id")
        && path.names().stream()
            .noneMatch(name -> name.isEmpty() || name.contains(".") || name.startsWith("$"));
  }

  /** A random path among these, with a random value seen there. */
  static Map.Entry<Path, Value> any(Map<Path, List<Value>> values, SplittableRandom random) {
    List<Map.Entry<Path, List<Value>>> all = List.copyOf(values.entrySet());
    Map.Entry<Path, List<Value>> one = all.get(random.nextInt(all.size()));
    List<Value> seen = one.getValue();
    return Map.entry(one.getKey(), seen.get(random.nextInt(seen.size())));
  }
}
