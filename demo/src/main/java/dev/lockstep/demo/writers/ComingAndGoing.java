package dev.lockstep.demo.writers;

import dev.lockstep.demo.history.History;
import dev.lockstep.demo.history.KeyHistory;
import dev.lockstep.demo.history.Version;
import dev.lockstep.demo.history.Writer;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Places;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Legacy services under which documents come, go, and come again under the key of one that went.
 */
final class ComingAndGoing {
  private ComingAndGoing() {}

  /** A service that inserts. */
  static Service inserting(World world) {
    return random -> {
      List<Document> some = world.vocabulary().documents();
      Document document = some.get(random.nextInt(some.size()));
      Value key = keyFor(world, History.key(document), random);
      if (World.mayBeWritten(key)) {
        world
            .history()
            .write(
                key,
                state ->
                    state.isPresent() ? Optional.empty() : insert(world, document, key, random));
      }
    };
  }

  private static Value keyFor(World world, Value sample, SplittableRandom random) {
    KeyHistory past = world.history().any(random);
    return past.state().isEmpty() ? past.key() : fresh(world.tokens().like(sample, random));
  }

  /** Keys of equal number are one key whatever their type, so each type has numbers of its own. */
  private static Value fresh(Value token) {
    return switch (token) {
      case Value.Int32 n -> Value.int32(n.value() + 1_900_000_000);
      case Value.Int64 n -> Value.int64(n.value() + 8_000_000_000_000L);
      case Value.Float64 n -> Value.float64(n.value() + 9e12);
      case Value other -> other;
    };
  }

  private static Optional<Version> insert(
      World world, Document sample, Value key, SplittableRandom random) {
    Document document = sample.with("_id", key);
    Document changed =
        world
            .news(document, world.vocabulary().changed(), random)
            .map(news -> Places.set(document, news.getKey(), news.getValue()))
            .orElse(document);
    return world.collection().insert(changed)
        ? Optional.of(Version.of(Writer.INSERTER, changed))
        : Optional.empty();
  }

  /** A service that deletes. */
  static Service deleting(World world) {
    return random ->
        world
            .target(random)
            .ifPresent(target ->
                world
                    .history()
                    .write(target.key(), state -> state.flatMap(s -> delete(world, target))));
  }

  private static Optional<Version> delete(World world, KeyHistory target) {
    return world.collection().delete(target.key())
        ? Optional.of(Version.deleted())
        : Optional.empty();
  }
}
