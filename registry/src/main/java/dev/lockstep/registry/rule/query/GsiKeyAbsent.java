package dev.lockstep.registry.rule.query;

import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.stream.Stream;

/** Finds: an attribute of a secondary index of DynamoDB that items may lack now. */
public final class GsiKeyAbsent implements Rule {
  private static final About ABOUT =
      new About(
          "GSI_KEY_ABSENT",
          Category.QUERIES,
          "an attribute of a secondary index of DynamoDB that items may lack now",
          "Items without it are not in the index, and whoever reads by the index misses them.",
          "Keep the attribute in every item, or read by another index first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Indexes.kept(subject)
        .filter(kept -> Indexes.isSecondary(kept.after()))
        .flatMap(kept -> drafts(subject, kept.after()))
        .toList();
  }

  private static Stream<Draft> drafts(Subject subject, Index index) {
    return index.keys().stream().map(KeyPart::path).flatMap(path -> draft(subject, index, path));
  }

  private static Stream<Draft> draft(Subject subject, Index index, Path path) {
    boolean was =
        subject.pair().places().stream()
            .flatMap(place -> place.old().stream())
            .anyMatch(spot -> spot.path().equals(path) && spot.isRequired());
    List<Spot> now =
        subject.pair().places().stream()
            .flatMap(GsiKeyAbsent::after)
            .filter(spot -> spot.path().equals(path))
            .toList();
    if (!was || now.stream().anyMatch(Spot::isRequired)) {
      return Stream.of();
    }
    Draft draft =
        Draft.at(
                path,
                "items may lack %s, by which the index %s finds".formatted(path, index.name()))
            .values("required", now.isEmpty() ? "" : "optional");
    boolean isOpen =
        now.isEmpty()
            && subject
                .pair()
                .after()
                .shape()
                .content()
                .filter(ContentModel.OPEN::equals)
                .isPresent();
    return Stream.of(
        isOpen
            ? draft.on(Edge.OLD_READER_NEW_DATA, Level.UNKNOWN)
            : Indexes.weighed(subject, index, draft));
  }

  private static Stream<Spot> after(Place place) {
    return switch (place) {
      case Place.Kept kept -> Stream.of(kept.after());
      case Place.Added added -> Stream.of(added.after());
      case Place.Removed removed -> Stream.of();
    };
  }
}
