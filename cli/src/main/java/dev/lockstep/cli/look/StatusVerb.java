package dev.lockstep.cli.look;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.remote.RolloutOptions;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.model.document.Document;
import dev.lockstep.runner.report.ChangeStatus;
import dev.lockstep.runner.report.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "status",
    description =
        "Shows where a change stands, or every change of the state folder; with --server, a rollout"
            + " there, or all of an environment.")
final class StatusVerb extends Verb {
  @Parameters(
      arity = "0..1",
      paramLabel = "CHANGE",
      description =
          "A change file, or the id of a change that was run before; with --server the id of a"
              + " rollout.")
  private @Nullable String change;

  @Mixin private final RolloutOptions served = new RolloutOptions();

  StatusVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected Answer perform() {
    return served
        .rollouts(surroundings(), name())
        .map(rollouts -> rollouts.status(Optional.ofNullable(change)))
        .orElseGet(this::here);
  }

  private Answer here() {
    if (change != null) {
      ChangeStatus status = runner().status(change);
      return Answer.ok(text(status), json(status));
    }
    List<ChangeStatus> all = runner().statuses();
    String text =
        all.isEmpty()
            ? "No change was run with this state folder yet."
            : String.join("\n\n", all.stream().map(StatusVerb::text).toList());
    return Answer.ok(text, Json.empty().and("changes", all, StatusVerb::json).document());
  }

  private static String text(ChangeStatus status) {
    StringBuilder text = new StringBuilder();
    line(text, "change", status.change());
    line(text, "stage", status.stage().word() + since(status.since()));
    status
        .target()
        .ifPresent(
            target -> line(text, "carried on", target.collection() + " at " + target.store()));
    line(text, "process", status.carrier().map(StatusVerb::process).orElse("none carries it now"));
    if (status.writes() == ChangeStatus.Writes.PAUSED && status.isCarried()) {
      line(text, "writes", "paused");
    }
    status.live().filter(live -> status.isCarried()).ifPresent(live -> work(text, live.fields()));
    return text.toString().stripTrailing();
  }

  private static String process(long pid) {
    return pid + " carries it now";
  }

  private static String since(Optional<Instant> since) {
    return since.map(time -> " since " + time).orElse("");
  }

  private static void work(StringBuilder text, Map<String, String> fields) {
    String expected = fields.getOrDefault("expected", "0");
    String name = fields.getOrDefault("work", "unknown");
    line(
        text,
        "work",
        expected.equals("0")
            ? name
            : "%s, %s of about %s documents"
                .formatted(name, fields.getOrDefault("done", "0"), expected));
    Optional.ofNullable(fields.get("waiting")).ifPresent(why -> line(text, "waiting", why));
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("%-11s %s%n".formatted(name, value));
  }

  private static Document json(ChangeStatus status) {
    Json json =
        Json.with("change", status.change())
            .and("stage", status.stage().word())
            .and("epoch", status.epoch())
            .and("paused", status.writes() == ChangeStatus.Writes.PAUSED)
            .and("carried", status.isCarried())
            .and("since", status.since().map(Instant::toString))
            .and("pid", status.carrier().map(String::valueOf))
            .and("store", status.target().map(Target::store))
            .and("collection", status.target().map(Target::collection));
    return status
        .live()
        .map(live -> json.and("live", live.fields()).and("liveAt", live.time().toString()))
        .orElse(json)
        .document();
  }
}
