package dev.lockstep.registry.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.registry.compare.Fit;
import dev.lockstep.registry.compare.Fitting;
import dev.lockstep.registry.evolve.agreement.Agreement;
import dev.lockstep.testkit.seed.SeededTest;
import java.util.SplittableRandom;

/** What is derived from operations holds of every document that they carry. */
final class EvolutionTest {
  @SeededTest(cases = 500)
  void everyCarriedDocumentFitsTheDerivedShape(SplittableRandom random) {
    AnyShapes shapes = new AnyShapes(random);
    CollectionPromise before = shapes.collection();
    Change change = new AnySteps(random).next();
    CompiledChange compiled = CompiledChange.of(change);
    Evolved evolved = Evolution.of(before, change.operations());
    for (int i = 0; i < 10; i++) {
      Document document = shapes.document(before.shape());
      assertThat(Fitting.of(before.shape(), document)).isEqualTo(Fit.FITS);
      if (compiled.lens().forward(document) instanceof Carry.Whole whole) {
        assertThat(Fitting.of(evolved.shape(), whole.document()))
            .as("%s%n%s%n%s", change.operations(), document, whole.document())
            .isEqualTo(Fit.FITS);
      }
    }
  }

  @SeededTest(cases = 200)
  void aContractOfTheDerivedShapeAgrees(SplittableRandom random) {
    CollectionPromise before = new AnyShapes(random).collection();
    Change change = new AnySteps(random).next();
    Evolved evolved = Evolution.of(before, change.operations());
    assertThat(Agreement.between(evolved, AnyShapes.promise(evolved.shape()), "2.0.0"))
        .as("%s", change.operations())
        .isEmpty();
  }
}
