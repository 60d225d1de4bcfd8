package dev.lockstep.registry.evolve;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.evolve.tree.Saying;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of a document is not as a shape promises. */
final class Fit {
  private final List<String> complaints = new ArrayList<>();

  private Fit() {}

  static List<String> of(Shape.Fields shape, Document document) {
    Fit fit = new Fit();
    fit.fields("", shape, document);
    return fit.complaints;
  }

  private void refuse(boolean wrong, String where, String what) {
    if (wrong) {
      complaints.add(where + " " + what);
    }
  }

  private void fields(String at, Shape.Fields shape, Document document) {
    List<String> known = new ArrayList<>();
    for (Field field : shape.fields()) {
      String where = at + "." + field.storedName();
      known.add(field.storedName());
      Optional<Value> value = document.get(field.storedName());
      refuse(field.required() && value.isEmpty(), where, "is missing");
      value.ifPresent(held -> node(where, field.node(), held));
    }
    boolean isClosed = shape.content().equals(Optional.of(ContentModel.CLOSED));
    document.names().stream()
        .filter(name -> isClosed && !known.contains(name))
        .forEach(name -> refuse(true, at + "." + name, "is not named"));
  }

  private void node(String at, Node node, Value value) {
    if (value.type() == ValueType.NULL) {
      refuse(!node.facts().nullable(), at, "is null");
      return;
    }
    Optional<Choice> choice = node.facts().choice();
    refuse(
        choice.isPresent()
            && choice.get().extent() == Choice.Extent.CLOSED
            && !choice.get().values().contains(value),
        at,
        "is no listed value: " + value);
    switch (node.shape()) {
      case Shape.Any any -> {}
      case Shape.Single(Limits limits) -> single(at, node, limits, value);
      case Shape.Fields fields -> {
        refuse(!(value instanceof Document), at, "is no document");
        if (value instanceof Document document) {
          fields(at, fields, document);
        }
      }
      case Shape.Elements all -> elements(at, all, value);
      case Shape.Entries all -> entries(at, all, value);
      case Shape.Union union -> {}
    }
  }

  private void single(String at, Node node, Limits limits, Value value) {
    boolean isOfType =
        Saying.types(node)
            .map(types -> types.contains(value.type()))
            .orElseGet(
                () -> node.type().logical().map(type -> type.accepts(value.type())).orElse(true));
    refuse(!isOfType, at, "is a " + value.type() + " and no " + node.type());
    Optional<BigDecimal> number =
        switch (value) {
          case Value.Int32(int held) -> Optional.of(BigDecimal.valueOf(held));
          case Value.Int64(long held) -> Optional.of(BigDecimal.valueOf(held));
          case Value.Float64 held -> Optional.of(new BigDecimal(held.value()));
          default -> Optional.empty();
        };
    number.ifPresent(held -> refuse(!limits.range().contains(held), at, "is out of range"));
    if (value instanceof Value.Text(String text)) {
      size(at, limits.length(), text.length());
    }
  }

  private void size(String at, Size size, long held) {
    refuse(
        held < size.min().orElse(0) || held > size.max().orElse(Long.MAX_VALUE),
        at,
        "has the size " + held);
  }

  private void elements(String at, Shape.Elements all, Value value) {
    refuse(!(value instanceof Value.Array), at, "is no array");
    if (value instanceof Value.Array(List<Value> items)) {
      size(at, all.size(), items.size());
      items.forEach(item -> node(at + "[]", all.element(), item));
    }
  }

  private void entries(String at, Shape.Entries all, Value value) {
    refuse(!(value instanceof Document), at, "is no map");
    if (value instanceof Document map) {
      size(at, all.size(), map.size());
      map.names().forEach(name -> node(at + ".{}", all.value(), map.get(name).orElseThrow()));
    }
  }
}
