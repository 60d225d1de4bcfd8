package dev.lockstep.checks.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.checks.subject.Subjects;
import dev.lockstep.engine.host.MemoryHost;
import dev.lockstep.engine.rollout.EngineSettings;
import dev.lockstep.engine.rollout.Host;
import dev.lockstep.engine.rollout.Outcome;
import dev.lockstep.engine.rollout.Rollout;
import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.engine.throttle.Throttle;
import dev.lockstep.engine.throttle.ThrottleSettings;
import dev.lockstep.engine.verify.VerificationReport;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.lens.Component;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.tck.memory.MemorySettings;
import dev.lockstep.tck.memory.MemoryStore;
import dev.lockstep.testkit.time.SettableClock;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The verifier does not trust the transformer: it finds every fault that is planted there. */
class PlantedFaultsTest {
  private static final String CHANGE =
      """
      - rename:  {from: town, to: city}
      - merge:   {from: [outcode, postcode], to: postcode, template: "{outcode} {postcode}"}
      - convert: {path: rating, to: double, otherwise: null}
      - wrap: {path: tag}
      - each: {path: "scores[]", operations: [{rename: {from: score, to: points}}]}
      """;

  /** One way to be wrong about one field. */
  record Fault(String name, String field, UnaryOperator<Document> change) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Fault> FAULTS =
      List.of(
          replace("drops the value", "city", value -> Value.NULL),
          remove("forgets the field", "city"),
          replace("appends a space", "city", v -> Value.text(text(v) + " ")),
          replace("cuts the last letter", "city", v -> Value.text(cut(text(v)))),
          replace("folds the case", "city", v -> Value.text(text(v).toLowerCase(Locale.ROOT))),
          replace("writes a constant", "city", v -> Value.text("Bath")),
          replace("changes the type", "city", v -> Value.Array.of(v)),
          replace("swaps the parts", "postcode", v -> Value.text(swapped(text(v)))),
          replace("forgets the separator", "postcode", v -> Value.text(text(v).replace(" ", ""))),
          replace("doubles the separator", "postcode", v -> Value.text(text(v).replace(" ", "  "))),
          remove("forgets a merged field", "postcode"),
          replace("is one too high", "rating", v -> Value.float64(number(v) + 1)),
          replace("changes the sign", "rating", v -> Value.float64(-number(v))),
          replace("rounds", "rating", v -> Value.float64(Math.rint(number(v)))),
          replace("keeps the old type", "rating", v -> Value.int32((int) number(v))),
          replace("is wrong by one bit", "rating", v -> Value.float64(Math.nextUp(number(v)))),
          replace("writes null", "rating", v -> Value.NULL),
          replace("wraps twice", "tag", v -> Value.Array.of(v)),
          replace("empties the array", "tag", v -> Value.Array.of()),
          replace("reverses the elements", "scores", v -> new Value.Array(items(v).reversed())),
          replace("loses an element", "scores", v -> new Value.Array(items(v).subList(0, 1))));

  @ParameterizedTest
  @FieldSource("FAULTS")
  void everyPlantedFaultIsFound(Fault fault) {
    SettableClock clock = new SettableClock();
    MemoryStore store = new MemoryStore(MemorySettings.of("faulty", clock));
    assertThat(store.application("things").insert(document())).isNotNull();
    try (Rollout rollout = open(store, faulty(fault), clock)) {
      assertThat(rollout.run(Stage.BACKFILL)).isEqualTo(new Outcome.Reached(Stage.BACKFILL));
      VerificationReport report = rollout.verify();
      assertThat(report.divergences()).isEqualTo(1);
      assertThat(report.divergentKeys()).containsExactly(Value.int32(1));
    }
  }

  private static Document document() {
    return Document.builder()
        .add("_id", Value.int32(1))
        .add("town", Value.text("Wells"))
        .add("outcode", Value.text("CF24"))
        .add("postcode", Value.text("3JH"))
        .add("rating", Value.float64(4.5))
        .add("tag", Value.text("a"))
        .add("scores", Value.Array.of(score("exam", 1), score("quiz", 2)))
        .build();
  }

  private static Document score(String type, int points) {
    return Document.of("type", Value.text(type), "score", Value.int32(points));
  }

  private static Subject faulty(Fault fault) {
    Subject right = Subjects.of("faulty", CHANGE);
    List<Component> components =
        CompiledChange.of(right.change()).components().stream()
            .map(c -> new Component(c.name(), new FaultyLens(c.lens(), fault.change())))
            .toList();
    return new Subject(
        right.change(),
        right.fingerprint(),
        new Layout(right.change().id(), components),
        right.oracle());
  }

  private static Rollout open(MemoryStore store, Subject subject, SettableClock clock) {
    MemoryHost host = new MemoryHost();
    return Rollout.open(
        store,
        "things",
        subject,
        Host.inMemory(host, clock, length -> {}, new SplittableRandom(1), "faulty"),
        EngineSettings.DEFAULTS.withParallelism(1),
        new Throttle(store, ThrottleSettings.DEFAULTS, clock));
  }

  private static Fault replace(String name, String field, UnaryOperator<Value> change) {
    return new Fault(
        name,
        field,
        document ->
            document.get(field).map(v -> document.with(field, change.apply(v))).orElse(document));
  }

  private static Fault remove(String name, String field) {
    return new Fault(name, field, document -> document.without(field));
  }

  private static String text(Value value) {
    return value instanceof Value.Text text ? text.value() : "";
  }

  private static String cut(String text) {
    return text.substring(0, Math.max(0, text.length() - 1));
  }

  private static String swapped(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(space + 1) + " " + text.substring(0, space);
  }

  private static double number(Value value) {
    return value instanceof Value.Float64 number ? number.value() : 0;
  }

  private static List<Value> items(Value value) {
    return value instanceof Value.Array array ? array.items() : List.of();
  }
}
