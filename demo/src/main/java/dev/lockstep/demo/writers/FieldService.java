package dev.lockstep.demo.writers;

import dev.lockstep.demo.history.Version;
import dev.lockstep.demo.history.Writer;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A legacy service that sets single fields without reading the document: one that the change is
 * about, now and then one that it is not, or both at once.
 */
final class FieldService implements Service {
  private final World world;

  FieldService(World world) {
    this.world = world;
  }

  @Override
  public void step(SplittableRandom random) {
    world
        .target(random)
        .ifPresent(target ->
            world
                .history()
                .write(
                    target.key(),
                    state -> state.flatMap(document -> write(target.key(), document, random))));
  }

  private Optional<Version> write(Value key, Document state, SplittableRandom random) {
    Map<Path, Value> values = values(state, random);
    if (values.isEmpty() || !world.collection().set(key, values)) {
      return Optional.empty();
    }
    Document after = state;
    for (Map.Entry<Path, Value> value : values.entrySet()) {
      after = Places.set(after, value.getKey(), value.getValue());
    }
    return Optional.of(Version.of(Writer.FIELDS, after));
  }

  private Map<Path, Value> values(Document state, SplittableRandom random) {
    Map<Path, Value> values = new LinkedHashMap<>();
    int dice = random.nextInt(10);
    if (dice < 8) {
      world
          .news(state, world.vocabulary().changed(), random)
          .ifPresent(news -> values.put(news.getKey(), news.getValue()));
    }
    if (dice >= 6) {
      world
          .news(state, world.vocabulary().outside(), random)
          .ifPresent(news -> values.put(news.getKey(), news.getValue()));
    }
    return values;
  }
}
