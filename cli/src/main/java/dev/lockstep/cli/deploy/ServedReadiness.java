package dev.lockstep.cli.deploy;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.remote.Fields;
import dev.lockstep.cli.remote.Server;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.deploy.Question;
import dev.lockstep.registry.deploy.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a server says of a version of a service.
 *
 * @param told its answer, which is of the form that the command writes itself
 */
record ServedReadiness(Question question, Document told) {
  /** Asks a server, which is told why where a closed window is overridden. */
  static ServedReadiness of(Server server, Question question, Optional<String> override) {
    String path = "/v1/environments/%s/readiness".formatted(Server.part(question.environment()));
    return new ServedReadiness(
        question,
        override
            .map(why -> server.post(path, overriding(question, why)).body())
            .orElseGet(() -> server.get(path + query(question))));
  }

  private static Document overriding(Question question, String why) {
    return Json.with("service", question.service())
        .and("version", question.version())
        .and("ignore", question.ignored().stream().sorted().toList(), Value::text)
        .and("why", why)
        .document();
  }

  private static String query(Question question) {
    String ignored =
        question.ignored().stream()
            .sorted()
            .map(each -> "&ignore=" + Server.part(each))
            .collect(Collectors.joining());
    return "?service=%s&version=%s%s"
        .formatted(Server.part(question.service()), Server.part(question.version()), ignored);
  }

  /** Whether asking again may help. */
  boolean isUnknown() {
    return verdict() == Verdict.UNKNOWN;
  }

  private Verdict verdict() {
    String word = Fields.text(told, "verdict");
    return Stream.of(Verdict.values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElse(Verdict.UNKNOWN);
  }

  /** Whether nothing but the time is in the way for certain. */
  private boolean isOfWindow() {
    return verdict() == Verdict.NO
        && told.get("window").isPresent()
        && rows().stream().noneMatch(row -> row.getFirst().equals(Verdict.NO.word()));
  }

  private List<List<String>> rows() {
    return Fields.documents(told, "rows").stream()
        .map(row ->
            List.of(
                Fields.text(row, "verdict"),
                Fields.text(row, "service") + " " + Fields.text(row, "version"),
                (Fields.text(row, "contract") + " " + Fields.text(row, "contractVersion")).strip(),
                Fields.text(row, "why")))
        .toList();
  }

  /** The same for people and for machines. */
  Answer answer() {
    String reasons =
        Fields.texts(told, "reasons").stream()
            .map("because: %s\n"::formatted)
            .collect(Collectors.joining());
    String last =
        "%s: %s %s to %s"
            .formatted(
                verdict().word(), question.service(), question.version(), question.environment());
    return new Answer(
        isOfWindow() ? Exit.REFUSED : CanIDeployVerb.exit(verdict()),
        CanIDeployVerb.table(rows()) + reasons + last,
        told);
  }
}
