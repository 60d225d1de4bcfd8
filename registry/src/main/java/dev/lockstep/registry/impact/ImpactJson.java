package dev.lockstep.registry.impact;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.version.Version;
import dev.lockstep.registry.query.Rewriting;
import java.util.List;
import java.util.function.Function;

/** The impact for machines. */
public final class ImpactJson {
  private ImpactJson() {}

  static String write(Impact impact) {
    return ExtendedJson.write(document(impact), Notation.RELAXED);
  }

  /** The impact as one document. */
  public static Document document(Impact impact) {
    return Document.builder()
        .add("change", Value.text(impact.change().id()))
        .add("contract", Value.text(impact.pair().oldContract().id()))
        .add("collection", Value.text(impact.pair().before().name()))
        .add("from", Value.text(impact.pair().oldContract().version().text()))
        .add("to", Value.text(impact.pair().newContract().version().text()))
        .add("services", array(impact.services(), ImpactJson::service))
        .add("untouched", Value.int32(impact.untouched()))
        .add("risk", risk(impact.risk()))
        .build();
  }

  private static <T> Value.Array array(List<T> items, Function<T, Value> form) {
    return new Value.Array(items.stream().map(form).toList());
  }

  private static Document service(Affected affected) {
    return Document.builder()
        .add("service", Value.text(affected.service()))
        .add("version", Value.text(affected.version().map(Version::text).orElse("")))
        .add("owner", Value.text(affected.team().orElse("")))
        .add("environments", array(affected.environments(), Value::text))
        .add("duties", array(affected.duties(), ImpactJson::duty))
        .add("queries", array(affected.queries(), ImpactJson::query))
        .build();
  }

  private static Document duty(Duty duty) {
    return Document.builder()
        .add("about", Value.text(duty.about()))
        .add("how", Value.text(duty.how()))
        .add("what", Value.text(duty.what()))
        .add("before", Value.text(duty.before().word()))
        .build();
  }

  private static Document query(QueryDuty duty) {
    Document.Builder document =
        Document.builder()
            .add("name", Value.text(duty.query().name()))
            .add("language", Value.text(duty.query().language().word()))
            .add("before", Value.text(duty.before().word()))
            .add("original", duty.query().template());
    return document
        .add("coexisting", form(duty.coexisting(), duty.query().template()))
        .add("renewed", form(duty.renewed(), duty.query().template()))
        .build();
  }

  private static Document form(Rewriting rewriting, Value original) {
    return switch (rewriting) {
      case Rewriting.Same same -> Document.of("template", original);
      case Rewriting.Rewritten(var template, var assuming) ->
          Document.of("template", template.template(), "assuming", array(assuming, Value::text));
      case Rewriting.Impossible(String why) -> Document.of("impossible", Value.text(why));
    };
  }

  private static Document risk(Risk risk) {
    return Document.of("points", Value.int32(risk.points()), "word", Value.text(risk.word()))
        .with(
            "lines",
            array(
                risk.lines(),
                line ->
                    Document.of(
                        "points",
                        Value.int32(line.points()),
                        "reason",
                        Value.text(line.reason()))));
  }
}
