package dev.lockstep.registry.profile;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.contract.Validator;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.survey.CollectionSurvey;
import dev.lockstep.model.survey.EngineFacts;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.evidence.Statistics.AtPath;
import dev.lockstep.registry.evidence.Statistics.Sizes;
import dev.lockstep.registry.evidence.Statistics.Spread;
import dev.lockstep.registry.evidence.Statistics.StoredValidator;
import dev.lockstep.registry.sensitive.SensitiveValue;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Tells of a collection what the rules of compatibility ask. What nobody knows is left out, and so
 * are texts that do not come again and again: those may be somebody's.
 */
public final class ProfileStatistics {
  /** The types of which every value was counted by its text. */
  private static final Set<ValueType> COUNTED =
      EnumSet.of(
          ValueType.STRING, ValueType.INT32, ValueType.INT64, ValueType.BOOL, ValueType.NULL);

  /** How often each text stands there, on average, where texts are words and no data. */
  private static final int TIMES_MIN = 5;

  private ProfileStatistics() {}

  /** The statistics of a profile, with what the catalogue says beside it. */
  public static Statistics of(CollectionSurvey survey, Profile profile) {
    Map<Path, AtPath> paths = new HashMap<>();
    profile.root().fields().values().forEach(seen -> collect(seen, paths));
    profile.root().entries().ifPresent(seen -> collect(seen, paths));
    boolean isFull = profile.extent().isFull();
    return new Statistics(
        profile.extent().documents(),
        isFull,
        paths,
        isFull ? profile.bytes() : Optional.<Sizes>empty(),
        survey.facts().known().orElse(EngineFacts.NONE),
        validator(survey));
  }

  /** What the store checks; a rule that may hold somebody's value is told without its text. */
  private static Optional<StoredValidator> validator(CollectionSurvey survey) {
    return survey
        .storage()
        .known()
        .filter(known -> survey.engine().equals(Optional.of(Engine.MONGODB)))
        .map(Storage::validator)
        .map(known -> known.orElse(new Validator(Validator.Level.OFF, Validator.Action.ERROR)))
        .map(known ->
            new StoredValidator(
                new Validator(known.level(), known.action()),
                known
                    .schema()
                    .filter(rule ->
                        SensitiveValue.kind(ExtendedJson.write(rule, Notation.CANONICAL))
                            .isEmpty())));
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
        values(seen),
        spread(seen));
  }

  private static Map<String, Long> values(Seen seen) {
    Map<String, Long> each = seen.each().orElse(Map.of());
    boolean areWords =
        seen.count(ValueType.STRING) == 0 || seen.values() >= (long) TIMES_MIN * each.size();
    return areWords && COUNTED.containsAll(seen.types().keySet()) ? each : Map.of();
  }

  /** Known where each value was counted, and a document has one of them at most. */
  private static Optional<Spread> spread(Seen seen) {
    return seen.each()
        .filter(each -> !each.isEmpty())
        .filter(each -> COUNTED.containsAll(seen.types().keySet()))
        .filter(each -> seen.values() == seen.documents())
        .map(each ->
            new Spread(each.size(), each.values().stream().mapToLong(n -> n).max().orElse(0)));
  }
}
