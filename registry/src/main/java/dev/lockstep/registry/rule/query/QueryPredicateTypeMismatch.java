package dev.lockstep.registry.rule.query;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.usage.Access;
import dev.lockstep.registry.compare.Fit;
import dev.lockstep.registry.compare.Operands;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Types;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.query.PathAccess;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import dev.lockstep.registry.rule.Subject.Asked;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds: a query that compares with values of a type that is no longer stored. */
public final class QueryPredicateTypeMismatch implements Rule {
  private static final About ABOUT =
      new About(
          "QUERY_PREDICATE_TYPE_MISMATCH",
          Category.QUERIES,
          "a query that compares with values of a type that is no longer stored",
          "The query finds nothing, and nothing fails.",
          "Let the query ask for values of the new type.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Kept.class).stream()
        .filter(place -> place.carry() == Place.Carry.SAME)
        .filter(place -> !place.before().node().type().equals(place.after().node().type()))
        .flatMap(place -> subject.asked().stream().flatMap(asked -> drafts(subject, place, asked)))
        .toList();
  }

  private static Stream<Draft> drafts(Subject subject, Place.Kept place, Asked asked) {
    return asked
        .sent()
        .at(place.path())
        .filter(access -> access.access() == Access.FILTER || access.access() == Access.UPSERT_KEY)
        .filter(access -> isAt(access.path(), place.path()))
        .flatMap(access -> draft(subject, place, asked, access).stream())
        .limit(1);
  }

  private static boolean isAt(Path asked, Path place) {
    return Use.overlap(asked, place) && fields(asked) == fields(place);
  }

  private static long fields(Path path) {
    return path.steps().stream().filter(step -> !(step instanceof Path.Step.Elements)).count();
  }

  private static Optional<Draft> draft(
      Subject subject, Place.Kept place, Asked asked, PathAccess access) {
    Draft draft =
        Draft.at(
                place.path(),
                "%s compares %s with a value of another type"
                    .formatted(asked.sent().words(), place.path()))
            .values(Types.words(place.before().node()), Types.words(place.after().node()));
    return switch (fit(place, access)) {
      case FITS -> Optional.empty();
      case FAILS ->
          Optional.of(
              asked
                  .shown(draft.on(Edge.OLD_READER_NEW_DATA, Level.ERROR))
                  .shownBy(Specimens.with(subject.pair().after().shape(), place.after().path())));
      case OPEN -> Optional.of(asked.shown(draft.on(Edge.OLD_READER_NEW_DATA, Level.UNKNOWN)));
    };
  }

  /** What did not fit before is no worse now; of values without a type nobody can tell. */
  private static Fit fit(Place.Kept place, PathAccess access) {
    List<String> types = access.types();
    if (types.isEmpty()) {
      boolean isOther =
          Types.relation(place.before().node(), place.after().node()) == Types.Relation.DISJOINT;
      return isOther ? Fit.OPEN : Fit.FITS;
    }
    List<Fit> fits =
        types.stream()
            .filter(type -> Operands.fit(place.before().node(), type) != Fit.FAILS)
            .map(type -> Operands.fit(place.after().node(), type))
            .toList();
    return fits.contains(Fit.FAILS) ? Fit.FAILS : fits.contains(Fit.OPEN) ? Fit.OPEN : Fit.FITS;
  }
}
