package dev.lockstep.model.inplace;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code _lockstep} says of a document in which both shapes live: which change, under which
 * epoch, and when each component last agreed. It is a hint: content decides.
 *
 * @param nonce differs in every write of an engine or SDK, so that a guard on it is a guard on all
 * @param components the digests of both sides at the time they agreed, by component name
 * @param next new-shape values at paths which the old shape claims, nested as in the new shape
 */
public record Tag(
    String change, long epoch, Bytes nonce, Map<String, Agreement> components, Document next) {

  /** Where a component stands. */
  public enum State {
    /** The new side is what the old one gives when carried forward. */
    AGREED,
    /** The new side goes back to the old one, and holds more than the old one can say. */
    KEPT,
    /** One side holds what the other has no place for; the other keeps its last value. */
    HELD
  }

  /** Digests of exactly the content that the write's guard asserted. */
  public record Agreement(Digest old, Digest renewed, State state) {}

  public Tag {
    components = Map.copyOf(components);
  }

  /** What the tag says of a component. */
  public Optional<Agreement> agreement(String component) {
    return Optional.ofNullable(components.get(component));
  }

  /** The tag of a document, if it has one that can be read. */
  public static Optional<Tag> of(Document document) {
    return document.get(Layout.TAG).flatMap(Tag::read);
  }

  private static Optional<Tag> read(Value value) {
    if (value instanceof Document tag
        && tag.get("change").orElse(Value.NULL) instanceof Value.Text change
        && tag.get("epoch").orElse(Value.NULL) instanceof Value.Int64 epoch
        && tag.get("nonce").orElse(Value.NULL) instanceof Value.Binary nonce
        && tag.get("components").orElse(Value.NULL) instanceof Document components
        && tag.get("next").orElse(Document.empty()) instanceof Document next) {
      return Optional.of(
          new Tag(change.value(), epoch.value(), nonce.bytes(), agreements(components), next));
    }
    return Optional.empty();
  }

  private static Map<String, Agreement> agreements(Document components) {
    Map<String, Agreement> agreements = HashMap.newHashMap(components.size());
    for (int i = 0; i < components.size(); i++) {
      String name = components.name(i);
      agreement(components.value(i)).ifPresent(agreement -> agreements.put(name, agreement));
    }
    return agreements;
  }

  private static Optional<Agreement> agreement(Value value) {
    if (value instanceof Document agreement
        && agreement.get("old").orElse(Value.NULL) instanceof Value.Binary old
        && agreement.get("new").orElse(Value.NULL) instanceof Value.Binary renewed
        && old.bytes().size() == 16
        && renewed.bytes().size() == 16) {
      return Optional.of(
          new Agreement(
              Digest.fromBytes(old.bytes()), Digest.fromBytes(renewed.bytes()), state(agreement)));
    }
    return Optional.empty();
  }

  private static State state(Document agreement) {
    return agreement.has("held") ? State.HELD : agreement.has("kept") ? State.KEPT : State.AGREED;
  }

  /** The tag as the value of {@code _lockstep}. */
  public Document toDocument() {
    Document.Builder agreements = Document.builder();
    components.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> agreements.add(entry.getKey(), toDocument(entry.getValue())));
    Document.Builder tag =
        Document.builder()
            .add("change", Value.text(change))
            .add("epoch", Value.int64(epoch))
            .add("nonce", new Value.Binary(0, nonce))
            .add("components", agreements.build());
    return next.isEmpty() ? tag.build() : tag.add("next", next).build();
  }

  private static Document toDocument(Agreement agreement) {
    Document digests =
        Document.of(
            "old", new Value.Binary(0, agreement.old().toBytes()),
            "new", new Value.Binary(0, agreement.renewed().toBytes()));
    return switch (agreement.state()) {
      case AGREED -> digests;
      case KEPT -> digests.with("kept", Value.bool(true));
      case HELD -> digests.with("held", Value.bool(true));
    };
  }
}
