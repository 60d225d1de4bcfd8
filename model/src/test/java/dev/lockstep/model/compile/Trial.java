package dev.lockstep.model.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Carry.Held;
import dev.lockstep.model.lens.Carry.Whole;
import dev.lockstep.model.lens.Lens;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Carries documents through operations and looks at what comes of it. */
record Trial(CompiledChange compiled) {

  static Trial of(Operation... operations) {
    return of(Stream.of(operations).map(o -> new Step(o, Optional.empty())).toList());
  }

  static Trial of(List<Step> steps) {
    return new Trial(
        CompiledChange.of(
            new Change(
                "test",
                "A test",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                steps,
                Optional.empty())));
  }

  /** The document of these names and values in turn. */
  static Document doc(Object... fields) {
    Document.Builder document = Document.builder();
    for (int i = 0; i < fields.length; i += 2) {
      document.add((String) fields[i], value(fields[i + 1]));
    }
    return document.build();
  }

  static Value value(Object plain) {
    return switch (plain) {
      case Value value -> value;
      case String text -> Value.text(text);
      case Integer number -> Value.int32(number);
      case Double number -> Value.float64(number);
      case Boolean truth -> Value.bool(truth);
      case List<?> items -> new Value.Array(items.stream().map(Trial::value).toList());
      default -> throw new IllegalArgumentException("No value is meant by " + plain);
    };
  }

  static Path path(String text) {
    return Path.parse(text);
  }

  Lens lens() {
    return compiled.lens();
  }

  /** The new shape of a document that comes back byte for byte. */
  Document forward(Document old) {
    Whole whole = whole(lens().forward(old));
    assertThat(back(whole.document(), old)).isEqualTo(old);
    return whole.document();
  }

  /** The old shape of a new document, helped by what was kept of the old one. */
  Document back(Document renewed, Document old) {
    Whole forward = whole(lens().forward(old));
    return whole(lens().back(renewed, forward.complement())).document();
  }

  Document put(Document old, Document current) {
    return whole(lens().put(old, current)).document();
  }

  boolean keeps(Document old) {
    return !whole(lens().forward(old)).complement().isEmpty();
  }

  String held(Document old) {
    return why(lens().forward(old));
  }

  String heldBack(Document renewed, Document old) {
    return why(lens().back(renewed, whole(lens().forward(old)).complement()));
  }

  private static Whole whole(Carry carry) {
    assertThat(carry).isInstanceOf(Whole.class);
    return (Whole) carry;
  }

  private static String why(Carry carry) {
    assertThat(carry).isInstanceOf(Held.class);
    Held held = (Held) carry;
    return held.path() + ": " + held.why();
  }
}
