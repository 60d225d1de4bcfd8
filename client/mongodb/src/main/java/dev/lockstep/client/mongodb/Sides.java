package dev.lockstep.client.mongodb;

import dev.lockstep.client.stage.Tenure;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.stage.Conduct.Writes;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.BsonValue;

/** Where the two shapes of a collection are, and how to read and write each. */
interface Sides<T> {
  /** How often a write is decided anew while others change the same document. */
  int ATTEMPTS = 100;

  /** What the side of this shape holds, in the shape that the service speaks. */
  Optional<T> find(BsonValue key, Shape side, Tenure tenure);

  /**
   * Does something to one document; called for the first side of a write, and again for the second
   * one, which then takes over what the first one holds.
   */
  Written write(BsonValue key, Shape side, Attempt attempt);

  /** Brings the other side of a document to what the holder has. */
  void repair(BsonValue key, Shape holder, Scale scale);

  /** Counts how large documents are that were written. */
  @FunctionalInterface
  interface Scale {
    /** What pays debts is not weighed: it belongs to no write of this moment. */
    Scale NONE = (side, written) -> {};

    /** This was written to the side of this shape. */
    void weigh(Shape side, Document written);
  }

  /** What is to be done to a document, in the shape that the service speaks. */
  sealed interface Deed {
    /** It is born. */
    record Insert(Document document) implements Deed {}

    /** It becomes what this answers, its key unchanged. */
    record Update(UnaryOperator<Document> edit) implements Deed {}

    /** It goes. */
    record Delete() implements Deed {}
  }

  /** One write under way, from its first side to its second. Not for threads to share. */
  final class Attempt {
    private final Deed deed;
    private final Tenure tenure;
    private final Scale scale;
    private Optional<Written> first = Optional.empty();

    Attempt(Deed deed, Tenure tenure, Scale scale) {
      this.deed = deed;
      this.tenure = tenure;
      this.scale = scale;
    }

    Deed deed() {
      return deed;
    }

    Writes writes() {
      return tenure.conduct().writes();
    }

    Tenure tenure() {
      return tenure;
    }

    Scale scale() {
      return scale;
    }

    /** What came of the first side; empty before. */
    Optional<Written> first() {
      return first;
    }

    Written done(Written written) {
      first = Optional.of(written);
      return written;
    }
  }

  /** Others change the document faster than it can be written. */
  static Problem contended(String collection) {
    return new Problem(
        ProblemCode.STORE_FAILED,
        "Cannot write a document of %s: others have changed it %d times meanwhile"
            .formatted(collection, ATTEMPTS),
        "it is as the others left it",
        "write it again");
  }

  /** One shape holds what the other has no place for. */
  static Problem unspeakable(String collection, String path, String why) {
    return new Problem(
        ProblemCode.STORE_FAILED,
        "Cannot carry a document of %s to its other shape: %s %s".formatted(collection, path, why),
        "it is as it was in both shapes",
        "lockstep status");
  }
}
