package dev.lockstep.registry.rule.write;

import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Relying;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a path that followers of a feed filter by or map. */
public final class StreamConsumerAffected implements Rule {
  private static final About ABOUT =
      new About(
          "STREAM_CONSUMER_AFFECTED",
          Category.WRITES,
          "a path that followers of a feed filter by or map",
          "The follower misses changes, or cannot map them.",
          "Let the follower take both shapes first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Relying.on(
        subject,
        "a follower of the feed looks at",
        Edge.OLD_READER_NEW_DATA,
        (use, path) ->
            use.use().streams().stream()
                .flatMap(stream -> stream.paths().stream())
                .anyMatch(each -> Use.overlap(each, path)));
  }
}
