package dev.lockstep.cli.remote;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Json;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rollouts of an environment of a server. */
public final class ServedRollouts {
  private static final int ACCEPTED = 202;
  private static final int LIST_MAX = 500;

  private final Server server;
  private final String path;

  ServedRollouts(Server server, String environment) {
    this.server = server;
    this.path = "/v1/environments/%s/rollouts".formatted(Server.part(environment));
  }

  /** Where a rollout stands and why, in one paragraph; of every live one where none is named. */
  public Answer why(Optional<String> rollout) {
    if (rollout.isPresent()) {
      String why = paragraph(rollout.get());
      return Answer.ok(why, told(rollout.get(), why));
    }
    List<String> live =
        all().stream()
            .filter(each -> Fields.isTrue(Fields.document(each, "conditions"), "live"))
            .map(ServedRollouts::id)
            .toList();
    List<Document> whys = live.stream().map(id -> told(id, paragraph(id))).toList();
    String text =
        whys.stream().map(each -> Fields.text(each, "why")).collect(Collectors.joining("\n\n"));
    return Answer.ok(
        whys.isEmpty() ? "No rollout is under way there." : text,
        Json.empty().and("rollouts", whys, each -> each).document());
  }

  private static Document told(String rollout, String why) {
    return Json.with("rollout", rollout).and("why", why).document();
  }

  private String paragraph(String rollout) {
    return Fields.text(server.get(one(rollout) + "/why"), "why");
  }

  /** Where a rollout stands; the newest ones where none is named. */
  public Answer status(Optional<String> rollout) {
    if (rollout.isPresent()) {
      Document view = server.get(one(rollout.get()));
      return Answer.ok(text(view), view);
    }
    List<Document> views = all();
    String text = views.stream().map(ServedRollouts::text).collect(Collectors.joining("\n\n"));
    return Answer.ok(
        views.isEmpty() ? "No rollout was begun there yet." : text,
        Json.empty().and("rollouts", views, each -> each).document());
  }

  private List<Document> all() {
    return Fields.documents(server.get(path + "?limit=" + LIST_MAX), "items");
  }

  /** Keeps a rollout where it stands. */
  public Answer freeze(String rollout, String why) {
    return asked(rollout, "freeze", Document.of("why", Value.text(why)));
  }

  /** Lets a rollout go on. */
  public Answer resume(String rollout) {
    return asked(rollout, "resume", Document.empty());
  }

  /** Asks the runner to work by other settings. */
  public Answer throttle(String rollout, String settings) {
    return asked(rollout, "throttle", Document.of("settings", Value.text(settings)));
  }

  /** Takes a rollout back: {@code soft-rollback} or {@code hard-rollback}. */
  public Answer rollBack(String rollout, String action, String why) {
    return asked(
        rollout, "rollback", Document.of("action", Value.text(action), "why", Value.text(why)));
  }

  private Answer asked(String rollout, String what, Document body) {
    Server.Reply reply = server.post(one(rollout) + "/" + what, body);
    boolean isWaiting = reply.status() == ACCEPTED;
    String waiting =
        isWaiting
            ? "Noted. It is done once a second person asks for it within a quarter of an hour.\n"
            : "";
    return new Answer(
        isWaiting ? Exit.UNKNOWN : Exit.OK, waiting + paragraph(rollout), reply.body());
  }

  private String one(String rollout) {
    return path + "/" + Server.part(rollout);
  }

  private static String id(Document view) {
    return Fields.text(Fields.document(view, "identity"), "id");
  }

  private static String text(Document view) {
    Document identity = Fields.document(view, "identity");
    StringBuilder text = new StringBuilder();
    line(text, "rollout", id(view));
    line(text, "change", Fields.text(identity, "change"));
    line(
        text,
        "stage",
        "%s since %s".formatted(Fields.text(view, "place"), Fields.text(view, "since")));
    line(text, "epoch", Long.toString(Fields.number(view, "epoch")));
    line(text, "stays", Fields.text(Fields.document(view, "hold"), "sentence"));
    List<String> missing = Fields.texts(view, "missing");
    if (!missing.isEmpty()) {
      line(text, "missing", String.join(", ", missing));
    }
    return text.toString().stripTrailing();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("%-9s %s%n".formatted(name, value));
  }
}
