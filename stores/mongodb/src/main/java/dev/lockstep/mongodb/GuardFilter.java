package dev.lockstep.mongodb;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.mongodb.Features.Filters;
import dev.lockstep.mongodb.bson.BsonBytes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Assertions as a filter that holds for exactly the documents that satisfy them, as far as a filter
 * can say it.
 *
 * <p>Equality alone would be too weak, each time in another way, and every clause here closes one
 * of them. A path of several names also reaches into the elements of arrays on its way, so no
 * ancestor may be an array. A scalar also equals an array that contains it, so the value's own type
 * is asserted and arrays are excluded. {@code 4}, {@code 4.0} and a decimal {@code 4} are equal, so
 * each number, also deep in a document or array, is excluded from having another numeric type. Null
 * also equals absence, so null is asserted by its type alone. An array also equals one that
 * contains it, so the first elements are excluded from being arrays where they are not.
 *
 * <p>What is asserted negatively stands in one {@code $nor}: a {@code $not} below a path with an
 * array on its way means "some element does not" on some servers.
 *
 * <p>No filter tells {@code 0.0} from {@code -0.0}, one NaN from another, decimals of equal value
 * and different scale, or text from a symbol inside a document; the page of this store says what
 * that means.
 */
final class GuardFilter {
  private static final Value EXISTS = Document.of("$exists", Value.bool(true));
  private static final Value MISSING = Document.of("$exists", Value.bool(false));
  private static final Value IS_ARRAY = Document.of("$type", Value.int32(4));

  private final List<Value> all = new ArrayList<>();
  private final Set<Document> none = new LinkedHashSet<>();

  private final Filters filters;

  private GuardFilter(Filters filters) {
    this.filters = filters;
  }

  /** The filter of the document that a write may change. */
  static Document forWrite(GuardedWrite write, Filters filters) {
    GuardFilter filter = new GuardFilter(filters);
    write.guard().forEach(filter::add);
    write.edits().stream().map(Edit::path).forEach(filter::noAncestorIsArray);
    return filter.build(byKey(write.key()));
  }

  /** The filter of the document that may be deleted. */
  static Document forDelete(Value key, List<Assertion> guard, Filters filters) {
    GuardFilter filter = new GuardFilter(filters);
    guard.forEach(filter::add);
    return filter.build(byKey(key));
  }

  /** The filter of all documents that satisfy these. */
  static Document forCount(List<Assertion> conditions, Filters filters) {
    GuardFilter filter = new GuardFilter(filters);
    conditions.forEach(filter::add);
    return filter.build(Document.empty());
  }

  private static Document byKey(Value key) {
    return Document.of("_id", Document.of("$eq", key));
  }

  private Document build(Document start) {
    Document filter = start;
    if (!all.isEmpty()) {
      filter = filter.with("$and", new Value.Array(all));
    }
    return none.isEmpty() ? filter : filter.with("$nor", new Value.Array(List.copyOf(none)));
  }

  private void add(Assertion assertion) {
    String path = FieldPath.of(assertion.path());
    switch (assertion) {
      case Assertion.Equal equal -> {
        noAncestorIsArray(equal.path());
        equal(path, equal.value());
      }
      case Assertion.Present present -> {
        noAncestorIsArray(present.path());
        all.add(Document.of(path, EXISTS));
      }
      case Assertion.Absent absent -> absent(path, absent.path());
    }
  }

  /** A static path leads nowhere through an array, so it is absent there too. */
  private void absent(String path, Path where) {
    List<Value> ways = new ArrayList<>(List.of(Document.of(path, MISSING)));
    FieldPath.ancestors(where).forEach(ancestor -> ways.add(Document.of(ancestor, IS_ARRAY)));
    all.add(ways.size() == 1 ? ways.getFirst() : Document.of("$or", new Value.Array(ways)));
  }

  private void noAncestorIsArray(Path path) {
    FieldPath.ancestors(path).forEach(ancestor -> none.add(Document.of(ancestor, IS_ARRAY)));
  }

  private void equal(String path, Value value) {
    switch (value) {
      case Value.Null n -> typed(path, value);
      case Value.Undefined u -> typed(path, value);
      case Value.MinKey k -> typed(path, value);
      case Value.MaxKey k -> typed(path, value);
      case Value.Array array -> {
        all.add(Document.of(path, Document.of("$eq", array, "$size", size(array))));
        notWithin(path, array);
        numbers(path, array);
      }
      case Document document -> {
        all.add(Document.of(path, equalAndTyped(document)));
        none.add(Document.of(path, IS_ARRAY));
        numbers(path, document);
      }
      case Value scalar -> {
        all.add(Document.of(path, equalAndTyped(scalar)));
        none.add(Document.of(path, IS_ARRAY));
        numberTexts(path, scalar);
      }
    }
  }

  private void numbers(String path, Value container) {
    new NumericTypes(path, container, filters).exclude(none);
    numberTexts(path, container);
  }

  private void numberTexts(String path, Value value) {
    if (filters.numbersAsText() && NumberText.isNeededWithin(value)) {
      texts(Value.text("$" + path), value);
    }
  }

  /** Asserts of each number that needs it that its text is the same. */
  private void texts(Value expression, Value value) {
    switch (value) {
      case Document document -> {
        for (int i = 0; i < document.size(); i++) {
          if (FieldPath.isAddressable(document.name(i))) {
            texts(NumberText.field(expression, document.name(i)), document.value(i));
          }
        }
      }
      case Value.Array array -> {
        for (int i = 0; i < array.items().size(); i++) {
          texts(NumberText.element(expression, i), array.items().get(i));
        }
      }
      case Value leaf -> {
        if (NumberText.isNeededWithin(leaf)) {
          all.add(NumberText.same(expression, leaf));
        }
      }
    }
  }

  /** A server that does not know a type holds no value of it. */
  private void typed(String path, Value value) {
    Value condition =
        filters.knows(value.type())
            ? Document.of("$type", type(value))
            : Document.of("$in", Value.Array.of());
    all.add(Document.of(path, condition));
    none.add(Document.of(path, IS_ARRAY));
  }

  /** Excludes an array of one array more, which contains this one and so equals it. */
  private void notWithin(String path, Value.Array array) {
    String first = path;
    Value value = array;
    while (value instanceof Value.Array outer && !outer.items().isEmpty()) {
      first = first + ".0";
      value = outer.items().getFirst();
    }
    switch (value) {
      case Value.Array empty -> all.add(Document.of(first, Document.of("$size", Value.int32(0))));
      case Document element -> {
        if (!FieldPath.hasNumberedField(element)) {
          none.add(Document.of(first, IS_ARRAY));
        }
      }
      case Value scalar -> none.add(Document.of(first, IS_ARRAY));
    }
  }

  private Document equalAndTyped(Value value) {
    Document equal = Document.of("$eq", value);
    return filters.knows(value.type()) ? equal.with("$type", type(value)) : equal;
  }

  private static Value type(Value value) {
    return Value.int32(BsonBytes.number(value.type()));
  }

  private static Value size(Value.Array array) {
    return Value.int32(array.items().size());
  }
}
