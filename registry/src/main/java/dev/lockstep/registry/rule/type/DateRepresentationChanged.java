package dev.lockstep.registry.rule.type;

import dev.lockstep.model.shape.Node;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.BothWays;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Moments;
import dev.lockstep.registry.rule.Retyped;
import dev.lockstep.registry.rule.Retyped.Matter;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds: a date or time that is stored otherwise: as a date, a text or a number, in another unit or
 * format.
 */
public final class DateRepresentationChanged implements Rule {
  private static final About ABOUT =
      new About(
          "DATE_REPRESENTATION_CHANGED",
          Category.TYPES,
          "a date or time that is stored otherwise: as a date, a text or a number, "
              + "in another unit or format",
          "Readers of either version take one moment for another or for none, "
              + "ranges compare texts with dates, and a time to live removes nothing that "
              + "is no date.",
          "Write the new form under a new name, keep both in step, and move "
              + "queries, indexes and the time to live before the old one goes.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    Stream<Draft> told =
        subject.pair().places(Place.Kept.class).stream()
            .filter(place -> Moments.isRescaled(place) || Moments.isRewritten(place))
            .flatMap(place -> drafts(subject, place).stream());
    return Stream.concat(Retyped.drafts(subject, Matter.MOMENT).stream(), told).toList();
  }

  private static List<Draft> drafts(Subject subject, Place.Kept place) {
    String at = place.path().toString();
    String before = words(place.before().node());
    String after = words(place.after().node());
    return BothWays.at(
        subject,
        place,
        "stored moments at " + at + " are in " + before + ", new readers expect " + after,
        "new moments at " + at + " are in " + after + ", old readers expect " + before,
        before,
        after);
  }

  private static String words(Node node) {
    return Stream.of(node.facts().semantics().unit(), Moments.format(node))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }
}
