package dev.lockstep.engine.rollout;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.example.Examples;
import dev.lockstep.model.example.Names;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.path.Path;
import dev.lockstep.store.Capability;
import dev.lockstep.store.Expansion;
import dev.lockstep.store.NewField;
import dev.lockstep.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Room for the fields that a change brings, where documents hold declared fields only. What values
 * they are going to hold is learnt from documents that are carried over in memory; for a field that
 * none of these tells of, from the types that the operations give.
 */
final class Fields {
  private final Rollout rollout;
  private final Layout layout;

  Fields(Rollout rollout) {
    this.rollout = rollout;
    this.layout = rollout.subject().layout();
  }

  /** Makes room for the new shape and the tag. */
  void expand() {
    if (rollout.store().capabilities().contains(Capability.FREE_FIELDS)) {
      return;
    }
    List<NewField> fields = fields();
    switch (rollout.gate().writing("columns", () -> rollout.collection().expand(fields))) {
      case Expansion.Ready ready -> {}
      case Expansion.Refused refused ->
          throw rollout.halted(
              "Cannot make room for the new shape in %s: %s"
                  .formatted(rollout.collection().name(), String.join("; ", refused.why())),
              "lockstep rollback " + rollout.subject().change().id());
    }
  }

  /** Takes away the room that was made, once nothing stands in it any more. */
  void rollBack() {
    rollout
        .collection()
        .contract(Stream.concat(newNames().stream(), Stream.of(Layout.TAG)).toList());
  }

  /** The new shape stays; only the tag goes. */
  void retire() {
    rollout.collection().keep(newNames());
    rollout.collection().contract(List.of(Layout.TAG));
  }

  private List<String> newNames() {
    return layout.inPlace().stream().map(Path::root).sorted().toList();
  }

  private List<NewField> fields() {
    List<Document> old = new ArrayList<>();
    List<Document> renewed = new ArrayList<>();
    for (StoredDocument stored :
        Sample.of(rollout.collection(), rollout.gate(), rollout.settings().sample())) {
      if (stored instanceof StoredDocument.Readable readable
          && !layout.isForeign(readable.document())) {
        old.add(layout.oldView(readable.document()));
        renewed.add(layout.newView(readable.document()));
      }
    }
    List<Step> operations = rollout.subject().change().operations();
    Document specimen = rollout.collection().specimen(Names.in(operations));
    List<Document> examples = Examples.after(operations, specimen);
    List<Document> olds = and(old, specimen);
    List<Document> news = and(renewed, examples.getFirst());
    List<NewField> fields = new ArrayList<>();
    for (String name : newNames()) {
      List<Value> seen = values(name, renewed);
      List<Value> values =
          seen.stream().anyMatch(Fields::isTelling) ? seen : values(name, examples);
      fields.add(new NewField(name, like(name, olds, news), values));
    }
    fields.add(new NewField(Layout.TAG, Optional.empty(), List.of(Document.empty())));
    return fields;
  }

  private static List<Document> and(List<Document> documents, Document another) {
    return Stream.concat(documents.stream(), Stream.of(another)).toList();
  }

  private static List<Value> values(String name, List<Document> documents) {
    return documents.stream().flatMap(document -> document.get(name).stream()).toList();
  }

  /** Whether a value tells its type, and that of its parts. */
  private static boolean isTelling(Value value) {
    return switch (value) {
      case Value.Null none -> false;
      case Value.Array(List<Value> items) -> items.stream().anyMatch(Fields::isTelling);
      case Document document ->
          IntStream.range(0, document.size()).mapToObj(document::value).anyMatch(Fields::isTelling);
      default -> true;
    };
  }

  /** The field whose values go there as they are. */
  private Optional<String> like(String name, List<Document> old, List<Document> renewed) {
    return rollout.subject().change().operations().stream()
        .map(Step::operation)
        .flatMap(operation -> source(operation, name).stream())
        .filter(source -> source.steps().size() == 1)
        .map(Path::root)
        .filter(source -> isTheSame(source, old, name, renewed))
        .findFirst();
  }

  private static Optional<Path> source(Operation operation, String name) {
    Path to = Path.of(name);
    return switch (operation) {
      case Operation.Rename rename when rename.to().equals(to) -> Optional.of(rename.from());
      case Operation.Move move when move.to().equals(to) -> Optional.of(move.from());
      case Operation.Copy copy when copy.to().equals(to) -> Optional.of(copy.from());
      default -> Optional.empty();
    };
  }

  private static boolean isTheSame(
      String source, List<Document> old, String name, List<Document> renewed) {
    for (int i = 0; i < old.size(); i++) {
      if (!old.get(i).get(source).equals(renewed.get(i).get(name))) {
        return false;
      }
    }
    return true;
  }
}
