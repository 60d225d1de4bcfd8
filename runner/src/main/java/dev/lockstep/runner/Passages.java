package dev.lockstep.runner;

import dev.lockstep.engine.rollout.Actions;
import dev.lockstep.journal.Entry;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.runner.report.Trace.Step;
import dev.lockstep.runner.report.Trace.Written;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the journal says that was done with all documents of a change, and when. */
final class Passages {
  private static final String EPOCH = "epoch";
  private static final String STAGE = "stage";

  private final List<Entry> entries;

  Passages(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** Where the change stands. */
  Stage stage() {
    return stage(entries).flatMap(Passages::named).orElse(Stage.PROPOSED);
  }

  private static Optional<Stage> named(String word) {
    for (Stage stage : Stage.values()) {
      if (stage.word().equals(word)) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> stage(List<Entry> some) {
    return some.reversed().stream()
        .filter(entry -> entry.action().equals(Actions.STAGE_ENTERED))
        .map(entry -> entry.fields().getOrDefault(STAGE, ""))
        .findFirst();
  }

  /** The time in which a write under an epoch was made. */
  Written written(long epoch) {
    Optional<Instant> from = Optional.empty();
    Optional<Instant> until = Optional.empty();
    Optional<String> stage = Optional.empty();
    for (int i = 0; i < entries.size(); i++) {
      long begun = epoch(entries.get(i));
      if (begun == epoch) {
        from = Optional.of(entries.get(i).time());
        stage = stage(entries.subList(0, i + 1));
      } else if (begun > epoch && from.isPresent()) {
        until = until.or(() -> Optional.of(from(begun)));
      }
    }
    return new Written(epoch, stage, from, until);
  }

  private Instant from(long epoch) {
    return entries.stream()
        .filter(entry -> epoch(entry) == epoch)
        .map(Entry::time)
        .findFirst()
        .orElseThrow();
  }

  private static long epoch(Entry entry) {
    String text = entry.fields().getOrDefault(EPOCH, "");
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
  }

  /** What was done, oldest first; of comparisons in a row that found the same, the last. */
  List<Step> steps() {
    List<Entry> told = entries.stream().filter(entry -> sentence(entry).isPresent()).toList();
    return IntStream.range(0, told.size())
        .filter(i -> i + 1 == told.size() || !isSame(told.get(i), told.get(i + 1)))
        .mapToObj(told::get)
        .map(entry -> new Step(entry.time(), entry.action(), sentence(entry).orElse("")))
        .toList();
  }

  private static boolean isSame(Entry one, Entry other) {
    return one.action().equals(Actions.VERIFIED)
        && other.action().equals(Actions.VERIFIED)
        && found(one).equals(found(other));
  }

  private static Optional<String> sentence(Entry entry) {
    Map<String, String> fields = entry.fields();
    return Optional.ofNullable(
        switch (entry.action()) {
          case Actions.STAGE_ENTERED ->
              "The change came to %s, with epoch %s."
                  .formatted(fields.getOrDefault(STAGE, "?"), fields.getOrDefault(EPOCH, "?"));
          case Actions.EXAMINED -> "Preflight looked at all documents.";
          case Actions.PASSED -> passed(fields);
          case Actions.RESCAN -> "Events of the feed were lost: all documents are due again.";
          case Actions.RESCANNED -> "All documents were gone through again.";
          case Actions.VERIFIED -> compared(fields);
          case Actions.ARCHIVED -> "The old shape of every document was archived and read back.";
          default -> null;
        });
  }

  private static String passed(Map<String, String> fields) {
    String counts =
        fields.entrySet().stream()
            .filter(field -> !field.getKey().equals("pass"))
            .sorted(Map.Entry.comparingByKey())
            .map(field -> field.getValue() + " " + field.getKey())
            .collect(Collectors.joining(", "));
    String pass = fields.getOrDefault("pass", "?");
    String what =
        pass.equals("repair")
            ? "Documents that disagreed were repaired, this one or others"
            : "The pass %s went over all documents".formatted(pass);
    return counts.isEmpty() ? what + "." : "%s (%s).".formatted(what, counts);
  }

  private static List<String> found(Entry comparison) {
    Map<String, String> fields = comparison.fields();
    return List.of(fields.getOrDefault("divergences", "?"), fields.getOrDefault("missing", "?"));
  }

  private static String compared(Map<String, String> fields) {
    String divergences = fields.getOrDefault("divergences", "?");
    String missing = fields.getOrDefault("missing", "?");
    return "Both shapes of all documents were compared as of %s: %s"
        .formatted(
            fields.getOrDefault("as-of", "?"),
            divergences.equals("0") && missing.equals("0")
                ? "all agreed."
                : "%s disagreed and %s lacked the new shape, this one or others."
                    .formatted(divergences, missing));
  }
}
