package dev.lockstep.registry.exchange.draft;

import dev.lockstep.formats.reading.Findings;
import dev.lockstep.formats.reading.Values;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.formats.yaml.YamlNode.Scalar;
import dev.lockstep.formats.yaml.YamlNode.Sequence;
import dev.lockstep.formats.yaml.YamlNode.Style;
import dev.lockstep.model.document.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One element of a foreign file with its place. What it does not hold is empty, never a mistake:
 * the reader decides what to say of it.
 *
 * @param pointer its place as a JSON pointer
 */
public record Item(YamlNode node, String pointer) {
  private static final int NUMBER_SIZE_MAX = 300;
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][-+]?[0-9]{1,3})?");

  /** The whole file. */
  public static Item root(YamlNode node) {
    return new Item(node, "");
  }

  /** What stands under a name. */
  public Optional<Item> get(String name) {
    return Optional.ofNullable(members().get(name));
  }

  /** What stands under each name; empty where this is no map. */
  public Map<String, Item> members() {
    Map<String, Item> members = new LinkedHashMap<>();
    if (node instanceof Mapping mapping) {
      for (YamlNode.Entry entry : mapping.entries()) {
        String name = entry.name().text();
        members.put(name, new Item(entry.value(), pointer + "/" + escaped(name)));
      }
    }
    return members;
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** The elements of a list; empty where this is none. */
  public List<Item> items() {
    List<Item> items = new ArrayList<>();
    if (node instanceof Sequence sequence) {
      for (YamlNode each : sequence.items()) {
        items.add(new Item(each, pointer + "/" + items.size()));
      }
    }
    return items;
  }

  /** The elements of a list, or this alone. */
  public List<Item> oneOrMore() {
    return isList() ? items() : List.of(this);
  }

  /** Whether this is a map. */
  public boolean isMap() {
    return node instanceof Mapping;
  }

  /** Whether this is a list. */
  public boolean isList() {
    return node instanceof Sequence;
  }

  /** A single value as it is written, whatever its type. */
  public Optional<String> text() {
    return node instanceof Scalar scalar && !isPlain("null")
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /** True or false. */
  public Optional<Boolean> truth() {
    return isPlain("true")
        ? Optional.of(true)
        : isPlain("false") ? Optional.of(false) : Optional.empty();
  }

  /** Whether this is null. */
  public boolean isNull() {
    return isPlain("null");
  }

  private boolean isPlain(String word) {
    return node instanceof Scalar scalar
        && scalar.style() == Style.PLAIN
        && scalar.text().equals(word);
  }

  /** A number, exactly; empty also for one that is longer than a contract takes. */
  public Optional<BigDecimal> number() {
    return node instanceof Scalar scalar
            && scalar.style() == Style.PLAIN
            && scalar.text().length() <= NUMBER_SIZE_MAX
            && NUMBER.matcher(scalar.text()).matches()
        ? Optional.of(new BigDecimal(scalar.text()))
        : Optional.empty();
  }

  /** A whole number that is not negative and fits a contract, in whatever form it is written. */
  public Optional<Long> count() {
    return number()
        .filter(number -> number.signum() >= 0 && number.compareTo(COUNT_MAX) <= 0)
        .filter(number -> number.stripTrailingZeros().scale() <= 0)
        .map(BigDecimal::longValueExact);
  }

  private static final BigDecimal COUNT_MAX = BigDecimal.valueOf(999_999_999_999_999_999L);

  /** The value, Extended JSON interpreted; empty where it is none that documents hold. */
  public Optional<Value> value() {
    return new Values(new Findings("")).value(node);
  }
}
