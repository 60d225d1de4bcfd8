package dev.lockstep.model.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.check.Interpreter;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry.Whole;
import dev.lockstep.model.lens.Lens;
import dev.lockstep.testkit.seed.SeededTest;
import java.util.Optional;
import java.util.SplittableRandom;

class SecondOpinionTest {
  @SeededTest(cases = 200)
  void interpreterAndLensesAnswerTheSame(SplittableRandom random) {
    Change change = new GeneratedChanges(random).next(4);
    Lens lens = CompiledChange.of(change).lens();
    GeneratedDocuments documents = new GeneratedDocuments(random);
    for (int i = 0; i < 30; i++) {
      Document document = documents.next();
      Optional<Document> byLens =
          lens.forward(document) instanceof Whole whole
              ? Optional.of(whole.document())
              : Optional.empty();
      assertThat(new Interpreter(change).forward(document))
          .as(() -> LensLawsTest.shown(change, document))
          .isEqualTo(byLens);
    }
  }
}
