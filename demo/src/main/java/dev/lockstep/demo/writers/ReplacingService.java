package dev.lockstep.demo.writers;

import dev.lockstep.demo.history.Version;
import dev.lockstep.demo.history.Writer;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A legacy service that reads a document, keeps the fields it knows, changes some and replaces the
 * whole: fields that it does not know are gone from a document, and stay in a row of a table.
 */
final class ReplacingService implements Service {
  private final World world;

  ReplacingService(World world) {
    this.world = world;
  }

  @Override
  public void step(SplittableRandom random) {
    world
        .target(random)
        .ifPresent(target ->
            world
                .history()
                .write(target.key(), state -> state.flatMap(s -> write(target.key(), random))));
  }

  private Optional<Version> write(Value key, SplittableRandom random) {
    Optional<Document> known = world.collection().find(key).map(this::known);
    world.sightings().sawAlone(world.history().of(key), known);
    return known
        .map(document -> changed(document, random))
        .filter(document -> world.collection().replace(key, document))
        .map(document -> Version.of(Writer.REPLACER, document));
  }

  private Document known(Document stored) {
    Document old = world.shapes().layout().oldView(stored);
    for (String name : old.names()) {
      old = world.vocabulary().known().contains(name) ? old : old.without(name);
    }
    return old;
  }

  private Document changed(Document document, SplittableRandom random) {
    Vocabulary vocabulary = world.vocabulary();
    Document changed = document;
    for (Map<Path, List<Value>> values : List.of(vocabulary.changed(), vocabulary.outside())) {
      Document now = changed;
      changed =
          world
              .news(now, values, random)
              .map(news -> Places.set(now, news.getKey(), news.getValue()))
              .orElse(now);
    }
    return changed;
  }
}
