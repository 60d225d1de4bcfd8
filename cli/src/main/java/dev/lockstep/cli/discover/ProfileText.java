package dev.lockstep.cli.discover;

import dev.lockstep.cli.output.Json;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.survey.CollectionSurvey;
import dev.lockstep.registry.draft.Remarks;
import dev.lockstep.registry.profile.Profile;
import dev.lockstep.registry.profile.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A profile for people and for machines: no value that looks sensitive is in it. */
final class ProfileText {
  private static final int SHAPES_SHOWN = 20;

  private ProfileText() {}

  /** Every place with what was seen there, a line each. */
  static String of(CollectionSurvey survey, Profile profile) {
    StringBuilder text = new StringBuilder(survey.name()).append('\n');
    for (Seen seen : places(profile.root())) {
      text.append("  ")
          .append(seen.path())
          .append(": ")
          .append(Remarks.types(seen))
          .append("; ")
          .append(Remarks.of(seen, profile.extent()))
          .append('\n');
    }
    if (profile.shapes().size() > 1) {
      text.append("  %,d shapes of documents%n".formatted(profile.shapes().size()));
    }
    return text.append(profile.extent().sentence()).toString();
  }

  /** Every place below the documents themselves. */
  static List<Seen> places(Seen root) {
    List<Seen> all = new ArrayList<>();
    collect(root, all);
    return all;
  }

  private static void collect(Seen seen, List<Seen> all) {
    if (!seen.path().isEmpty()) {
      all.add(seen);
    }
    seen.fields().values().forEach(each -> collect(each, all));
    seen.entries().ifPresent(each -> collect(each, all));
    seen.element().ifPresent(each -> collect(each, all));
  }

  static Json json(CollectionSurvey survey, Profile profile) {
    return Json.with("event", "result")
        .and("collection", survey.name())
        .and("drawn", profile.extent().drawn().word())
        .and("documents", profile.extent().documents())
        .and("unreadable", profile.extent().unreadable())
        .and("proof", profile.extent().sentence())
        .and("shapes", profile.shapes().size())
        .and(
            "shapeCounts",
            profile.shapes().stream().limit(SHAPES_SHOWN).toList(),
            shape -> Value.int64(shape.documents()))
        .and("otherShapes", profile.otherShapes())
        .and("paths", places(profile.root()), ProfileText::json);
  }

  private static Document json(Seen seen) {
    Json types = Json.empty();
    for (var each : new TreeMap<>(seen.types()).entrySet()) {
      types = types.and(each.getKey().word(), each.getValue());
    }
    Json json =
        Json.with("path", seen.path())
            .and("documents", seen.documents())
            .and("nulls", seen.nullDocuments())
            .and("types", types.document())
            .and("different", seen.different())
            .and("min", seen.min().map(String::valueOf))
            .and("max", seen.max().map(String::valueOf))
            .and("sensitive", seen.sensitivity().map(kind -> kind.words()));
    Json sized =
        seen.texts().isKnown()
            ? json.and("shortest", seen.texts().min()).and("longest", seen.texts().max())
            : json;
    List<String> candidates = Remarks.candidates(seen);
    return (candidates.isEmpty() ? sized : sized.and("candidates", candidates, Value::text))
        .document();
  }
}
