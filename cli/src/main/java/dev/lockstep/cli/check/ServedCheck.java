package dev.lockstep.cli.check;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.remote.Fields;
import dev.lockstep.cli.remote.Server;
import dev.lockstep.formats.reading.FileText;
import dev.lockstep.model.document.Document;
import java.nio.file.Path;
import java.util.List;

/** What a server says of a change, by all that is published there. */
final class ServedCheck {
  private ServedCheck() {}

  /** What publishing a change file would come to; what keeps it out is the server's problem. */
  static Answer examined(Server server, Path file) {
    Document told =
        Server.taken(server.offer("/v1/registry/changes/examination", FileText.bytes(file))).body();
    List<String> remarks = Fields.texts(told, "remarks");
    StringBuilder text = new StringBuilder();
    remarks.forEach(remark -> text.append(remark).append('\n'));
    text.append(
        "%s: the server would take it%s"
            .formatted(file, remarks.isEmpty() ? ", and finds nothing." : "."));
    return Answer.ok(text.toString(), told);
  }

  /** Whom a published change concerns, in short; the whole is in the form for machines. */
  static Answer impact(Server server, String change) {
    Document told = server.get("/v1/changes/%s/impact".formatted(Server.part(change)));
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %s %s from %s to %s%n"
            .formatted(
                Fields.text(told, "change"),
                Fields.text(told, "contract"),
                Fields.text(told, "collection"),
                Fields.text(told, "from"),
                Fields.text(told, "to")));
    for (Document service : Fields.documents(told, "services")) {
      text.append(
          "%s %s (%s)%n"
              .formatted(
                  Fields.text(service, "service"),
                  Fields.text(service, "version"),
                  Fields.text(service, "owner")));
      for (Document duty : Fields.documents(service, "duties")) {
        text.append(
            "  before %s: %s%n".formatted(Fields.text(duty, "before"), Fields.text(duty, "what")));
      }
      for (Document query : Fields.documents(service, "queries")) {
        text.append(
            "  before %s: the query %s%n"
                .formatted(Fields.text(query, "before"), Fields.text(query, "name")));
      }
    }
    text.append("Untouched: %d services.%n".formatted(Fields.number(told, "untouched")));
    Document risk = Fields.document(told, "risk");
    text.append(
        "Risk: %s, %d points".formatted(Fields.text(risk, "word"), Fields.number(risk, "points")));
    return Answer.ok(text.toString(), told);
  }
}
