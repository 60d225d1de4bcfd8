package dev.lockstep.engine.rollout;

import dev.lockstep.engine.work.RangePass;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.inplace.SharedPaths;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.StoredDocument;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Tells documents of the old shape from those of the new one, once no tag does any more.
 *
 * <p>Where both shapes claim a path, a service that still writes the old shape after its purge
 * leaves a document that nobody can tell from a new one. So retiring needs an expression that holds
 * for old documents only: the operator declares it, or it follows from a field that the validator
 * requires and that the change brings. Either is proven on all documents before the purge.
 */
final class OldShape {
  private static final String PROOF = "tell-apart";
  private static final String COUNT = "old-shape";

  private final Rollout rollout;
  private final Layout layout;
  private final SharedPaths shared;
  private final Optional<OldWhen> declared;
  private final Optional<String> marker;

  OldShape(Rollout rollout, Optional<OldWhen> declared) {
    this.rollout = rollout;
    this.layout = rollout.subject().layout();
    this.shared = layout.shared();
    this.declared = declared;
    this.marker =
        shared.isEmpty() || declared.isPresent()
            ? Optional.empty()
            : rollout.gate().reading(() -> rollout.collection().validator()).flatMap(this::marker);
  }

  /** Refuses where nothing tells the shapes apart; else records what does. */
  void require() {
    if (!shared.isEmpty() && declared.isEmpty() && marker.isEmpty()) {
      throw refused(
          shared
              + " shared by both shapes, so a document that a service still writes in the old shape"
              + " could not be told from a new one");
    }
    declared
        .map(OldWhen::text)
        .filter(text -> !rollout.state().retirement().oldWhen().equals(Optional.of(text)))
        .ifPresent(text -> rollout.record(Actions.OLD_SHAPE_DECLARED, Map.of("old-when", text)));
    marker.ifPresent(
        name -> rollout.record(Actions.OLD_SHAPE_DECLARED, Map.of("required-field", name)));
  }

  /** A field that the validator requires and that no document has in the old shape. */
  private Optional<String> marker(Document validator) {
    Set<String> required = new HashSet<>();
    if (validator.get("$jsonSchema").orElse(Value.NULL) instanceof Document schema
        && schema.get("required").orElse(Value.NULL) instanceof Value.Array names) {
      names.items().stream()
          .filter(Value.Text.class::isInstance)
          .forEach(name -> required.add(((Value.Text) name).value()));
    }
    for (String name : validator.names()) {
      if (validator.get(name).orElse(Value.NULL) instanceof Document rule
          && rule.get("$exists").equals(Optional.of(Value.bool(true)))) {
        required.add(name);
      }
    }
    return layout.inPlace().stream()
        .map(path -> path.names().getFirst())
        .filter(required::contains)
        .sorted()
        .findFirst();
  }

  private Optional<Expression> test() {
    return declared
        .map(OldWhen::expression)
        .or(() -> marker.map(name -> new Expression.Not(new Expression.Has(Path.of(name)))));
  }

  /** Shows on all documents that the shapes are told apart, or refuses with the numbers. */
  void prove() {
    test().ifPresent(this::prove);
  }

  private void prove(Expression isOld) {
    AtomicLong missed = new AtomicLong();
    AtomicLong mistaken = new AtomicLong();
    pass(
        PROOF,
        document -> {
          Document old = layout.oldView(document);
          Document renewed = layout.newView(document);
          if (shared.tellApart(old, renewed) && !isOld.holds(old)) {
            missed.incrementAndGet();
          }
          if (isOld.holds(renewed)) {
            mistaken.incrementAndGet();
          }
        });
    if (missed.get() + mistaken.get() > 0) {
      throw refused(
          ("%s does not tell the shapes apart: it fails to hold for %d documents in"
                  + " the old shape, and holds for %d in the new one")
              .formatted(
                  marker
                      .map(name -> "that the required field " + name + " is absent")
                      .orElse("--old-when"),
                  missed.get(),
                  mistaken.get()));
    }
  }

  /** Counts the documents that a service wrote in the old shape since its purge. */
  void count() {
    test()
        .ifPresent(isOld -> {
          AtomicLong old = new AtomicLong();
          pass(
              COUNT,
              document -> {
                if (isOld.holds(document)) {
                  old.incrementAndGet();
                }
              });
          rollout.record(Actions.COUNTED, Map.of("old-shape", Long.toString(old.get())));
        });
  }

  /** Looks at every document of this change from the first on; a count has no half. */
  private void pass(String name, Consumer<Document> look) {
    rollout.host().checkpoints().clear(name);
    new RangePass(
            rollout.work().site(),
            name,
            (documents, deadline) -> readable(documents).forEach(look),
            () -> rollout.work().sync().pump(Duration.ZERO))
        .run();
  }

  private List<Document> readable(List<StoredDocument> documents) {
    return documents.stream()
        .filter(StoredDocument.Readable.class::isInstance)
        .map(stored -> ((StoredDocument.Readable) stored).document())
        .filter(document -> !layout.isForeign(document))
        .toList();
  }

  private Problem refused(String why) {
    String id = rollout.subject().change().id();
    return new Problem(
        ProblemCode.SHAPES_ALIKE,
        "Cannot retire %s: %s".formatted(id, why),
        "nothing was purged; both shapes are kept and the way back is open",
        "lockstep retire %s --confirm %s --old-when EXPR".formatted(id, id)
            + ", with an expression that holds for old documents only");
  }
}
