package dev.lockstep.model.compile;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.lens.Complement;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of the elements of one container.
 *
 * @param marks what tells the elements of the new shape apart, in order
 * @param contents the complements of the elements that need one, by position
 */
record Kept(List<Value> marks, Document contents, boolean holdsValues) {
  private static final String MARKS = "m";
  private static final String CONTENTS = "c";
  private static final Kept NOTHING = new Kept(List.of(), Document.empty(), false);

  static Document content(List<Value> marks, Document contents) {
    return Document.of(MARKS, new Value.Array(marks), CONTENTS, contents);
  }

  static Kept of(Complement complement) {
    return complement.content().get(MARKS).orElse(Value.NULL) instanceof Value.Array marks
            && complement.content().get(CONTENTS).orElse(Value.NULL) instanceof Document contents
        ? new Kept(marks.items(), contents, complement.holdsValues())
        : NOTHING;
  }

  boolean isEmpty() {
    return contents.isEmpty();
  }

  /** The complement of the element at this position; none for no position. */
  Complement at(int index) {
    return content(index).map(c -> new Complement(c, holdsValues)).orElse(Complement.NONE);
  }

  private Optional<Document> content(int index) {
    return index >= 0
            && contents.get(Integer.toString(index)).orElse(Value.NULL) instanceof Document c
        ? Optional.of(c)
        : Optional.empty();
  }

  /**
   * Whether other elements had the same mark but another complement, while {@code present} has more
   * or fewer of them now.
   */
  boolean isOneOfDifferent(int index, List<Value> present) {
    Value mark = marks.get(index);
    int count = Collections.frequency(marks, mark);
    if (count == 1 || count == Collections.frequency(present, mark)) {
      return false;
    }
    for (int i = 0; i < marks.size(); i++) {
      if (marks.get(i).equals(mark) && !content(i).equals(content(index))) {
        return true;
      }
    }
    return false;
  }
}
