package dev.lockstep.mongodb;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.store.WriteOutcome.Cause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.BSONException;
import org.bson.RawBsonDocument;

/**
 * Guarded writes sent as one unordered bulk, and the outcome of each.
 *
 * <p>A bulk answers how many documents its filters matched, not which. Where as many matched as had
 * no error, all of those took effect; where none matched, none did. In between, the documents are
 * read again, and a write whose edits are all visible took effect, provided that as many are
 * visible as matched: then these are the ones. Otherwise a live write has already covered one of
 * ours, or made the same edit, and those that cannot be told are {@link WriteOutcome.Unknown}.
 */
final class GuardedBatch {
  private static final WriteOutcome APPLIED = new WriteOutcome.Applied();
  private static final WriteOutcome CONFLICTING = new WriteOutcome.Conflicting();
  private static final int DOCUMENT_MAX = 16 * 1024 * 1024;

  private final List<GuardedWrite> writes;
  private final List<WriteOutcome> outcomes;

  GuardedBatch(List<GuardedWrite> writes) {
    this.writes = writes;
    this.outcomes =
        new ArrayList<>(Collections.nCopies(writes.size(), new WriteOutcome.Unknown("not sent")));
  }

  /** One write as the driver takes it. */
  record Statement(RawBsonDocument filter, RawBsonDocument update) {
    boolean fits() {
      return size(filter) + size(update) <= DOCUMENT_MAX;
    }

    private static int size(RawBsonDocument document) {
      return document.getByteBuffer().remaining();
    }
  }

  /**
   * Sends the writes and answers the outcome of each, in order.
   *
   * @param read reads documents by key
   */
  List<WriteOutcome> perform(
      MongoCollection<?> collection,
      Function<GuardedWrite, Statement> statement,
      UpdateOptions options,
      Function<List<Value>, List<StoredDocument>> read) {
    List<Integer> sent = new ArrayList<>();
    List<UpdateOneModel<Object>> models = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      try {
        Statement one = statement.apply(writes.get(i));
        if (one.fits()) {
          sent.add(i);
          models.add(new UpdateOneModel<>(one.filter(), one.update(), options));
        } else {
          outcomes.set(i, ServerErrors.refusal(ServerErrors.OBJECT_TOO_LARGE));
        }
      } catch (Problem e) {
        outcomes.set(i, new WriteOutcome.Refused(Cause.OTHER, String.valueOf(e.getMessage())));
      }
    }
    if (!sent.isEmpty()) {
      send(cast(collection), models, sent, read);
    }
    return List.copyOf(outcomes);
  }

  @SuppressWarnings("unchecked")
  private static MongoCollection<Object> cast(MongoCollection<?> collection) {
    return (MongoCollection<Object>) collection;
  }

  private void send(
      MongoCollection<Object> collection,
      List<UpdateOneModel<Object>> models,
      List<Integer> sent,
      Function<List<Value>, List<StoredDocument>> read) {
    try {
      int matched =
          collection.bulkWrite(models, new BulkWriteOptions().ordered(false)).getMatchedCount();
      decide(sent, matched, read);
    } catch (MongoBulkWriteException e) {
      List<Integer> rest = new ArrayList<>(sent);
      for (BulkWriteError error : e.getWriteErrors()) {
        Integer index = sent.get(error.getIndex());
        outcomes.set(index, ServerErrors.refusal(error.getCode()));
        rest.remove(/* element */ index);
      }
      if (e.getWriteConcernError() != null) {
        unknown(rest, "no majority has confirmed it");
      } else {
        decide(rest, e.getWriteResult().getMatchedCount(), read);
      }
    } catch (MongoException e) {
      if (ServerErrors.isUnauthorised(e)) {
        throw e;
      }
      unknown(sent, ServerErrors.named(e));
    } catch (BSONException e) {
      unknown(sent, ServerErrors.GARBLED);
    }
  }

  private void decide(
      List<Integer> open, int matched, Function<List<Value>, List<StoredDocument>> read) {
    if (matched == open.size()) {
      open.forEach(i -> outcomes.set(i, APPLIED));
    } else if (matched == 0) {
      open.forEach(i -> outcomes.set(i, CONFLICTING));
    } else {
      tellApart(open, matched, read);
    }
  }

  private void tellApart(
      List<Integer> open, int matched, Function<List<Value>, List<StoredDocument>> read) {
    Map<Value, Document> now = new HashMap<>();
    try {
      for (StoredDocument stored :
          read.apply(open.stream().map(i -> writes.get(i).key()).toList())) {
        if (stored instanceof StoredDocument.Readable readable) {
          now.put(readable.key(), readable.document());
        }
      }
    } catch (MongoException e) {
      String why = "some of the batch took effect, and " + ServerErrors.named(e);
      open.forEach(i -> outcomes.set(i, over(why)));
      return;
    }
    List<Integer> visible = open.stream().filter(i -> isVisible(writes.get(i), now)).toList();
    boolean told = visible.size() == matched;
    for (int i : open) {
      outcomes.set(i, told ? CONFLICTING : over("a live write came right after"));
    }
    if (told || visible.size() < matched) {
      visible.forEach(i -> outcomes.set(i, APPLIED));
    }
  }

  /** The server has answered, so that nothing of the batch can take effect any more. */
  private static WriteOutcome over(String why) {
    return new WriteOutcome.Unknown(WriteOutcome.Later.IMPOSSIBLE, why);
  }

  private static boolean isVisible(GuardedWrite write, Map<Value, Document> now) {
    Document document = now.get(write.key());
    return document != null && UpdateDocument.isVisible(write.edits(), document);
  }

  private void unknown(List<Integer> open, String why) {
    open.forEach(i -> outcomes.set(i, new WriteOutcome.Unknown(why)));
  }
}
