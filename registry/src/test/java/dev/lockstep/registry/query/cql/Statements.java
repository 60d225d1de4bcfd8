package dev.lockstep.registry.query.cql;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.Keys;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.query.QueryLanguage;
import dev.lockstep.model.query.QueryTemplate;
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

/** Statements over a table of orders, and what they become. */
final class Statements {
  static final CollectionPromise ORDERS =
      new CollectionPromise(
          Optional.empty(),
          "orders",
          Optional.empty(),
          Optional.of(Engine.CASSANDRA),
          new Shape.Fields(
              List.of(
                  column("shop", "text", Field.Kind.REGULAR),
                  column("at", "int", Field.Kind.REGULAR),
                  column("zip", "text", Field.Kind.REGULAR),
                  column("qty", "int", Field.Kind.REGULAR),
                  column("tags", "set<text>", Field.Kind.REGULAR),
                  column("hits", "counter", Field.Kind.COUNTER)),
              Optional.of(ContentModel.CLOSED),
              Size.ANY),
          new Keys(
              List.of(),
              List.of(Path.of("shop")),
              List.of(KeyPart.ascending(Path.of("at"))),
              List.of(),
              Map.of(),
              Optional.empty()),
          List.of(),
          List.of(),
          Storage.NONE,
          Governance.NONE);

  private Statements() {}

  private static Field column(String name, String type, Field.Kind kind) {
    DeclaredType declared = new DeclaredType(Optional.empty(), Optional.of(type));
    return new Field(
        name,
        Optional.empty(),
        false,
        kind,
        new Node(Optional.empty(), declared, Shape.single(), Facts.NONE));
  }

  static CqlQuery query(String cql) {
    return CqlQuery.of(
        new QueryTemplate(
            "q",
            QueryLanguage.CQL,
            Value.text(cql),
            Map.of("z", "text", "n", "int"),
            Optional.empty(),
            Optional.empty()),
        "orders");
  }

  private static Change change(Operation... operations) {
    return new Change(
        "c",
        "A change",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Stream.of(operations).map(o -> new Operation.Step(o, Optional.empty())).toList(),
        Optional.empty());
  }

  static String renewed(String cql, Operation... operations) {
    return words(new CqlRewriter(change(operations), ORDERS).renewed(query(cql)));
  }

  static String coexisting(String cql, Operation... operations) {
    return words(new CqlRewriter(change(operations), ORDERS).coexisting(query(cql)));
  }

  private static String words(Rewriting rewriting) {
    return switch (rewriting) {
      case Rewriting.Same same -> "same";
      case Rewriting.Rewritten rewritten -> ((Value.Text) rewritten.template().template()).value();
      case Rewriting.Impossible impossible -> impossible.why();
    };
  }
}
