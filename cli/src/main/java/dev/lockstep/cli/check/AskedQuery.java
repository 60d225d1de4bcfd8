package dev.lockstep.cli.check;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Json;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.evidence.Sent;
import dev.lockstep.registry.query.Gap;
import dev.lockstep.registry.query.PathAccess;
import dev.lockstep.registry.query.Rewriting;
import dev.lockstep.registry.query.Serving;
import dev.lockstep.registry.query.language.Query;
import java.util.List;
import java.util.Optional;

/**
 * One query with all that is known of it, for people and for machines.
 *
 * @param place the contract and the collection it asks
 * @param by who sends it
 * @param before what served it in the earlier version, where there is one
 */
record AskedQuery(
    String place, String by, Sent sent, Optional<Serving> before, Optional<Forms> forms) {
  /** What the query becomes under a change, where one is looked at. */
  record Forms(Rewriting renewed, Rewriting coexisting) {}

  static AskedQuery of(String place, String by, Sent sent, Optional<CollectionPromise> earlier) {
    return new AskedQuery(
        place,
        by,
        sent,
        earlier.map(old -> Query.of(sent.query().template(), old).serving()),
        Optional.empty());
  }

  AskedQuery under(Change change) {
    Forms under = new Forms(sent.query().renewed(change), sent.query().coexisting(change));
    return new AskedQuery(place, by, sent, before, Optional.of(under));
  }

  private Serving serving() {
    return sent.query().serving();
  }

  private static boolean isServed(Serving serving) {
    return serving instanceof Serving.ById || serving instanceof Serving.ServedBy;
  }

  /** What the shell should know of it. */
  Exit exit() {
    boolean isLost = before.filter(AskedQuery::isServed).isPresent() && !isServed(serving());
    if (serving() instanceof Serving.Unknown || !sent.parsed().gaps().isEmpty()) {
      return Exit.UNKNOWN;
    }
    return serving() instanceof Serving.Refused || isLost ? Exit.FINDINGS : Exit.OK;
  }

  String text() {
    StringBuilder text =
        new StringBuilder(
            "%s: %s, sent by %s\n  %s"
                .formatted(place, sent.query().template().name(), by, template(sent.query())));
    sent.parsed().paths().stream()
        .map(AskedQuery::words)
        .distinct()
        .forEach(words -> text.append("\n  ").append(words));
    sent.parsed()
        .gaps()
        .forEach(
            gap -> text.append("\n  not understood: %s, at %s".formatted(gap.what(), gap.place())));
    before.ifPresent(serving -> text.append("\n  was served ").append(sentence(serving)));
    text.append("\n  is served ").append(sentence(serving()));
    forms.ifPresent(under ->
        text.append("\n  for the new shape: ")
            .append(words(under.renewed()))
            .append("\n  while both shapes live: ")
            .append(words(under.coexisting())));
    return text.toString();
  }

  private static String template(Query query) {
    return template(query.template().template());
  }

  private static String template(Value template) {
    return template instanceof Value.Text(String text)
        ? text
        : ExtendedJson.write(template, Notation.RELAXED);
  }

  private static String words(PathAccess access) {
    return "%s %s %s"
        .formatted(access.access().word(), access.path(), String.join(" ", access.operators()))
        .strip();
  }

  private static String sentence(Serving serving) {
    return serving.remarks().isEmpty()
        ? serving.words()
        : serving.words() + ". " + String.join(" ", serving.remarks());
  }

  private static String words(Rewriting form) {
    return switch (form) {
      case Rewriting.Same same -> "the same";
      case Rewriting.Rewritten rewritten ->
          template(rewritten.template().template())
              + (rewritten.assuming().isEmpty()
                  ? ""
                  : "; if " + String.join(", and if ", rewritten.assuming()));
      case Rewriting.Impossible impossible -> impossible.why();
    };
  }

  Document json() {
    Json json =
        Json.with("collection", place)
            .and("name", sent.query().template().name())
            .and("sentBy", by)
            .and("language", sent.query().template().language().word())
            .and("template", sent.query().template().template())
            .and("paths", sent.parsed().paths(), AskedQuery::json)
            .and("gaps", sent.parsed().gaps(), AskedQuery::json)
            .and("serving", json(serving()));
    Json served = before.map(serving -> json.and("servingBefore", json(serving))).orElse(json);
    return forms
        .map(under ->
            served
                .and("newShape", json(under.renewed()))
                .and("bothShapes", json(under.coexisting())))
        .orElse(served)
        .document();
  }

  private static Value json(PathAccess access) {
    return Json.with("path", access.path().toString())
        .and("access", access.access().word())
        .and("operators", access.operators(), Value::text)
        .document();
  }

  private static Value json(Gap gap) {
    return Json.with("place", gap.place()).and("what", gap.what()).document();
  }

  private static Value json(Serving serving) {
    List<String> indexes =
        serving instanceof Serving.ServedBy served ? served.indexes() : List.of();
    return Json.with("how", serving.words())
        .and("indexes", indexes, Value::text)
        .and("remarks", serving.remarks(), Value::text)
        .document();
  }

  private static Value json(Rewriting form) {
    return switch (form) {
      case Rewriting.Same same -> Json.with("form", "same").document();
      case Rewriting.Rewritten rewritten ->
          Json.with("form", "rewritten")
              .and("template", rewritten.template().template())
              .and("assuming", rewritten.assuming(), Value::text)
              .document();
      case Rewriting.Impossible impossible ->
          Json.with("form", "impossible").and("why", impossible.why()).document();
    };
  }
}
