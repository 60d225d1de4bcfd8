package dev.lockstep.registry.compare;

import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.budget.Budget;
import dev.lockstep.registry.budget.BudgetSpentException;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.pattern.PatternNotTakenException;
import dev.lockstep.registry.pattern.SearchPattern;
import dev.lockstep.registry.schema.Compatibility;
import dev.lockstep.registry.schema.Dialect;
import dev.lockstep.registry.schema.Schemas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Texts by their pattern and length, compared as schemas are. */
public final class Patterns {
  private static final Schemas SCHEMAS = new Schemas(Dialect.DRAFT_7);
  private static final Json NOTHING = new Json.Members(Map.of("not", new Json.Members(Map.of())));
  private static final long STEPS_MAX = 1_000_000;
  private static final long PLAIN_MAX = 100_000;
  private static final int KEYS_MAX = 10;

  /** What is known of the texts of one pattern that are none of another. */
  public sealed interface Verdict {
    /** There is none. */
    record Within() implements Verdict {}

    /** This is one. */
    record Beyond(String text) implements Verdict {}

    /** It is neither proven nor refuted. */
    record Open(String why) implements Verdict {}
  }

  /** The texts of a pattern, every text where there is none, that are of some length. */
  public record Texts(Optional<String> pattern, Size length) {}

  private Patterns() {}

  /** Whether all these texts are of those, too. */
  public static Verdict within(Texts one, Texts other) {
    return switch (SCHEMAS.compare(schema(one), schema(other))) {
      case Compatibility.Compatible proven -> new Verdict.Within();
      case Compatibility.Incompatible(Json witness) ->
          witness instanceof Json.Text(String text)
              ? new Verdict.Beyond(text)
              : new Verdict.Open("the text that shows it is not plain");
      case Compatibility.Unknown unknown -> new Verdict.Open(unknown.reason());
    };
  }

  /** Whether a text is one of a pattern. */
  static Fit fit(Optional<String> pattern, String text) {
    try {
      return pattern.isEmpty()
              || SearchPattern.parse(pattern.get()).isFoundIn(text, new Budget(STEPS_MAX))
          ? Fit.FITS
          : Fit.FAILS;
    } catch (PatternNotTakenException | BudgetSpentException e) {
      return Fit.OPEN;
    }
  }

  /** A text of a pattern and a length, the plainest there is; empty where none is found. */
  static Optional<String> text(Optional<String> pattern, Size length) {
    long size = Math.min(Math.max(4, length.min().orElse(0)), length.max().orElse(PLAIN_MAX));
    String plain = size == 4 ? "text" : "a".repeat((int) Math.min(size, PLAIN_MAX));
    return fit(pattern, plain) == Fit.FITS
        ? Optional.of(plain)
        : witness(schema(new Texts(pattern, length)), NOTHING);
  }

  /** Some texts of a pattern, each another, the first {@code count} where there are so many. */
  static List<String> texts(Optional<String> pattern, int count) {
    List<String> plain = IntStream.range(0, count).mapToObj(i -> "key" + i).toList();
    if (plain.stream().allMatch(text -> fit(pattern, text) == Fit.FITS)) {
      return plain;
    }
    List<String> found = new ArrayList<>();
    Json all = schema(new Texts(pattern, Size.ANY));
    Optional<String> next = text(pattern, Size.ANY);
    while (next.isPresent() && found.size() < Math.min(count, KEYS_MAX)) {
      found.add(next.get());
      next = witness(all, new Json.Members(Map.of("enum", listed(found))));
    }
    return found;
  }

  private static Json listed(List<String> texts) {
    return new Json.Items(texts.stream().<Json>map(Json.Text::new).toList());
  }

  private static Optional<String> witness(Json one, Json other) {
    return SCHEMAS.compare(one, other) instanceof Compatibility.Incompatible(Json.Text(String text))
        ? Optional.of(text)
        : Optional.empty();
  }

  private static Json schema(Texts texts) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("type", new Json.Text("string"));
    texts.pattern().ifPresent(text -> members.put("pattern", new Json.Text(text)));
    texts.length().min().ifPresent(min -> members.put("minLength", Json.Num.of(min)));
    texts.length().max().ifPresent(max -> members.put("maxLength", Json.Num.of(max)));
    return new Json.Members(members);
  }
}
