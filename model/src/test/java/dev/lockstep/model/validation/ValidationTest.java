package dev.lockstep.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Guard;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ValidationTest {
  @Test
  void soundChangeHasNoFindings() {
    assertThat(
            sentences(
                rename("address line 2", "city"),
                merge("{outcode} {postcode}", "postcode", "outcode", "postcode"),
                convert("rating", ValueType.DOUBLE)))
        .isEmpty();
  }

  @Test
  void pathTakenAwayEarlierIsNotReadAgain() {
    assertThat(sentences(rename("a", "b"), convert("a", ValueType.DOUBLE)))
        .containsExactly(
            "1 path: a was taken away by an earlier operation of this change: it is called b here");
  }

  @Test
  void pathThatComesBackIsReadAgain() {
    assertThat(sentences(rename("a", "b"), rename("c", "a"), convert("a", ValueType.DOUBLE)))
        .isEmpty();
  }

  @Test
  void pathTakenAwayUnderAGuardMayStillBeThere() {
    Step guarded = new Step(rename("a", "b"), Optional.of(new Guard.TargetAbsent()));
    Step remove = new Step(new Operation.Remove(Path.of("a")), Optional.empty());
    assertThat(Validation.of(change(List.of(guarded, remove)))).isEmpty();
  }

  @Test
  void keyAndTagAreNotWritten() {
    assertThat(sentences(rename("_id", "key"), new Operation.Remove(Path.parse("_lockstep.next"))))
        .containsExactly(
            "0 from: _id cannot be changed by an operation",
            "1 path: _lockstep cannot be changed by an operation");
  }

  @Test
  void renameAcrossParentsSaysToMove() {
    assertThat(sentences(rename("address.city", "city")))
        .containsExactly("0 to: a rename stays under one parent: use move to take it elsewhere");
  }

  @Test
  void targetsThatOverlapAreRefused() {
    assertThat(
            sentences(
                new Operation.Split(
                    Path.of("name"), paths("person", "person.last"), "{person} {person.last}")))
        .containsExactly("0 to: person.last overlaps another part");
    assertThat(sentences(new Operation.Copy(Path.of("address"), Path.parse("address.line"))))
        .containsExactly(
            "0 to: address and address.line lie one above the other: go by a path that is free in"
                + " between");
    assertThat(
            sentences(
                new Operation.Split(
                    Path.of("name"), paths("name.first", "last"), "{name.first} {last}")))
        .containsExactly(
            "0 to: name.first and name lie one above the other: use a name that is free, and let a"
                + " move follow");
  }

  @Test
  void valueMayMoveBelowItsOwnPathAndBackAndNeverFindsThatEmpty() {
    Operation nest = new Operation.Move(Path.parse("tags[]"), Path.parse("tags[].name"));
    Operation unnest = new Operation.Move(Path.parse("owner.id"), Path.of("owner"));
    assertThat(sentences(nest, unnest)).isEmpty();
    assertThat(
            Validation.of(change(List.of(new Step(nest, Optional.of(new Guard.TargetAbsent()))))))
        .extracting(Finding::sentence)
        .containsExactly("move changes what is there, so its target is never absent");
    assertThat(sentences(new Operation.Move(Path.parse("tags[]"), Path.parse("tags[]"))))
        .contains("0 to: tags[] is where the value is already");
  }

  @Test
  void templateAndPartsMustMatch() {
    assertThat(sentences(merge("{frist} {last}", "name", "first", "last")))
        .containsExactly(
            "0 template: {frist} is none of the parts: {first} may be meant",
            "0 template: the template has no gap for first");
    assertThat(sentences(merge("{first}{last}", "name", "first", "last")))
        .containsExactly(
            "0 template: the template cannot be read: nothing stands before the gap at column 8 to"
                + " tell it from the last one");
  }

  @Test
  void wrappedValueIsAnArrayFromThenOn() {
    assertThat(sentences(new Operation.Wrap(Path.of("a")), convert("a", ValueType.DOUBLE)))
        .containsExactly("1 path: a holds an array here, which cannot be converted");
  }

  @Test
  void indexIsNamedOnce() {
    assertThat(sentences(index("by_city"), index("by_city")))
        .containsExactly("1 name: another operation of this change names the same index");
  }

  @Test
  void eachLeadsIntoAnArrayOrMap() {
    assertThat(
            sentences(
                new Operation.Each(
                    Path.of("items"),
                    Optional.empty(),
                    List.of(new Step(rename("a.b", "c"), Optional.empty())))))
        .containsExactly(
            "0 path: the path of an each ends in [] for an array or {} for a map",
            "0 operations[0].to: a rename stays under one parent: use move to take it elsewhere");
  }

  @Test
  void pathsOfOneOperationStayInOneContainer() {
    assertThat(sentences(new Operation.Copy(Path.of("active"), Path.parse("items[].active"))))
        .containsExactly("0 to: items[].active leads into another array or map than active");
  }

  @Test
  void guardOnAnAbsentTargetNeedsATarget() {
    assertThat(
            Validation.of(
                change(
                    List.of(
                        new Step(
                            new Operation.Remove(Path.of("a")),
                            Optional.of(new Guard.TargetAbsent()))))))
        .extracting(Finding::argument)
        .containsExactly("when");
  }

  @Test
  void pathThatNoDocumentHasIsSuggestedAnother() {
    List<Finding> findings =
        Validation.of(
            change(List.of(new Step(convert("ratign", ValueType.DOUBLE), Optional.empty()))),
            Set.of(Path.of("rating"), Path.of("name")));

    assertThat(findings)
        .extracting(Finding::sentence)
        .containsExactly("no document has ratign: rating may be meant");
  }

  @Test
  void everythingWrongIsReportedAtOnce() {
    assertThat(
            sentences(
                rename("_id", "key"),
                rename("a", "a"),
                new Operation.Add(Path.parse("list[]"), new Expression.Literal(Value.NULL))))
        .hasSize(3);
  }

  private static Operation rename(String from, String to) {
    return new Operation.Rename(Path.parse(from), Path.parse(to));
  }

  private static Operation convert(String path, ValueType to) {
    return new Operation.Convert(Path.parse(path), to, new Otherwise.Reject());
  }

  private static Operation merge(String template, String to, String... from) {
    return new Operation.Merge(paths(from), Path.parse(to), template);
  }

  private static List<Path> paths(String... paths) {
    return Stream.of(paths).map(Path::parse).toList();
  }

  private static Operation index(String name) {
    return new Operation.AddIndex(
        name,
        Document.of("city", Value.int32(1)),
        new Operation.IndexOptions(false, false, Optional.empty()));
  }

  private static List<String> sentences(Operation... operations) {
    List<Step> steps = Stream.of(operations).map(o -> new Step(o, Optional.empty())).toList();
    return Validation.of(change(steps)).stream()
        .map(f -> f.operation() + " " + f.argument() + ": " + f.sentence())
        .toList();
  }

  private static Change change(List<Step> steps) {
    return new Change(
        "test",
        "A test",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        steps,
        Optional.empty());
  }
}
