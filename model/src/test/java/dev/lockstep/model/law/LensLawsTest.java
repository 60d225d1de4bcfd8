package dev.lockstep.model.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Carry.Whole;
import dev.lockstep.model.lens.Component;
import dev.lockstep.model.lens.Lens;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.testkit.seed.SeededTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

class LensLawsTest {
  private static final int CASES = 120;
  private static final int DOCUMENTS = 20;

  @SeededTest(cases = CASES)
  void wayBackGivesEveryDocumentByteForByte(SplittableRandom random) {
    forEach(
        random,
        (change, document) -> {
          Lens lens = CompiledChange.of(change).lens();
          if (lens.forward(document) instanceof Whole whole) {
            Carry back = lens.back(whole.document(), whole.complement());
            assertThat(back).isInstanceOf(Whole.class);
            assertThat(((Whole) back).document()).as(shown(change, document)).isEqualTo(document);
          }
        });
  }

  @SeededTest(cases = CASES)
  void fieldsOutsideTheFootprintKeepValueAndOrder(SplittableRandom random) {
    forEach(
        random,
        (change, document) -> {
          Lens lens = CompiledChange.of(change).lens();
          if (lens.forward(document) instanceof Whole whole) {
            assertThat(untouched(whole.document(), lens))
                .as(shown(change, document))
                .isEqualTo(untouched(document, lens));
          }
        });
  }

  @SeededTest(cases = CASES)
  void carryingForwardAgainKeepsTheNewShape(SplittableRandom random) {
    forEach(
        random,
        (change, document) -> {
          Lens lens = CompiledChange.of(change).lens();
          if (lens.forward(document) instanceof Whole whole) {
            Carry again = lens.put(document, whole.document());
            assertThat(again).isInstanceOf(Whole.class);
            assertThat(newSide(((Whole) again).document(), lens))
                .as(shown(change, document))
                .isEqualTo(newSide(whole.document(), lens));
          }
        });
  }

  @SeededTest(cases = CASES)
  void editsOfTheNewShapeThatGoBackAreKept(SplittableRandom random) {
    forEach(
        random,
        (change, document) -> {
          Lens lens = CompiledChange.of(change).lens();
          List<Path> paths = new ArrayList<>(lens.footprint().newPaths());
          if (!computes(change)
              && !paths.isEmpty()
              && lens.forward(document) instanceof Whole whole) {
            Document edited = edited(whole.document(), paths, random);
            if (lens.back(edited, whole.complement()) instanceof Whole back) {
              Carry put = lens.put(back.document(), edited);
              assertThat(put).as(shown(change, document)).isInstanceOf(Whole.class);
              assertThat(newSide(((Whole) put).document(), lens))
                  .as(shown(change, document))
                  .isEqualTo(newSide(edited, lens));
            }
          }
        });
  }

  @SeededTest(cases = CASES)
  void oneChangeIsTheSameAsItsOperationsInSequence(SplittableRandom random) {
    forEach(
        random,
        (change, document) -> {
          CompiledChange compiled = CompiledChange.of(change);
          Document step = document;
          boolean held = false;
          for (Lens lens : compiled.operations()) {
            switch (lens.forward(step)) {
              case Whole whole -> step = whole.document();
              case Carry.Held h -> held = true;
            }
            if (held) {
              break;
            }
          }
          Carry whole = compiled.lens().forward(document);
          assertThat(whole instanceof Carry.Held).isEqualTo(held);
          if (whole instanceof Whole w) {
            assertThat(w.document()).isEqualTo(step);
          }
        });
  }

  @SeededTest(cases = CASES)
  void componentsTogetherAreTheWholeChange(SplittableRandom random) {
    forEach(
        random,
        (change, document) -> {
          CompiledChange compiled = CompiledChange.of(change);
          if (compiled.lens().forward(document) instanceof Whole whole) {
            Document step = document;
            for (Component component : compiled.components().reversed()) {
              step = ((Whole) component.lens().forward(step)).document();
            }
            assertThat(unordered(step)).isEqualTo(unordered(whole.document()));
          }
        });
  }

  @SeededTest(cases = CASES)
  void everyDocumentHasAnAnswerAndAlwaysTheSame(SplittableRandom random) {
    forEach(
        random,
        (change, document) -> {
          Lens lens = CompiledChange.of(change).lens();
          Document other = new GeneratedDocuments(random).next();
          Lens again = CompiledChange.of(change).lens();
          Carry forward = lens.forward(document);
          assertThat(again.forward(document)).isEqualTo(forward);
          Carry put = lens.put(document, other);
          assertThat(again.put(document, other)).isEqualTo(put);
          if (forward instanceof Whole whole) {
            Carry back = lens.back(other, whole.complement());
            assertThat(again.back(other, whole.complement())).isEqualTo(back);
          }
        });
  }

  private interface Law {
    void holdsFor(Change change, Document document);
  }

  private static void forEach(SplittableRandom random, Law law) {
    Change change = new GeneratedChanges(random).next(4);
    GeneratedDocuments documents = new GeneratedDocuments(random);
    for (int i = 0; i < DOCUMENTS; i++) {
      law.holdsFor(change, documents.next());
    }
  }

  /** Computed values follow their operands instead of standing by themselves. */
  private static boolean computes(Change change) {
    return change.operations().stream()
        .map(Operation.Step::operation)
        .anyMatch(o -> o instanceof Operation.Derive || o instanceof Operation.Copy);
  }

  private static Document edited(Document document, List<Path> paths, SplittableRandom random) {
    Path path = paths.get(random.nextInt(paths.size()));
    Value value = new GeneratedDocuments(random).value();
    return Places.canHold(document, path) ? Places.set(document, path, value) : document;
  }

  private static Document untouched(Document document, Lens lens) {
    Set<String> roots = new HashSet<>();
    Stream.concat(lens.footprint().oldPaths().stream(), lens.footprint().newPaths().stream())
        .forEach(path -> roots.add(path.root()));
    Document result = document;
    for (String root : roots) {
      result = result.without(root);
    }
    return result;
  }

  private static List<Object> newSide(Document document, Lens lens) {
    return lens.footprint().newPaths().stream()
        .sorted((p, q) -> p.toString().compareTo(q.toString()))
        .<Object>map(path -> path + "=" + Places.get(document, path))
        .toList();
  }

  private static Object unordered(Document document) {
    Set<Object> fields = new HashSet<>();
    for (int i = 0; i < document.size(); i++) {
      fields.add(
          List.of(
              document.name(i),
              document.value(i) instanceof Document child ? unordered(child) : document.value(i)));
    }
    return fields;
  }

  static String shown(Change change, Document document) {
    return change.operations() + "\non " + shown(document);
  }

  private static String shown(Document document) {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < document.size(); i++) {
      Value value = document.value(i);
      text.append(document.name(i))
          .append('=')
          .append(value instanceof Document child ? shown(child) : value)
          .append(", ");
    }
    return text.append('}').toString();
  }
}
