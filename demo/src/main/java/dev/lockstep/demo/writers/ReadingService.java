package dev.lockstep.demo.writers;

import dev.lockstep.demo.history.KeyHistory;
import java.util.SplittableRandom;

/** A legacy service that reads documents and expects of each a state that some writer produced. */
final class ReadingService implements Service {
  private final World world;

  ReadingService(World world) {
    this.world = world;
  }

  @Override
  public void step(SplittableRandom random) {
    KeyHistory target = world.history().any(random);
    int before = target.versions().size();
    world
        .sightings()
        .sawAmidst(
            target,
            before,
            world.collection().find(target.key()).map(world.shapes().layout()::oldView));
  }
}
