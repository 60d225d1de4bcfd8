package dev.lockstep.store;

import dev.lockstep.model.survey.CollectionSurvey;
import dev.lockstep.model.survey.Writers;
import java.util.OptionalLong;

/**
 * What a store tells of itself to somebody who only looks: no method writes, or asks for more than
 * reading takes. Threads may share it.
 */
public interface Survey {
  /**
   * What the catalogue says of a collection.
   *
   * @throws dev.lockstep.model.problem.Problem with {@code COLLECTION_MISSING} if there is none
   */
  CollectionSurvey collection(String name);

  /** The applications that the store has seen, and what it did not tell. */
  Writers writers();

  /**
   * Begins to read documents.
   *
   * @param sample about how many; all where empty
   */
  Reading read(String collection, OptionalLong sample);
}
