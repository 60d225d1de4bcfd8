package dev.lockstep.formats.change;

import static dev.lockstep.formats.change.ChangeFileTest.change;
import static dev.lockstep.formats.change.ChangeFileTest.findings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.cel.CelReader;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Guard;
import dev.lockstep.model.change.Operation.IndexOptions;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.path.Path;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeFileOperationsTest {
  private static final String HEAD =
      """
      apiVersion: lockstep/v1
      kind: Change
      id: a
      title: b
      operations:
      """;
  private static final Path A = Path.of("a");
  private static final Path B = Path.of("b");

  private static String file(String operation) {
    return HEAD + "  - " + operation + "\n";
  }

  private static Arguments row(String text, Operation operation) {
    return Arguments.of(text, operation);
  }

  static Stream<Arguments> operations() {
    return Stream.concat(structural(), valued());
  }

  private static Stream<Arguments> structural() {
    return Stream.of(
        row("remove: a", new Operation.Remove(A)),
        row("remove: {path: a}", new Operation.Remove(A)),
        row("rename: {from: a, to: b}", new Operation.Rename(A, B)),
        row("move: {from: a, to: b.c}", new Operation.Move(A, Path.of("b", "c"))),
        row("copy: {from: '\"a.b\"', to: b}", new Operation.Copy(Path.of("a.b"), B)),
        row("wrap: {path: a}", new Operation.Wrap(A)),
        row("wrap: a", new Operation.Wrap(A)),
        row("unwrap: a", new Operation.Unwrap(A)),
        row("unwrap: {path: a}", new Operation.Unwrap(A)),
        row("arrayToMap: {path: a, key: k}", new Operation.ArrayToMap(A, "k")),
        row("mapToArray: {path: a, key: k}", new Operation.MapToArray(A, "k")),
        row(
            "split: {path: a, to: [b, c], template: '{b} {c}'}",
            new Operation.Split(A, List.of(B, Path.of("c")), "{b} {c}")),
        row("merge: {from: a, to: b, template: '{a}'}", new Operation.Merge(List.of(A), B, "{a}")),
        row("dropIndex: {name: a_1}", new Operation.DropIndex("a_1")),
        row("dropIndex: a_1", new Operation.DropIndex("a_1")),
        row("setTtl: {path: a, after: 30d}", new Operation.SetTtl(A, Duration.ofDays(30))),
        row("setTtl: {path: a, after: PT12H}", new Operation.SetTtl(A, Duration.ofHours(12))),
        row(
            "addIndex: {name: i, keys: {a.b: 1}, unique: true, sparse: true, partial: {a: 1}}",
            new Operation.AddIndex(
                "i",
                Document.of("a.b", Value.int32(1)),
                new IndexOptions(true, true, Optional.of(Document.of("a", Value.int32(1)))))),
        row(
            "each: {path: 'a[]', key: id, operations: [{rename: {from: a, to: b}}]}",
            new Operation.Each(
                Path.parse("a[]"),
                Optional.of("id"),
                List.of(new Step(new Operation.Rename(A, B), Optional.empty())))));
  }

  private static Stream<Arguments> valued() {
    return Stream.of(
        row("add: {path: a, value: 5}", add(Value.int32(5))),
        row("add: {path: a, value: '5'}", add(Value.text("5"))),
        row("add: {path: a, value: 5000000000}", add(Value.int64(5_000_000_000L))),
        row("add: {path: a, value: 5.0}", add(Value.float64(5))),
        row("add: {path: a, value: .nan}", add(Value.float64(Double.NaN))),
        row("add: {path: a, value: 2026-11-20}", add(Value.text("2026-11-20"))),
        row("add: {path: a, value: {$numberLong: '5'}}", add(Value.int64(5))),
        row("add: {path: a, value: {$date: '1970-01-01T00:00:00Z'}}", add(new Value.DateTime(0))),
        row(
            "add: {path: a, value: {$document: {$date: x}}}",
            add(Document.of("$date", Value.text("x")))),
        row(
            "add: {path: a, value: [null, {b: ~}]}",
            add(Value.Array.of(Value.NULL, Document.of("b", Value.NULL)))),
        row(
            "add: {path: a, expression: b.size() + 1}",
            new Operation.Add(A, CelReader.read("b.size() + 1"))),
        row(
            "derive: {path: a, expression: doc.b}",
            new Operation.Derive(A, new Expression.Field(B))),
        row("convert: {path: a, to: long}", convert(new Otherwise.Reject())),
        row("convert: {path: a, to: long, otherwise: reject}", convert(new Otherwise.Reject())),
        row("convert: {path: a, to: long, otherwise: keep}", convert(new Otherwise.Keep())),
        row("convert: {path: a, to: long, otherwise: absent}", convert(new Otherwise.Absent())),
        row("convert: {path: a, to: long, otherwise: null}", convert(constant(Value.NULL))),
        row("convert: {path: a, to: long, otherwise: no}", convert(constant(Value.text("no")))),
        row(
            "convert: {path: a, to: long, otherwise: {value: keep}}",
            convert(constant(Value.text("keep")))),
        row(
            "mapValues: {path: a, values: {1: one, '2': two, null: 3}, otherwise: keep}",
            map(Value.int32(1), Value.text("2"), Value.NULL)),
        row(
            "mapValues: {path: a, values: [{from: {$oid: 57e193d7a9cc81b4027498b5}, to: one},"
                + " {from: [1], to: two}, {to: 3, from: {a: b}}], otherwise: keep}",
            map(
                Value.ObjectId.of("57e193d7a9cc81b4027498b5"),
                Value.Array.of(Value.int32(1)),
                Document.of("a", Value.text("b")))));
  }

  private static Operation add(Value value) {
    return new Operation.Add(A, new Expression.Literal(value));
  }

  private static Operation convert(Otherwise otherwise) {
    return new Operation.Convert(A, ValueType.INT64, otherwise);
  }

  private static Otherwise constant(Value value) {
    return new Otherwise.Constant(value);
  }

  private static Operation map(Value one, Value two, Value three) {
    Map<Value, Value> table = new LinkedHashMap<>();
    table.put(one, Value.text("one"));
    table.put(two, Value.text("two"));
    table.put(three, Value.int32(3));
    return new Operation.MapValues(A, table, new Otherwise.Keep());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyOperationReadsAndReadsBackEqual(String text, Operation operation) {
    Change change = change(file(text));
    assertThat(change.operations()).containsExactly(new Step(operation, Optional.empty()));
    Change again = change(ChangeFile.write(change));
    assertThat(again).isEqualTo(change);
    assertThat(ChangeFile.fingerprint(again)).isEqualTo(ChangeFile.fingerprint(change));
  }

  @Test
  void guardsStandBesideTheOperation() {
    String guarded = "{copy: {from: b, to: a}, when: target absent}";
    Change change = change(file(guarded) + "  - remove: b\n    when: b > 1\n");
    assertThat(change.operations())
        .containsExactly(
            new Step(new Operation.Copy(B, A), Optional.of(new Guard.TargetAbsent())),
            new Step(
                new Operation.Remove(B), Optional.of(new Guard.Holds(CelReader.read("b > 1")))));
    assertThat(change(ChangeFile.write(change))).isEqualTo(change);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "rename: {from: a} | 6:13: Cannot read 'rename': 'to' is missing [missing-argument]",
        "rename: a | 6:13: Cannot take a single value here: a map of arguments as in 'rename:"
            + " {from: town, to: city}' is expected [wrong-kind]",
        "rename: {from: 'a..b', to: c} | 6:23: Cannot read the path 'a..b': a field name was"
            + " expected here (an empty or special one needs double quotes) [bad-path]",
        "add: {path: a, value: 1, expression: b} | 6:42: Cannot read 'add': either 'value' or"
            + " 'expression' is expected, not both [wrong-kind]",
        "add: {path: a, expression: b.foo()} | 6:37: Cannot read the expression: the function"
            + " 'foo' is unknown (at line 1, column 6 of it) [bad-expression]",
        "add: {path: a, value: {$oid: x}} | 6:27: Cannot read this Extended JSON: $oid takes 24"
            + " hexadecimal digits [bad-value]",
        "add: {path: a, value: 99999999999999999999} | 6:27: Cannot take this number: it does not"
            + " fit 64 bits; write {\"$numberDecimal\": \"…\"} [bad-value]",
        "mapValues: {path: a, values: [{from: 1, to: 2}, {from: 1, to: 3}]} | 6:60: Cannot map"
            + " this value: it occurs twice [bad-value]",
        "setTtl: {path: a, after: 30x} | 6:30: Cannot take '30x' as a time span: write 30d, 12h or"
            + " ISO 8601 such as P30D, in whole seconds [bad-value]",
        "custom: {description: reverse it} | 6:5: Cannot run a custom step: custom steps are"
            + " verified but not yet executed [custom-step]",
        "{remove: a, rename: {from: a, to: b}} | 6:5: Cannot read this operation: one name is"
            + " expected, with at most 'when' beside it, as in 'rename: {from: town, to: city}'"
            + " [wrong-kind]",
        "{remove: a, when: 1u} | 6:23: Cannot read the expression: unsigned integers are not"
            + " taken; write 1, not 1u (at line 1, column 1 of it) [bad-expression]",
        "each: {path: 'a[]', operations: [{renam: 1}]} | 6:39: Cannot carry out 'renam': there is"
            + " no such operation; did you mean rename? [unknown-operation]",
        "unwrap: &x {path: a} | 6:13: Cannot read the file: anchors are not taken here; write the"
            + " value out [bad-yaml]",
        "unwrap: {path: a, path: b} | 6:23: Cannot read the file: the name 'path' occurs twice in"
            + " this map [bad-yaml]",
        "unwrap: !!map {path: a} | 6:13: Cannot read the file: tags are not taken here; types"
            + " follow from how a value is written [bad-yaml]"
      })
  void everyMistakeIsOneSentenceAtItsPlace(String text, String finding) {
    assertThat(findings(file(text))).containsExactly("change.yaml:" + finding);
  }

  @Test
  void successCriteriaAreTakenAndDoNotChangeTheMeaning() {
    Change plain = change(file("remove: a"));
    Change with = change(file("remove: a") + "successCriteria: {errorRate: {below: 0.01}}\n");
    assertThat(with).isEqualTo(plain);
    assertThat(findings(file("remove: a") + "successCriteria: soon\n"))
        .containsExactly(
            "change.yaml:7:18: Cannot take a single value here: a map such as {city: 1} is expected"
                + " [wrong-kind]");
  }

  @Test
  void positionsNameOperationsAndTheirArguments() {
    ChangeFile read =
        ChangeFile.read(
            "c",
            file("each: {path: 'a[]', operations: [{remove: b}]}")
                .getBytes(StandardCharsets.UTF_8));
    Positions positions = ((ChangeFile.Parsed) read).positions();
    assertThat(positions.of(List.of(0), "path").column()).isEqualTo(18);
    assertThat(positions.of(List.of(0, 0), "path").column()).isEqualTo(38);
    assertThat(positions.of(List.of(0), "key").column()).isEqualTo(5);
    assertThat(positions.of(List.of(9), "path").line()).isEqualTo(1);
  }
}
