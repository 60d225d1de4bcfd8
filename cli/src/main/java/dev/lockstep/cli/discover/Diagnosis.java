package dev.lockstep.cli.discover;

import dev.lockstep.cli.output.Json;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.survey.CollectionSurvey;
import dev.lockstep.model.survey.Told;
import dev.lockstep.model.survey.Writer;
import dev.lockstep.model.survey.Writers;
import dev.lockstep.registry.doctor.Remark;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.profile.Profile;
import dev.lockstep.registry.profile.ProfileStatistics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What looking around in a store came to. For one thread. */
final class Diagnosis {
  private static final int REMARKS_MAX = 40;
  private static final int WRITERS_MAX = 50;

  private final String store;
  private final Writers writers;
  private final List<Examined> examined = new ArrayList<>();
  private final List<String> notExamined = new ArrayList<>();
  private final Set<String> privileges = new TreeSet<>();

  private record Examined(CollectionSurvey survey, Profile profile, List<Remark> remarks) {}

  Diagnosis(String store, Writers writers) {
    this.store = store;
    this.writers = writers;
    writers.silent().forEach(this::forbidden);
  }

  void add(CollectionSurvey survey, Profile profile, List<Remark> remarks) {
    examined.add(new Examined(survey, profile, remarks));
  }

  void passedOver(String collection) {
    notExamined.add(collection + ": the time was over before it");
  }

  void failed(String collection, Problem problem) {
    notExamined.add(collection + ": " + problem.getMessage());
  }

  /** A privilege that the account lacks. */
  void missing(String privilege) {
    privileges.add(privilege);
  }

  /** Notes the privilege that the account lacks, where something was not told for want of one. */
  void forbidden(Told<?> told) {
    if (told instanceof Told.Forbidden<?>(String privilege)) {
      missing(privilege);
    }
  }

  /** What the checker reads of every collection that was looked at. */
  Map<String, Statistics> statistics() {
    Map<String, Statistics> all = new HashMap<>();
    examined.forEach(
        each -> all.put(each.survey().name(), ProfileStatistics.of(each.survey(), each.profile())));
    return all;
  }

  /** Whether all that could be told was told. */
  boolean isWhole() {
    return privileges.isEmpty() && notExamined.isEmpty();
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("%s: %d collections.".formatted(store, examined.size() + notExamined.size()));
    examined.forEach(each -> collection(each, lines));
    notExamined.forEach(each -> lines.add("not looked at: " + each));
    writers.seen().stream().limit(WRITERS_MAX).forEach(writer -> lines.add(sentence(writer)));
    lines.addAll(unseen());
    privileges.forEach(each -> lines.add("The account lacks " + each + "."));
    lines.add(
        isWhole()
            ? "Looked at everything; nothing was written."
            : "Could not look at everything; nothing was written.");
    return String.join("\n", lines);
  }

  /** What nobody saw is not said to be nobody. */
  private List<String> unseen() {
    List<String> silences =
        writers.silent().stream().flatMap(told -> told.silence().stream()).toList();
    if (silences.isEmpty()) {
      return writers.seen().isEmpty()
          ? List.of("No application was seen by name: services have to set one.")
          : List.of();
    }
    String unknown = writers.seen().isEmpty() ? "Who writes" : "Who writes beside them";
    return silences.stream().map(why -> unknown + " is not known: " + why + ".").toList();
  }

  private static void collection(Examined one, List<String> lines) {
    lines.add(
        "%s: %s, %d paths%s. %s"
            .formatted(
                one.survey().name(),
                one.survey()
                    .documents()
                    .known()
                    .map("about %,d documents"::formatted)
                    .orElse("nobody knows how many documents"),
                ProfileText.places(one.profile().root()).size(),
                one.survey()
                    .indexes()
                    .known()
                    .map(known -> ", %d indexes".formatted(known.all().size()))
                    .orElse(""),
                one.profile().extent().sentence()));
    one.remarks().stream().limit(REMARKS_MAX).forEach(remark -> lines.add("  " + sentence(remark)));
    if (one.remarks().size() > REMARKS_MAX) {
      lines.add("  and %d remarks more".formatted(one.remarks().size() - REMARKS_MAX));
    }
  }

  private static String sentence(Remark remark) {
    String where = remark.where().isEmpty() ? "" : " " + remark.where();
    return "%s%s: %s".formatted(remark.kind().word(), where, remark.sentence());
  }

  private static String sentence(Writer writer) {
    String verb =
        switch (writer.activity()) {
          case WRITES -> "writes";
          case CONNECTED -> "is connected";
        };
    return "%s %s%s (seen %,d times)."
        .formatted(
            writer.application(),
            verb,
            writer.collection().map(name -> " to " + name).orElse(""),
            writer.times());
  }

  Document json() {
    return Json.with("event", "result")
        .and("store", store)
        .and("whole", isWhole())
        .and("collections", examined, Diagnosis::json)
        .and("notLookedAt", notExamined, Value::text)
        .and("privilegesMissing", List.copyOf(privileges), Value::text)
        .and("writers", writers.seen(), Diagnosis::json)
        .and(
            "writersNotKnown",
            writers.silent().stream().flatMap(told -> told.silence().stream()).toList(),
            Value::text)
        .document();
  }

  private static Document json(Examined one) {
    return ProfileText.json(one.survey(), one.profile())
        .and("remarks", one.remarks(), Diagnosis::json)
        .document();
  }

  private static Document json(Remark remark) {
    return Json.with("kind", remark.kind().word())
        .and("where", remark.where())
        .and("sentence", remark.sentence())
        .document();
  }

  private static Document json(Writer writer) {
    return Json.with("application", writer.application())
        .and("collection", writer.collection())
        .and("activity", writer.activity().name().toLowerCase(Locale.ROOT))
        .and("times", writer.times())
        .document();
  }
}
