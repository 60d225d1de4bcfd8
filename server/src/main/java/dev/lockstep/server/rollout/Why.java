package dev.lockstep.server.rollout;

import dev.lockstep.api.wire.WorkReport;
import dev.lockstep.journal.Entry;
import dev.lockstep.journal.JournalTable;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.evidence.OutsideAnswers;
import dev.lockstep.server.evidence.WorkTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells in one paragraph where a rollout stands and why. */
@Component
class Why {
  /** Of these steps people ask what caused them. */
  private static final Set<String> TURNS =
      Set.of(
          "rollout frozen",
          "rollout resumed",
          "regions held",
          "rollout recovered",
          "rollback did not help",
          "rollout rolled back softly",
          "rollout rolled back hard");

  private static final int ENTRIES_MAX = 100;

  private final Database database;
  private final OutsideAnswers answers;

  Why(Database database, OutsideAnswers answers) {
    this.database = database;
    this.answers = answers;
  }

  /** What was decided of a rollout, the newest first. */
  List<Entry> history(Rollout rollout, int max) {
    String subject = rollout.identity().subject();
    return database.use(
        connection -> JournalTable.before(connection, subject, Long.MAX_VALUE, max));
  }

  String paragraph(Rollout rollout, RolloutView view) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "%s carries %s through %s by the plan %s and stands at %s since %s, in epoch %d."
            .formatted(
                view.identity().id(),
                view.identity().change(),
                view.identity().place(),
                view.plan(),
                view.place(),
                view.since(),
                view.epoch()));
    history(rollout, ENTRIES_MAX).stream()
        .filter(entry -> TURNS.contains(entry.action()))
        .findFirst()
        .map(Why::turn)
        .ifPresent(sentences::add);
    if (!view.conditions().held().isEmpty()) {
      sentences.add(
          "Reads of %s are answered from the old shape."
              .formatted(String.join(", ", view.conditions().held().stream().sorted().toList())));
    }
    sentences.add(view.hold().sentence());
    if (view.wayBack().kind().equals("ends")) {
      sentences.add(view.wayBack().sentence());
    }
    sentences.addAll(checks(rollout, view));
    view.work().map(WorkTable.Work::report).map(Why::work).ifPresent(sentences::add);
    view.work()
        .map(WorkTable.Work::report)
        .filter(said -> said.epoch() == view.epoch())
        .flatMap(WorkReport::wayBack)
        .filter(found -> found.outcome() != WorkReport.WayBack.Outcome.PASS)
        .ifPresent(
            found -> sentences.add("It says of the way back: %s.".formatted(found.sentence())));
    return String.join(" ", sentences);
  }

  /** What keeps the gate closed; of what is asked outside, with what came of asking. */
  private List<String> checks(Rollout rollout, RolloutView view) {
    Map<String, String> notes =
        answers.notes(rollout.identity().place().environment(), view.identity().id(), view.epoch());
    return view.verdicts().stream()
        .filter(verdict -> verdict.required() && !verdict.outcome().equals("pass"))
        .map(verdict -> {
          Optional<String> note = Optional.ofNullable(notes.get(verdict.check()));
          return "Check %s in %s: %s%s."
              .formatted(
                  verdict.check(),
                  verdict.region(),
                  verdict.outcome(),
                  note.map(said -> ", " + said).orElse(""));
        })
        .toList();
  }

  private static String work(WorkReport said) {
    WorkReport.Progress progress = said.progress();
    return switch (said.state()) {
      case WORKING ->
          "Runner %s is at work: %s, %d of %d documents%s."
              .formatted(
                  said.runner(),
                  progress.work().isEmpty() ? "begins" : progress.work(),
                  progress.done(),
                  progress.expected(),
                  progress.waiting().isEmpty() ? "" : ", waiting: " + progress.waiting());
      case DONE ->
          "Runner %s has done the work of epoch %d.".formatted(said.runner(), said.epoch());
      case FAILED ->
          "Runner %s tries again after this: %s."
              .formatted(
                  said.runner(),
                  said.trouble().map(WorkReport.Trouble::sentence).orElse("it does not say"));
    };
  }

  private static String turn(Entry entry) {
    String cause =
        Optional.ofNullable(entry.fields().get("cause")).map(why -> ": " + why).orElse("");
    return "The last turn was at %s, by %s: %s, from %s to %s%s."
        .formatted(
            entry.time(),
            entry.actor(),
            entry.action(),
            entry.fields().getOrDefault("from", "?"),
            entry.fields().getOrDefault("to", "?"),
            cause);
  }
}
