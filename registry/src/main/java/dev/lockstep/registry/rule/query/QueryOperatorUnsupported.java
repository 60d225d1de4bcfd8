package dev.lockstep.registry.rule.query;

import dev.lockstep.model.shape.Node;
import dev.lockstep.registry.compare.Fit;
import dev.lockstep.registry.compare.Operands;
import dev.lockstep.registry.compare.Operands.Holding;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Types;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import dev.lockstep.registry.rule.Subject.Asked;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds: an operator of a query that the new type does not have. */
public final class QueryOperatorUnsupported implements Rule {
  private static final About ABOUT =
      new About(
          "QUERY_OPERATOR_UNSUPPORTED",
          Category.QUERIES,
          "an operator of a query that the new type does not have",
          "The query is refused, or finds nothing.",
          "Write the query anew for the new type.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Kept.class).stream()
        .filter(place -> place.carry() == Place.Carry.SAME)
        .filter(place -> !place.before().node().equals(place.after().node()))
        .flatMap(place -> subject.asked().stream().flatMap(asked -> drafts(place, asked)))
        .toList();
  }

  private static Stream<Draft> drafts(Place.Kept place, Asked asked) {
    return asked
        .sent()
        .at(place.path())
        .filter(access -> access.path().equals(place.path()))
        .flatMap(access -> access.operators().stream())
        .distinct()
        .flatMap(operator -> draft(place, asked, operator));
  }

  private static Stream<Draft> draft(Place.Kept place, Asked asked, String operator) {
    Fit before = fit(place.before().node(), operator);
    Fit after = fit(place.after().node(), operator);
    if (before == Fit.FAILS || after == Fit.FITS || before == after) {
      return Stream.of();
    }
    Draft draft =
        Draft.at(
                place.path(),
                "%s uses %s at %s".formatted(asked.sent().words(), operator, place.path()))
            .values(Types.words(place.before().node()), Types.words(place.after().node()))
            .on(Edge.OLD_READER_NEW_DATA, after == Fit.FAILS ? Level.ERROR : Level.UNKNOWN);
    return Stream.of(asked.shown(draft));
  }

  private static Fit fit(Node node, String operator) {
    Set<Holding> needed = needed(operator);
    return needed.isEmpty()
        ? Fit.FITS
        : Operands.holding(node)
            .map(holding -> needed.contains(holding) ? Fit.FITS : Fit.FAILS)
            .orElse(Fit.OPEN);
  }

  /** What must stand where the operator is used; nothing where anything may. */
  private static Set<Holding> needed(String operator) {
    return switch (operator) {
      case "$inc", "$mul", "$bit", "$mod", "sum", "avg" ->
          EnumSet.of(Holding.NUMBER, Holding.COUNTER);
      case "$push", "$pull", "$pullAll", "$addToSet", "$pop", "$size", "$elemMatch" ->
          EnumSet.of(Holding.LIST, Holding.FROZEN);
      case "$regex", "LIKE" -> EnumSet.of(Holding.TEXT);
      case "CONTAINS" -> EnumSet.of(Holding.LIST, Holding.MAP, Holding.FROZEN);
      case "CONTAINS KEY" -> EnumSet.of(Holding.MAP, Holding.FROZEN);
      case "[]" -> EnumSet.of(Holding.LIST, Holding.MAP);
      case "+", "-" -> EnumSet.of(Holding.LIST, Holding.MAP, Holding.COUNTER);
      default -> EnumSet.noneOf(Holding.class);
    };
  }
}
