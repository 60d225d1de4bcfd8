package dev.lockstep.engine.lease;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.Edit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The lease of one collection as the store holds it. Times are the store's, in milliseconds.
 *
 * @param collection the collection it is for
 * @param change the change that is open there
 * @param fingerprint of what the change meant to who took it last
 * @param owner who took it last
 * @param epoch grows with every holder
 * @param deadline when it ends, unless renewed
 * @param fence until when an earlier holder's write may still take effect
 * @param token differs in every acquisition and release, so that a guard on it tells them apart
 */
public record LeaseRecord(
    String collection,
    String change,
    String fingerprint,
    String owner,
    long epoch,
    Instant deadline,
    Instant fence,
    long token) {

  static Optional<LeaseRecord> of(Document document) {
    if (document.get("_id").orElse(Value.NULL) instanceof Value.Text collection
        && document.get("change").orElse(Value.NULL) instanceof Value.Text change
        && document.get("fingerprint").orElse(Value.NULL) instanceof Value.Text fingerprint
        && document.get("owner").orElse(Value.NULL) instanceof Value.Text owner
        && document.get("epoch").orElse(Value.NULL) instanceof Value.Int64 epoch
        && document.get("deadline").orElse(Value.NULL) instanceof Value.DateTime deadline
        && document.get("fence").orElse(Value.NULL) instanceof Value.DateTime fence
        && document.get("token").orElse(Value.NULL) instanceof Value.Int64 token) {
      return Optional.of(
          new LeaseRecord(
              collection.value(),
              change.value(),
              fingerprint.value(),
              owner.value(),
              epoch.value(),
              Instant.ofEpochMilli(deadline.epochMillis()),
              Instant.ofEpochMilli(fence.epochMillis()),
              token.value()));
    }
    return Optional.empty();
  }

  Document toDocument() {
    return Document.builder()
        .add("_id", Value.text(collection))
        .add("change", Value.text(change))
        .add("fingerprint", Value.text(fingerprint))
        .add("owner", Value.text(owner))
        .add("epoch", Value.int64(epoch))
        .add("deadline", new Value.DateTime(deadline.toEpochMilli()))
        .add("fence", new Value.DateTime(fence.toEpochMilli()))
        .add("token", Value.int64(token))
        .build();
  }

  /** What a write that replaces this record demands: that it is this one still. */
  List<Assertion> guard() {
    return List.of(
        new Assertion.Equal(Path.of("token"), Value.int64(token)),
        new Assertion.Equal(Path.of("epoch"), Value.int64(epoch)),
        new Assertion.Equal(Path.of("deadline"), new Value.DateTime(deadline.toEpochMilli())));
  }

  /** The edits that turn any record of the collection into this one. */
  List<Edit> edits() {
    Document document = toDocument().without("_id");
    return document.names().stream()
        .<Edit>map(name -> new Edit.Set(Path.of(name), document.get(name).orElseThrow()))
        .toList();
  }

  /** Whether somebody may still be working under it. */
  public boolean isLiveAt(Instant storeTime) {
    return deadline.isAfter(storeTime);
  }

  /** The time after which no write under this record or an earlier one takes effect. */
  Instant fenceAfterIt() {
    return fence.isAfter(deadline) ? fence : deadline;
  }
}
