package dev.lockstep.registry.query.language;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.registry.query.Gap;
import dev.lockstep.registry.query.ParsedQuery;
import dev.lockstep.registry.query.Rewriting;
import dev.lockstep.registry.query.Serving;
import dev.lockstep.registry.query.cql.CqlPlanner;
import dev.lockstep.registry.query.cql.CqlQuery;
import dev.lockstep.registry.query.cql.CqlRewriter;
import dev.lockstep.registry.query.mongo.MongoPlanner;
import dev.lockstep.registry.query.mongo.MongoQuery;
import dev.lockstep.registry.query.mongo.MongoRewriter;
import java.util.List;

/** A template over a collection, read by whoever knows its language. Threads may share it. */
public sealed interface Query {
  /** The template over a collection, as it stands before a change. */
  static Query of(QueryTemplate template, CollectionPromise collection) {
    return switch (template.language()) {
      case MONGODB -> new OfMongo(template, collection, MongoQuery.of(template));
      case CQL -> new OfCql(template, collection, CqlQuery.of(template, collection.storedName()));
      case PARTIQL, DYNAMODB, REDIS -> new OfOther(template, collection);
    };
  }

  /** The template. */
  QueryTemplate template();

  /** The collection that it asks. */
  CollectionPromise collection();

  /** Its paths and gaps. */
  ParsedQuery parsed();

  /** What serves it. */
  Serving serving();

  /** What it becomes for documents of the new shape. */
  Rewriting renewed(Change change);

  /** What is right while both shapes live. */
  Rewriting coexisting(Change change);

  /** Whether it shows every column of a table, whatever columns come and go. */
  default boolean isOfAllColumns() {
    return false;
  }

  /** A command of MongoDB. */
  record OfMongo(QueryTemplate template, CollectionPromise collection, MongoQuery query)
      implements Query {
    @Override
    public ParsedQuery parsed() {
      return query.parsed();
    }

    @Override
    public Serving serving() {
      return new MongoPlanner(collection.indexes(), collection.shape()).plan(query);
    }

    @Override
    public Rewriting renewed(Change change) {
      return new MongoRewriter(change, collection.shape()).renewed(query);
    }

    @Override
    public Rewriting coexisting(Change change) {
      return new MongoRewriter(change, collection.shape()).coexisting(query);
    }
  }

  /** A statement of CQL. */
  record OfCql(QueryTemplate template, CollectionPromise collection, CqlQuery query)
      implements Query {
    @Override
    public ParsedQuery parsed() {
      return query.parsed();
    }

    @Override
    public Serving serving() {
      return new CqlPlanner(collection).plan(query);
    }

    @Override
    public Rewriting renewed(Change change) {
      return new CqlRewriter(change, collection).renewed(query);
    }

    @Override
    public Rewriting coexisting(Change change) {
      return new CqlRewriter(change, collection).coexisting(query);
    }

    @Override
    public boolean isOfAllColumns() {
      return query.isOfAllColumns();
    }
  }

  /** A template in a language that nothing here reads. */
  record OfOther(QueryTemplate template, CollectionPromise collection) implements Query {
    private String why() {
      return "nothing reads templates of " + template.language().word();
    }

    @Override
    public ParsedQuery parsed() {
      return new ParsedQuery(List.of(), List.of(new Gap("the template", why())));
    }

    @Override
    public Serving serving() {
      return new Serving.Unknown("Cannot say what serves the query: " + why() + ".");
    }

    @Override
    public Rewriting renewed(Change change) {
      return new Rewriting.Impossible("Cannot rewrite the query: " + why());
    }

    @Override
    public Rewriting coexisting(Change change) {
      return renewed(change);
    }
  }
}
