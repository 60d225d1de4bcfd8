package dev.lockstep.registry.profile;

import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.evidence.Statistics.AtPath;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Tells of a profile what the rules of compatibility ask. */
public final class ProfileStatistics {
  /** The types of which every value was counted by its text. */
  private static final Set<ValueType> COUNTED =
      EnumSet.of(
          ValueType.STRING, ValueType.INT32, ValueType.INT64, ValueType.BOOL, ValueType.NULL);

  private ProfileStatistics() {}

  /** The statistics of a profile. */
  public static Statistics of(Profile profile) {
    Map<Path, AtPath> paths = new HashMap<>();
    profile.root().fields().values().forEach(seen -> collect(seen, paths));
    profile.root().entries().ifPresent(seen -> collect(seen, paths));
    return new Statistics(profile.extent().documents(), profile.extent().isFull(), paths);
  }

  private static void collect(Seen seen, Map<Path, AtPath> paths) {
    paths.put(Path.parse(seen.path()), atPath(seen));
    seen.fields().values().forEach(each -> collect(each, paths));
    seen.entries().ifPresent(each -> collect(each, paths));
    seen.element().ifPresent(each -> collect(each, paths));
  }

  private static AtPath atPath(Seen seen) {
    boolean isOrdered = seen.special() == 0;
    Lengths lengths = seen.texts().with(seen.items());
    return new AtPath(
        seen.documents(),
        seen.nullDocuments(),
        seen.types(),
        isOrdered ? seen.min() : Optional.<BigDecimal>empty(),
        isOrdered ? seen.max() : Optional.<BigDecimal>empty(),
        lengths.isKnown() ? OptionalLong.of(lengths.max()) : OptionalLong.empty(),
        COUNTED.containsAll(seen.types().keySet()) ? seen.each().orElse(Map.of()) : Map.of());
  }
}
