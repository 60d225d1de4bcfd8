package dev.lockstep.registry.query.mongo;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.query.mongo.Filter.Compare;
import dev.lockstep.registry.query.mongo.Filter.Condition;
import dev.lockstep.registry.query.mongo.Filter.Operator;
import dev.lockstep.registry.query.mongo.Filter.Test;
import dev.lockstep.registry.query.mongo.MongoRewriter.Form;
import dev.lockstep.registry.query.trail.Lost;
import dev.lockstep.registry.query.trail.Trail;
import dev.lockstep.registry.query.trail.Trail.Apart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rewrites filters test by test, so that every test keeps its answer for every document, and with
 * them every combination of tests.
 *
 * <p>For a value that moved, a document of one shape holds nothing at the path of the other. So
 * where a test fails on nothing, one of the two paths must pass it, and where it holds of nothing
 * ({@code $ne}, null, {@code $exists: false}) both must. Where a parameter decides what it says of
 * nothing, the presence of the new path chooses which path is asked.
 */
final class FilterRewriter {
  private static final Value OBJECT = Value.text("object");

  private final Conditions conditions;
  private final Form form;

  FilterRewriter(Conditions conditions, Form form) {
    this.conditions = conditions;
    this.form = form;
  }

  /** How paths are followed. */
  interface Follower {
    Trail follow(Path path) throws Lost;
  }

  Filter rewrite(Filter filter, Follower follower) throws Lost {
    return switch (filter) {
      case Filter.And and -> new Filter.And(all(and.parts(), follower));
      case Filter.Or or -> new Filter.Or(all(or.parts(), follower));
      case Filter.Nor nor -> new Filter.Nor(all(nor.parts(), follower));
      case Test test -> test(test, follower.follow(test.path()));
      case Filter.Unknown unknown -> throw new Lost(unknown.place() + " is not understood");
    };
  }

  private List<Filter> all(List<Filter> parts, Follower follower) throws Lost {
    List<Filter> all = new ArrayList<>();
    for (Filter part : parts) {
      all.add(rewrite(part, follower));
    }
    return all;
  }

  private Filter test(Test test, Trail trail) throws Lost {
    if (trail.isUntouched()) {
      return test;
    }
    return switch (form) {
      case RENEWED -> renewed(test, trail);
      case BOTH ->
          trail.isMoved()
              ? apart(test, trail)
              : new Test(test.path(), conditions.either(test.conditions(), trail));
    };
  }

  private Test renewed(Test test, Trail trail) throws Lost {
    return new Test(trail.to(), conditions.renewed(test.conditions(), trail));
  }

  private Filter apart(Test test, Trail trail) throws Lost {
    Test renewed = renewed(test, trail);
    return switch (trail.apart()) {
      case Apart.ByPresence byPresence -> byPresence(test, renewed);
      case Apart.ByNewDocument byDocument ->
          new Filter.Or(
              List.of(
                  new Filter.And(List.of(isDocument(trail.from()), renewed)),
                  new Filter.And(List.of(isNoDocument(trail.from()), test))));
      case Apart.ByOldDocument byDocument ->
          new Filter.Or(
              List.of(
                  new Filter.And(List.of(isNoDocument(trail.to()), renewed)),
                  new Filter.And(List.of(isDocument(trail.to()), test))));
      case Apart.Not not -> throw new Lost(not.why());
    };
  }

  private Filter byPresence(Test test, Test renewed) {
    Optional<Boolean> ofNothing = conditions.holdOfNothing(test.conditions());
    if (ofNothing.isPresent()) {
      List<Filter> both = List.of(test, renewed);
      return ofNothing.get() ? new Filter.And(both) : new Filter.Or(both);
    }
    return new Filter.Or(
        List.of(
            new Filter.And(List.of(exists(renewed.path(), true), renewed)),
            new Filter.And(List.of(exists(renewed.path(), false), test))));
  }

  private static Filter exists(Path path, boolean wanted) {
    return one(path, new Compare(Operator.EXISTS, Value.bool(wanted)));
  }

  private static Filter isDocument(Path path) {
    return one(path, new Compare(Operator.TYPE, OBJECT));
  }

  private static Filter isNoDocument(Path path) {
    return one(path, new Filter.Not(List.of(new Compare(Operator.TYPE, OBJECT))));
  }

  private static Filter one(Path path, Condition condition) {
    return new Test(path, List.of(condition));
  }
}
