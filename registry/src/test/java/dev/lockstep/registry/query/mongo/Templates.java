package dev.lockstep.registry.query.mongo;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.query.QueryLanguage;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.query.Rewriting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Templates, changes and one shape, as short as tests want them. */
final class Templates {
  static final Shape.Fields ORDERS =
      new Shape.Fields(
          List.of(
              field("zip", ValueType.STRING, Facts.NONE),
              field("qty", ValueType.INT32, Facts.NONE),
              field("state", ValueType.STRING, states()),
              Field.of(
                  "to",
                  new Shape.Fields(
                      List.of(field("town", ValueType.STRING, Facts.NONE)),
                      Optional.of(ContentModel.CLOSED),
                      Size.ANY)),
              Field.of("tags", new Shape.Elements(Node.of(Shape.single()), Size.ANY, false))),
          Optional.of(ContentModel.CLOSED),
          Size.ANY);

  private Templates() {}

  private static Facts states() {
    return new Facts(
        false,
        Optional.empty(),
        Optional.of(
            new Choice(List.of(Value.text("new"), Value.text("sent")), Choice.Extent.CLOSED)),
        false,
        Facts.NONE.governance(),
        Facts.NONE.semantics());
  }

  private static Field field(String name, ValueType type, Facts facts) {
    return new Field(
        name,
        Optional.empty(),
        false,
        Field.Kind.REGULAR,
        new Node(
            Optional.empty(),
            new DeclaredType(Optional.empty(), Optional.of(type.word())),
            Shape.single(),
            facts));
  }

  static MongoQuery query(String json) {
    return MongoQuery.of(
        new QueryTemplate(
            "q",
            QueryLanguage.MONGODB,
            Value.text(json),
            Map.of("p", "string", "any", "any"),
            Optional.empty(),
            Optional.empty()));
  }

  static MongoQuery find(String filter) {
    return query("{\"find\": \"orders\", \"filter\": " + filter + "}");
  }

  static Change change(Operation... operations) {
    return new Change(
        "c",
        "A change",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Stream.of(operations).map(o -> new Operation.Step(o, Optional.empty())).toList(),
        Optional.empty());
  }

  static Rewriting renewed(MongoQuery query, Operation... operations) {
    return new MongoRewriter(change(operations), ORDERS).renewed(query);
  }

  static Rewriting coexisting(MongoQuery query, Operation... operations) {
    return new MongoRewriter(change(operations), ORDERS).coexisting(query);
  }

  /** Whether it is this command, whose JSON stands here. */
  static Rewriting command(String json) {
    MongoQuery query = query(json);
    return new Rewriting.Rewritten(query.with(query.command()), List.of());
  }

  static Rewriting filter(String filter) {
    return command("{\"find\": \"orders\", \"filter\": " + filter + "}");
  }
}
