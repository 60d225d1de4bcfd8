package dev.lockstep.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Index;
import dev.lockstep.store.Store;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.generate.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the embedded server does otherwise than MongoDB, shown in the place of the contract's test,
 * so that a better server makes these fail and the contract's own come back.
 */
final class EmbeddedLimits {
  /** Binary data of a subtype other than 0, 3 and 4 breaks the connection. */
  static final Value[] OTHER_BINARIES =
      Samples.all().stream()
          .filter(value ->
              value instanceof Value.Binary binary
                  && (binary.subtype() == 5 || binary.subtype() == 128))
          .toArray(Value[]::new);

  private static final Value KEY = Value.int32(1);

  private EmbeddedLimits() {}

  static void nullGivesWayToADocument(Store store, WireServer server) {
    insert(server, "nulls", Document.of("_id", KEY, "home", Value.NULL));
    assertThat(edit(store, "nulls", new Edit.Set(Path.parse("home.city"), KEY)))
        .isEqualTo(new WriteOutcome.Applied());
    assertThat(found(server, "nulls"))
        .isEqualTo(Document.of("_id", KEY, "home", Document.of("city", KEY)));
  }

  static void partialIndexIsRefused(Store store) {
    Index partial =
        new Index(
            "part",
            Document.of("n", Value.int32(1)),
            true,
            false,
            Optional.of(Document.of("n", Document.of("$exists", Value.bool(true)))),
            Optional.empty());
    assertThatThrownBy(() -> store.collection("parts").createIndex(partial))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.STORE_INCAPABLE));
  }

  static void updateCreatesTheCollection(Store store) {
    assertThat(store.collection("ghosts").count(List.of())).isZero();
    assertThat(edit(store, "ghosts", new Edit.Set(Path.of("n"), KEY)))
        .isEqualTo(new WriteOutcome.Conflicting());
    assertThat(store.collections()).contains("ghosts");
    assertThat(store.collection("ghosts").count(List.of())).isZero();
  }

  private static void insert(WireServer server, String collection, Document document) {
    assertThat(new MongoApplication(server.application(), collection).insert(document))
        .isEqualTo(new WriteOutcome.Applied());
  }

  private static Document found(WireServer server, String collection) {
    return new MongoApplication(server.application(), collection).find(KEY).orElseThrow();
  }

  private static WriteOutcome edit(Store store, String name, Edit edit) {
    Collection collection = store.collection(name);
    GuardedWrite write =
        new GuardedWrite(KEY, List.of(new Assertion.Present(Path.of("_id"))), List.of(edit));
    return collection.write(List.of(write), store.now().plus(Duration.ofMinutes(1))).getFirst();
  }
}
