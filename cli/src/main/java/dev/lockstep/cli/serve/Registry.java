package dev.lockstep.cli.serve;

import dev.lockstep.cli.remote.Fields;
import dev.lockstep.cli.remote.Server;
import dev.lockstep.cli.remote.Server.Reply;
import dev.lockstep.model.document.Document;
import java.util.List;
import java.util.stream.Stream;

/** The registry of a server. */
final class Registry {
  private static final int CREATED = 201;
  private static final int UNAUTHORISED = 401;

  private final Server server;

  Registry(Server server) {
    this.server = server;
  }

  /**
   * What the server answered.
   *
   * @param findings each on a line
   */
  record Answered(boolean isTaken, String sentence, List<String> findings) {
    Answered {
      findings = List.copyOf(findings);
    }
  }

  /** Publishes a file. */
  Answered publish(String folder, byte[] content) {
    Reply reply = server.offer("/v1/registry/" + folder, content);
    if (reply.status() == UNAUTHORISED) {
      Reply unused = Server.taken(reply);
    }
    if (reply.isRefused()) {
      return new Answered(false, reply.text("detail"), findings(reply.body()));
    }
    return new Answered(true, reply.status() == CREATED ? "published" : "there already", List.of());
  }

  private static List<String> findings(Document body) {
    Document fields = Fields.document(body, "fields");
    return Stream.of(fields.names().toArray(String[]::new))
        .map(name -> Fields.text(fields, name))
        .filter(text -> !text.isEmpty())
        .toList();
  }
}
