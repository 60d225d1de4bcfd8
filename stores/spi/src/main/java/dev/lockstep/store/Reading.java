package dev.lockstep.store;

import dev.lockstep.model.survey.Drawn;
import java.util.List;

/** Documents that are read once, a batch after the other. For one thread. */
public interface Reading extends AutoCloseable {
  /** Which documents come. */
  Drawn drawn();

  /** The next documents; none at the end. Of rows that a table holds, each column is a field. */
  List<StoredDocument> next();

  @Override
  void close();
}
