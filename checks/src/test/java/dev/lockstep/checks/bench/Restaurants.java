package dev.lockstep.checks.bench;

import dev.lockstep.demo.data.GeneratedRestaurants;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Small documents in the order of their keys, of one kind, as a bare loop likes them best. */
final class Restaurants {
  private static final int BLOCK = 1_000;

  private Restaurants() {}

  /** So many documents, made one block at a time. */
  static Stream<Document> some(int count) {
    return IntStream.range(0, (count + BLOCK - 1) / BLOCK).boxed().flatMap(Restaurants::block);
  }

  private static Stream<Document> block(int block) {
    List<Document> generated = GeneratedRestaurants.documents(BLOCK, block);
    return IntStream.range(0, BLOCK).mapToObj(i -> plain(generated.get(i), block * BLOCK + i));
  }

  private static Document plain(Document generated, int number) {
    return generated
        .with("_id", Value.ObjectId.of(String.format(Locale.ROOT, "55f14312c7447c3d%08x", number)))
        .without("x1")
        .without("x2")
        .without("x3");
  }
}
