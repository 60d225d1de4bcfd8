package dev.lockstep.formats.plan;

import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.plan.Measure;
import dev.lockstep.rollout.plan.Measure.Threshold;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads checks, and remembers where the figures of each come from. */
final class CheckReader {
  private final Reading reading;
  private final Amounts amounts;
  private final SourceReader sources;
  private final Map<String, Measure> measures = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();

  CheckReader(Reading reading) {
    this.reading = reading;
    this.amounts = new Amounts(reading);
    this.sources = new SourceReader(reading);
  }

  private enum Kind {
    RATIO,
    QUANTILE,
    PAIRED,
    MISMATCH,
    INVARIANT,
    BUDGET,
    GUARD,
    OUTSIDE;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where the figures of the checks read so far come from. */
  Map<String, Measure> measures() {
    return measures;
  }

  Optional<Check> check(YamlNode node) {
    Optional<Part> part = reading.part("the check", node);
    Optional<Kind> kind =
        part.flatMap(inner ->
            Amounts.required(inner, "kind", word -> reading.word(word, Kind.values(), Kind::word)));
    if (part.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    Optional<Measure> measure = measure(part.get(), kind.get());
    Optional<String> name = name(part.get(), measure);
    Optional<Check> check = check(part.get(), kind.get(), name.orElse("?"));
    part.get().refuseOthers();
    if (name.isPresent() && measure.isPresent()) {
      note(name.get(), measure.get(), node);
    }
    return check
        .filter(known -> name.isPresent() && measure.isPresent())
        .map(known -> reading.places().put(known, List.of(node)));
  }

  private Optional<Check> check(Part part, Kind kind, String name) {
    return switch (kind) {
      case RATIO, QUANTILE -> margin(part).map(margin -> new Check.Ratio(name, margin));
      case PAIRED -> margin(part).map(margin -> new Check.Paired(name, margin));
      case MISMATCH -> mismatch(part, name);
      case INVARIANT -> Optional.of(new Check.Invariant(name));
      case BUDGET ->
          Amounts.required(part, "allowed", amounts::between)
              .map(allowed -> new Check.Budget(name, allowed));
      case GUARD ->
          Amounts.required(part, "max", node -> amounts.above(0, node))
              .map(max -> new Check.Guard(name, max));
      case OUTSIDE -> Optional.of(new Check.Outside(name));
    };
  }

  private Optional<Double> margin(Part part) {
    if (part.node("compare").isPresent()) {
      reading.expect(part, "compare", "new/old");
    }
    return Amounts.required(part, "margin", node -> amounts.above(1, node));
  }

  private Optional<Check> mismatch(Part part, String name) {
    Optional<Double> max = Amounts.required(part, "max", amounts::between);
    Optional<Double> confidence = Amounts.required(part, "confidence", amounts::between);
    return max.flatMap(rate -> confidence.map(sure -> new Check.Mismatch(name, rate, sure)));
  }

  private Optional<Measure> measure(Part part, Kind kind) {
    return switch (kind) {
      case QUANTILE -> indicator(part, Amounts.required(part, "threshold", amounts::threshold));
      case PAIRED -> indicator(part, part.node("threshold").flatMap(amounts::threshold));
      case RATIO, MISMATCH, INVARIANT, BUDGET -> indicator(part, Optional.empty());
      case GUARD ->
          part.node("source").isPresent() ? source(part) : indicator(part, Optional.empty());
      case OUTSIDE -> source(part);
    };
  }

  private Optional<Measure> indicator(Part part, Optional<Threshold> threshold) {
    return Amounts.required(part, "sli", amounts::name)
        .map(name -> new Measure.Indicator(name, threshold));
  }

  private Optional<Measure> source(Part part) {
    return Amounts.required(part, "source", sources::source);
  }

  /** Its own name, else that of what it looks at. */
  private Optional<String> name(Part part, Optional<Measure> measure) {
    boolean isNamed = measure.filter(Measure.Indicator.class::isInstance).isPresent();
    Optional<YamlNode> node =
        isNamed || measure.isEmpty() ? part.node("name") : part.required("name");
    return node.isPresent()
        ? node.flatMap(amounts::name)
        : measure
            .filter(Measure.Indicator.class::isInstance)
            .map(indicator -> ((Measure.Indicator) indicator).name());
  }

  private void note(String name, Measure measure, YamlNode node) {
    Measure before = measures.putIfAbsent(name, measure);
    Integer line = lines.putIfAbsent(name, node.mark().line());
    if (before != null && line != null && !before.equals(measure)) {
      reading
          .findings()
          .note(
              node.mark(),
              "bad-plan",
              "Cannot check '%s' in two ways: line %d takes its figures from elsewhere; give one of"
                      .formatted(name, line)
                  + " them another 'name'");
    }
  }
}
