package dev.lockstep.formats.reading;

import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.formats.yaml.YamlNode.Scalar;
import dev.lockstep.formats.yaml.YamlNode.Sequence;
import dev.lockstep.formats.yaml.YamlNode.Style;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Nearest;
import dev.lockstep.model.query.Rate;
import dev.lockstep.model.version.VersionRange;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One reading of one file: what is wrong so far, where things stand, and the single values. */
public final class Reading extends Scalars {
  private static final int NUMBER_SIZE_MAX = 400;
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,4})?");
  private static final Pattern DAYS_OR_YEARS = Pattern.compile("([0-9]{1,5})([dwmy])");

  private final Findings findings;
  private final Places places = new Places();

  /** The reading of the file of this name. */
  public Reading(String file) {
    this(new Findings(file));
  }

  private Reading(Findings findings) {
    super(findings);
    this.findings = findings;
  }

  /** What is wrong so far. */
  public Findings findings() {
    return findings;
  }

  /** Where things stand. */
  public Places places() {
    return places;
  }

  /** The named parts of a map; a finding where the node is none. */
  public Optional<Part> part(String owner, YamlNode node) {
    return node instanceof Mapping mapping
        ? Optional.of(new Part(owner, mapping, this))
        : wrongKind(node, "a map of names and values");
  }

  /** A finding where a name is missing, or says something else than it must. */
  public void expect(Part part, String name, String expected) {
    Optional<YamlNode> node = part.required(name);
    node.flatMap(this::text)
        .filter(text -> !text.equals(expected))
        .ifPresent(other ->
            findings.note(
                node.orElseThrow().mark(),
                "bad-value",
                "Cannot take this value: '%s' is %s".formatted(name, expected)));
  }

  /** A zone of time by its name; a finding where there is none of it. */
  public Optional<ZoneId> zone(YamlNode node) {
    Optional<String> text = text(node);
    try {
      return text.map(ZoneId::of);
    } catch (DateTimeException e) {
      return bad(
          node,
          "'%s' is no time zone such as Europe/Berlin"
              .formatted(Wording.shortened(text.orElseThrow())));
    }
  }

  /** The items of a list that can be read; a finding where the node is none. */
  public <T> List<T> list(YamlNode node, Function<YamlNode, Optional<T>> read) {
    List<T> items = new ArrayList<>();
    if (node instanceof Sequence sequence) {
      sequence.items().forEach(item -> read.apply(item).ifPresent(items::add));
    } else {
      wrongKind(node, "a list").ifPresent(never -> {});
    }
    return items;
  }

  /** The values under the names of a map, in its order; a finding where the node is none. */
  public <T> Map<String, T> map(YamlNode node, Function<YamlNode, Optional<T>> read) {
    Map<String, T> map = new LinkedHashMap<>();
    if (node instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(entry ->
              read.apply(entry.value()).ifPresent(value -> map.put(entry.name().text(), value)));
    } else {
      wrongKind(node, "a map").ifPresent(never -> {});
    }
    return map;
  }

  /** One path, whose place is noted. */
  public Optional<Path> placed(YamlNode node) {
    return path(node).map(path -> places.put(path, List.of(node)));
  }

  /** A finding about a value that does not fit. */
  public <T> Optional<T> bad(YamlNode node, String why) {
    return findings.add(node.mark(), "bad-value", "Cannot take this value: " + why);
  }

  /** One of a closed list of words; a finding with the nearest where it is none of them. */
  public <T> Optional<T> word(YamlNode node, T[] values, Function<T, String> word) {
    Optional<String> text = text(node);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> found =
        Stream.of(values).filter(value -> word.apply(value).equals(text.get())).findFirst();
    List<String> known = Stream.of(values).map(word).toList();
    return found.isPresent()
        ? found
        : bad(
            node,
            "'%s' is none of %s%s"
                .formatted(
                    Wording.shortened(text.get()),
                    String.join(", ", known),
                    suggestion(text.get(), known)));
  }

  private static String suggestion(String word, List<String> known) {
    return known.stream()
        .filter(each -> word.length() > 2 && each.startsWith(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .map("; did you mean %s?"::formatted)
        .orElseGet(() -> Nearest.suggestion(word, known));
  }

  /** A number, exactly. */
  public Optional<BigDecimal> number(YamlNode node) {
    return node instanceof Scalar scalar
            && scalar.style() == Style.PLAIN
            && scalar.text().length() <= NUMBER_SIZE_MAX
            && NUMBER.matcher(scalar.text()).matches()
        ? Optional.of(new BigDecimal(scalar.text()))
        : bad(node, "a number is expected");
  }

  /** A share, from 0 to 1. */
  public Optional<BigDecimal> share(YamlNode node) {
    Optional<BigDecimal> share = number(node);
    boolean isShare =
        share
            .filter(number -> number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0)
            .isPresent();
    return isShare || share.isEmpty() ? share : bad(node, "a share from 0 to 1 is expected");
  }

  /** A whole number that is not negative. */
  public Optional<Long> count(YamlNode node) {
    if (node instanceof Scalar scalar
        && scalar.style() == Style.PLAIN
        && scalar.text().matches("[0-9]{1,18}")) {
      return Optional.of(Long.parseLong(scalar.text()));
    }
    return bad(node, "a whole number that is not negative is expected");
  }

  /** A period in whole days. */
  public Optional<Period> period(YamlNode node) {
    return parsed(node, Reading::period, "a period such as 90d, 6m, 7y or P7Y");
  }

  private static Optional<Period> period(String text) {
    Matcher plain = DAYS_OR_YEARS.matcher(text);
    if (!plain.matches()) {
      return Optional.of(Period.parse(text)).filter(period -> !period.isNegative());
    }
    int number = Integer.parseInt(plain.group(1));
    return Optional.of(
        switch (plain.group(2)) {
          case "d" -> Period.ofDays(number);
          case "w" -> Period.ofWeeks(number);
          case "m" -> Period.ofMonths(number);
          default -> Period.ofYears(number);
        });
  }

  /** A date. */
  public Optional<LocalDate> date(YamlNode node) {
    return parsed(node, text -> Optional.of(LocalDate.parse(text)), "a date such as 2027-01-31");
  }

  /** A moment. */
  public Optional<Instant> instant(YamlNode node) {
    return parsed(
        node,
        text -> Optional.of(OffsetDateTime.parse(text).toInstant()),
        "a moment such as 2026-11-20T08:00:00Z");
  }

  /** How often something happens. */
  public Optional<Rate> rate(YamlNode node) {
    return parsed(node, Rate::parse, "a rate such as 20/s, 3/min, 100/h or 1/d");
  }

  /** A range of versions. */
  public Optional<VersionRange> range(YamlNode node) {
    return parsed(node, VersionRange::parse, "a range of versions such as '>=2.1 <4'");
  }

  private <T> Optional<T> parsed(
      YamlNode node, Function<String, Optional<T>> parse, String expected) {
    Optional<String> text = text(node);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> value;
    try {
      value = parse.apply(text.get());
    } catch (DateTimeException | ArithmeticException e) {
      value = Optional.empty(); // Said below, like a text that is of another form.
    }
    return value.isPresent()
        ? value
        : bad(node, "'%s' is not %s".formatted(Wording.shortened(text.get()), expected));
  }
}
