package dev.lockstep.model.compile;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Carry.Held;
import dev.lockstep.model.lens.Carry.Whole;
import dev.lockstep.model.lens.Complement;
import dev.lockstep.model.lens.Footprint;
import dev.lockstep.model.lens.Lens;
import dev.lockstep.model.lens.Loss;
import java.util.List;

/**
 * Lenses one after another, each on the shape that the one before it left.
 *
 * <p>The complement holds one entry for each operation that needs one, under the operation's number
 * in the change; so the complement of a change is that of its components together.
 */
final class SequenceLens implements Lens {
  private final List<Numbered> steps;
  private final Footprint footprint;
  private final Loss loss;

  /** An operation's lens under its key in complements. */
  record Numbered(String key, Stage lens) {
    Complement entry(Complement complement) {
      int index = complement.content().indexOf(key);
      return index >= 0 && complement.content().value(index) instanceof Document content
          ? new Complement(content, complement.holdsValues())
          : Complement.NONE;
    }
  }

  SequenceLens(List<Numbered> steps) {
    this.steps = List.copyOf(steps);
    this.footprint = Footprints.compose(steps.stream().map(step -> step.lens().touch()).toList());
    this.loss = steps.stream().map(step -> step.lens().loss()).reduce(Loss.EXACT, Loss::and);
  }

  @Override
  public Footprint footprint() {
    return footprint;
  }

  @Override
  public Loss loss() {
    return loss;
  }

  @Override
  public Carry forward(Document old) {
    Document document = old;
    Kept kept = new Kept();
    for (int i = 0; i < steps.size(); i++) {
      switch (steps.get(i).lens().forward(document)) {
        case Held held -> {
          return held;
        }
        case Whole whole -> {
          document = whole.document();
          kept.add(steps.get(i).key(), whole.complement());
        }
      }
    }
    return new Whole(document, kept.complement());
  }

  @Override
  public Carry back(Document renewed, Complement complement) {
    Document document = renewed;
    for (int i = steps.size() - 1; i >= 0; i--) {
      Numbered step = steps.get(i);
      switch (step.lens().back(document, step.entry(complement))) {
        case Held held -> {
          return held;
        }
        case Whole whole -> document = whole.document();
      }
    }
    return comingForwardAgain(document);
  }

  /** A value that a later operation would refuse when it comes forward again has no way back. */
  private Carry comingForwardAgain(Document old) {
    return switch (forward(old)) {
      case Held held -> held;
      case Whole whole -> new Whole(old, Complement.NONE);
    };
  }

  @Override
  public Carry put(Document old, Document currentNew) {
    return switch (forward(old)) {
      case Held held -> held;
      case Whole whole -> putEach(old, middles(old, currentNew, whole.complement()));
    };
  }

  private Carry putEach(Document old, Document[] middles) {
    Document document = old;
    Kept kept = new Kept();
    for (int i = 0; i < steps.size(); i++) {
      switch (steps.get(i).lens().put(document, middles[i])) {
        case Held held -> {
          return held;
        }
        case Whole whole -> {
          document = whole.document();
          kept.add(steps.get(i).key(), whole.complement());
        }
      }
    }
    return new Whole(document, kept.complement());
  }

  /**
   * The current new document as each operation left it, found by going back through the later ones;
   * where that is not possible, what the old document alone gives, so that nothing is kept.
   */
  private Document[] middles(Document old, Document currentNew, Complement complement) {
    Document[] middles = new Document[steps.size()];
    Document middle = currentNew;
    for (int i = steps.size() - 1; i >= 0; i--) {
      middles[i] = middle;
      Numbered step = steps.get(i);
      if (!(step.lens().back(middle, step.entry(complement)) instanceof Whole whole)) {
        fillForward(middles, old, i);
        break;
      }
      middle = whole.document();
    }
    return middles;
  }

  private void fillForward(Document[] middles, Document old, int count) {
    Document document = old;
    for (int i = 0; i < count; i++) {
      if (steps.get(i).lens().forward(document) instanceof Whole whole) {
        document = whole.document();
      }
      middles[i] = document;
    }
  }

  /** Collects the entries of one document; allocates only for documents that need any. */
  private static final class Kept {
    private Complement complement = Complement.NONE;

    void add(String key, Complement entry) {
      if (!entry.isEmpty()) {
        complement =
            new Complement(
                complement.content().inserting(complement.content().size(), key, entry.content()),
                complement.holdsValues() || entry.holdsValues());
      }
    }

    Complement complement() {
      return complement;
    }
  }
}
