package dev.lockstep.registry.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Fit;
import dev.lockstep.registry.compare.Fitting;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.testkit.seed.SeededTest;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Nothing is called compatible where a document says otherwise: where one version allows a document
 * that the other refuses, something is found on the edge that meets it, at the place of the value.
 */
final class SoundnessTest {
  private static final List<Value> POOL =
      List.of(
          Value.NULL,
          Value.int32(0),
          Value.int32(1),
          Value.int32(-7),
          Value.int64(1L << 40),
          Value.int64((1L << 53) + 1),
          Value.float64(0.1),
          Value.float64(1.5),
          Value.float64(1e300),
          Value.Decimal128.parse("0.1").orElseThrow(),
          Value.Decimal128.parse("1E+30").orElseThrow(),
          Value.text(""),
          Value.text("a"),
          Value.text("b"),
          Value.text("c"),
          Value.text("aab"),
          Value.text("a".repeat(40)),
          Value.text("\u00e9"),
          Value.bool(true),
          new Value.DateTime(0),
          Value.ObjectId.of("0".repeat(24)),
          new Value.Binary(0, Bytes.of(new byte[] {1})),
          Value.Array.of(),
          Value.Array.of(Value.text("a")),
          Value.Array.of(Value.bool(true)),
          Value.Array.of(Value.int32(1)),
          Value.Array.of(Value.text("a"), Value.text("a")),
          Document.builder().build(),
          Document.of("in", Value.text("a")),
          Document.of("in", Value.int32(1)),
          Document.of("a", Value.text("x")),
          Document.of("b", Value.text("x")),
          Document.of("c", Value.text("x")));

  @SeededTest(cases = 500)
  void aDocumentThatOneVersionAllowsAndTheOtherRefusesIsFound(SplittableRandom random) {
    AnyContract any = new AnyContract(random);
    Contract before = any.first();
    Contract after = any.next();
    List<Finding> findings =
        new Checker(Policy.DEFAULTS).check(before, after, Knowledge.none(RuleCase.TODAY));
    assertAllFound(before, after, findings, Edge.NEW_READER_OLD_DATA, Level.UNKNOWN);
    assertAllFound(after, before, findings, Edge.OLD_READER_NEW_DATA, Level.WARNING);
  }

  private static void assertAllFound(
      Contract own, Contract other, List<Finding> findings, Edge edge, Level least) {
    Shape.Fields shape = shape(own);
    Shape.Fields refusing = shape(other);
    for (Field field : shape.fields()) {
      Path path = Path.of(field.storedName());
      boolean isFound =
          findings.stream()
              .filter(finding -> finding.edge() == edge && finding.level().compareTo(least) >= 0)
              .anyMatch(finding -> finding.path().map(at -> Use.overlap(at, path)).orElse(true));
      for (Optional<Value> value : values(field)) {
        assertThat(isFound || !isRefused(refusing, field.storedName(), value))
            .as("%s at %s is allowed and refused, found %s", value, path, found(findings, edge))
            .isTrue();
      }
    }
  }

  private static List<String> found(List<Finding> findings, Edge edge) {
    return findings.stream()
        .filter(finding -> finding.edge() == edge)
        .map(finding -> finding.level() + " " + finding.rule() + " " + finding.path())
        .toList();
  }

  /** What may stand at a field, nothing among it. */
  private static List<Optional<Value>> values(Field field) {
    Stream<Optional<Value>> there =
        POOL.stream()
            .filter(value -> Fitting.of(field.node(), value) == Fit.FITS)
            .map(Optional::of);
    Stream<Optional<Value>> absent = field.required() ? Stream.of() : Stream.of(Optional.empty());
    return Stream.concat(there, absent).toList();
  }

  private static boolean isRefused(Shape.Fields shape, String name, Optional<Value> value) {
    Optional<Field> known =
        shape.fields().stream().filter(field -> field.storedName().equals(name)).findFirst();
    boolean isClosed = shape.content().filter(ContentModel.CLOSED::equals).isPresent();
    return value
        .map(there ->
            known.map(field -> Fitting.of(field.node(), there) == Fit.FAILS).orElse(isClosed))
        .orElse(known.filter(Field::required).isPresent());
  }

  private static Shape.Fields shape(Contract contract) {
    return contract.collections().getFirst().shape();
  }
}
