package dev.lockstep.registry.draft;

import dev.lockstep.model.document.ValueType;
import dev.lockstep.registry.profile.Extent;
import dev.lockstep.registry.profile.Lengths;
import dev.lockstep.registry.profile.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What was seen at a place, in a line for people. No value that looks sensitive is in it. */
public final class Remarks {
  private static final Pattern CANDIDATE = Pattern.compile("[A-Za-z][A-Za-z0-9_.:/-]{0,31}");
  private static final int CANDIDATES_MAX = 12;
  private static final int TIMES_MIN = 5;

  private Remarks() {}

  /** How often it was there, and what was there. */
  public static String of(Seen seen, Extent extent) {
    List<String> parts = new ArrayList<>();
    parts.add("in %,d of %,d".formatted(seen.documents(), extent.documents()));
    if (seen.nullDocuments() > 0) {
      parts.add("null in %,d".formatted(seen.nullDocuments()));
    }
    Set<ValueType> types = seen.types().keySet();
    if (types.size() - (types.contains(ValueType.NULL) ? 1 : 0) > 1) {
      parts.add(types(seen));
    }
    seen.sensitivity().ifPresent(kind -> parts.add("looks like " + kind.words()));
    seen.min()
        .flatMap(min -> seen.max().map(max -> "from %s to %s".formatted(min, max)))
        .ifPresent(parts::add);
    if (seen.special() > 0) {
      parts.add("%,d not finite".formatted(seen.special()));
    }
    seen.dates()
        .map(dates -> "from %s to %s".formatted(date(dates.min()), date(dates.max())))
        .ifPresent(parts::add);
    range(seen.texts(), "long").ifPresent(parts::add);
    if (seen.count(ValueType.ARRAY) > 0) {
      range(seen.items(), "elements").ifPresent(parts::add);
    }
    if (seen.different() > 0) {
      parts.add((seen.isEstimated() ? "about " : "") + "%,d different".formatted(seen.different()));
    }
    return String.join("; ", parts);
  }

  /** The types with how many values have each. */
  public static String types(Seen seen) {
    return new TreeMap<>(seen.types())
        .entrySet().stream()
            .map(each -> "%s %,d".formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static Optional<String> range(Lengths lengths, String unit) {
    if (!lengths.isKnown()) {
      return Optional.empty();
    }
    return Optional.of(
        lengths.min() == lengths.max()
            ? "%,d %s".formatted(lengths.max(), unit)
            : "%,d to %,d %s".formatted(lengths.min(), lengths.max(), unit));
  }

  private static String date(long epochMillis) {
    return Instant.ofEpochMilli(epochMillis).toString();
  }

  /** The values that a list of values could have; none where that is not evident. */
  public static List<String> candidates(Seen seen) {
    Map<String, Long> each = seen.each().orElse(Map.of());
    boolean areWords = each.keySet().stream().allMatch(CANDIDATE.asMatchPredicate());
    boolean isEvident =
        each.size() >= 2
            && each.size() <= CANDIDATES_MAX
            && seen.documents() >= (long) TIMES_MIN * each.size()
            && seen.count(ValueType.STRING) + seen.count(ValueType.NULL) == seen.values();
    return areWords && isEvident ? each.keySet().stream().sorted().toList() : List.of();
  }
}
