package dev.lockstep.model.compile;

import static dev.lockstep.model.compile.Trial.doc;
import static dev.lockstep.model.compile.Trial.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.document.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoveTest {
  private final Trial trial = Trial.of(new Operation.Move(path("city"), path("address.city")));

  @Test
  void valueIsNestedAndComesBackToItsPlace() {
    assertThat(trial.forward(doc("city", "C", "x", 1)))
        .isEqualTo(doc("x", 1, "address", doc("city", "C")));
  }

  @Test
  void onlyOrderIsKept() {
    assertThat(trial.lens().forward(doc("city", "C", "x", 1)))
        .extracting("complement.holdsValues")
        .isEqualTo(false);
  }

  @Test
  void editedValueTakesItsOldPlace() {
    assertThat(trial.back(doc("x", 1, "address", doc("city", "D")), doc("city", "C", "x", 1)))
        .isEqualTo(doc("city", "D", "x", 1));
  }

  @Test
  void parentThatIsNoDocumentHoldsTheDocumentBack() {
    assertThat(trial.held(doc("city", "C", "address", "here")))
        .isEqualTo("address.city: a value that is no document stands above it");
  }

  @Test
  void valueGoesBelowItsOwnPath() {
    Trial nest = Trial.of(new Operation.Move(path("owner"), path("owner.id")));

    assertThat(nest.forward(doc("owner", 7, "x", 1))).isEqualTo(doc("owner", doc("id", 7), "x", 1));
    assertThat(nest.keeps(doc("owner", doc("id", 7)))).isFalse();
    assertThat(nest.forward(doc("x", 1))).isEqualTo(doc("x", 1));
    assertThat(nest.back(doc("owner", doc("id", 8, "since", 1)), doc("owner", 7)))
        .isEqualTo(doc("owner", 8));
    assertThat(nest.back(doc("owner", doc()), doc("owner", 7))).isEqualTo(doc());
    assertThat(nest.heldBack(doc("owner", 8), doc("owner", 7)))
        .isEqualTo("owner: a document was expected here");
  }

  @Test
  void fieldsBesideANestedValueStayWhenTheOldValueMoves() {
    Trial nest = Trial.of(new Operation.Move(path("owner"), path("owner.id")));

    assertThat(nest.put(doc("owner", 9), doc("owner", doc("id", 7, "since", 1))))
        .isEqualTo(doc("owner", doc("id", 9, "since", 1)));
  }

  @Test
  void valueTakesThePlaceOfWhatItStoodBelow() {
    Trial unnest = Trial.of(new Operation.Move(path("owner.ref.id"), path("owner")));
    Document old = doc("owner", doc("ref", doc("id", 7, "v", 2), "since", 1));

    assertThat(unnest.forward(old)).isEqualTo(doc("owner", 7));
    assertThat(unnest.back(doc("owner", 8), old))
        .isEqualTo(doc("owner", doc("ref", doc("id", 8, "v", 2), "since", 1)));
    assertThat(unnest.back(doc(), old)).isEqualTo(doc());
  }

  @Test
  void whatHasNoSuchFieldStays() {
    Trial unnest = Trial.of(new Operation.Move(path("owner.id"), path("owner")));

    assertThat(unnest.forward(doc("owner", 7))).isEqualTo(doc("owner", 7));
    assertThat(unnest.forward(doc("owner", doc("v", 1)))).isEqualTo(doc("owner", doc("v", 1)));
    assertThat(unnest.back(doc("owner", 8), doc("owner", 7))).isEqualTo(doc("owner", 8));
  }

  @Test
  void elementsBecomeDocumentsAndBareValuesAgain() {
    Trial nest = Trial.of(new Operation.Move(path("tags[]"), path("tags[].name")));
    Trial unnest = Trial.of(new Operation.Move(path("tags[].name"), path("tags[]")));
    Document bare = doc("tags", List.of("a", "b"));
    Document named = doc("tags", List.of(doc("name", "a"), doc("name", "b")));

    assertThat(nest.forward(bare)).isEqualTo(named);
    assertThat(nest.back(doc("tags", List.of(doc("name", "c"))), bare))
        .isEqualTo(doc("tags", List.of("c")));
    assertThat(unnest.forward(named)).isEqualTo(bare);
    assertThat(unnest.back(doc("tags", List.of("b", "c")), named))
        .isEqualTo(doc("tags", List.of(doc("name", "b"), doc("name", "c"))));
  }

  @Test
  void unnestingLeavesTheParent() {
    Trial unnest = Trial.of(new Operation.Move(path("address.city"), path("city")));

    assertThat(unnest.forward(doc("address", doc("city", "C"))))
        .isEqualTo(doc("address", doc(), "city", "C"));
  }
}
