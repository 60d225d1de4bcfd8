package dev.lockstep.cli.look;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJsonException;
import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Console.Form;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.ProgressView;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.StoreOptions;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.runner.Wanted;
import dev.lockstep.runner.report.Trace;
import dev.lockstep.runner.report.Trace.State;
import dev.lockstep.runner.report.Trace.Written;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lockstep trace}: the journey of one document, from the journal and the store. */
@Command(
    name = "trace",
    description = {
      "Tells the journey of one document: what it is now, when it was last written in step, what"
          + " was done with all documents, and what was set aside of it.",
      "Reads only, at any moment; shows no value out of the document, and its key only where it was"
          + " asked for by its name."
    })
final class TraceVerb extends Verb {
  /** What nobody can tell, so that its absence is not taken for an answer. */
  private static final List<String> UNTOLD =
      List.of(
          "Within one epoch, whether the backfill, sync or a service wrote the document is not"
              + " recorded; no key of a document is.",
          "Which documents a comparison found to disagree, and a repair wrote, is not recorded"
              + " here; their number is. A server that was told shows some, under masked names.");

  /** How a server calls a document. */
  private static final Pattern MASKED = Pattern.compile("[0-9a-f]{32}");

  private String document = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CHANGE",
      description = "A change file, or its id; nothing where only one change is known.")
  private @Nullable String change;

  @Mixin private final StoreOptions store = new StoreOptions();

  TraceVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(
      index = "0",
      paramLabel = "DOCUMENT",
      description =
          "The key of the document: as Extended JSON, such as 17, '\"17\"' or '{\"$oid\": ...}',"
              + " or else as text. Or the name by which the server calls it, 32 hexadecimal digits:"
              + " then its key is looked for among all documents, and told.")
  void document(String word) {
    document = word;
  }

  @Override
  protected Answer perform() {
    ProgressView progress = new ProgressView(console(), surroundings());
    Wanted wanted =
        new Wanted(
            "trace",
            named(Optional.ofNullable(change)),
            store.store(),
            store.collection(),
            Wanted.Tuning.USUAL,
            progress);
    try {
      return perform(wanted);
    } finally {
      progress.end();
    }
  }

  /** A name is looked for only where no document has it as its key: that goes through all. */
  private Answer perform(Wanted wanted) {
    Trace trace = runner().trace(wanted, key(document));
    Optional<Value> unmasked =
        trace.now().state() == State.ABSENT && MASKED.matcher(document).matches()
            ? runner().unmasked(wanted, document)
            : Optional.empty();
    return unmasked
        .map(key -> unmasked(key, runner().trace(wanted, key)))
        .orElseGet(() -> Answer.ok(text(trace), json(trace)));
  }

  private Answer unmasked(Value key, Trace trace) {
    if (console().form() == Form.TEXT) {
      console().remark("The key of the document:");
      console().exactly(key);
    }
    return Answer.ok(text(trace), json(trace).with("key", key));
  }

  /** Extended JSON where it is that; all else is a text. */
  private static Value key(String word) {
    try {
      return ExtendedJson.read(word);
    } catch (ExtendedJsonException e) {
      return Value.text(word);
    }
  }

  private static String text(Trace trace) {
    StringBuilder text = new StringBuilder();
    text.append("Change %s stands at %s.%n".formatted(trace.change(), trace.stage().word()));
    text.append("Now: %s%n".formatted(trace.now().state().sentence()));
    trace
        .now()
        .components()
        .forEach((name, state) ->
            text.append("  component %s: %s when last written%n".formatted(name, state)));
    text.append(trace.written().map(TraceVerb::written).orElse(""));
    trace.steps().forEach(step -> text.append("%s  %s%n".formatted(step.time(), step.sentence())));
    trace
        .aside()
        .forEach(each -> text.append("Set aside: %s (%s)%n".formatted(each.what(), each.record())));
    if (trace.unopened() > 0) {
      text.append(
          "%,d records beside the collection cannot be opened here, and may be of it.%n"
              .formatted(trace.unopened()));
    }
    UNTOLD.forEach(line -> text.append("Not told: %s%n".formatted(line)));
    return text.toString().stripTrailing();
  }

  private static String written(Written written) {
    return "Last written in step under epoch %d%s%s%s.%n"
        .formatted(
            written.epoch(),
            written.stage().map(" at %s"::formatted).orElse(""),
            written.from().map(" from %s on"::formatted).orElse(""),
            written.until().map(" and before %s"::formatted).orElse(""));
  }

  private static Document json(Trace trace) {
    Json now =
        Json.with("state", trace.now().state().name().toLowerCase(Locale.ROOT))
            .and("sentence", trace.now().state().sentence())
            .and(
                "components",
                List.copyOf(trace.now().components().entrySet()),
                TraceVerb::component);
    Json json =
        Json.with("change", trace.change())
            .and("stage", trace.stage().word())
            .and("now", now.document());
    return trace
        .written()
        .map(written -> json.and("written", json(written)))
        .orElse(json)
        .and("steps", trace.steps(), TraceVerb::json)
        .and("aside", trace.aside(), TraceVerb::json)
        .and("unopened", trace.unopened())
        .and("untold", UNTOLD, Value::text)
        .document();
  }

  private static Document component(Map.Entry<String, String> each) {
    return Json.with("component", each.getKey()).and("state", each.getValue()).document();
  }

  private static Document json(Written written) {
    return Json.empty()
        .and("epoch", written.epoch())
        .and("stage", written.stage())
        .and("from", written.from().map(Instant::toString))
        .and("until", written.until().map(Instant::toString))
        .document();
  }

  private static Document json(Trace.Step step) {
    return Json.with("time", step.time().toString())
        .and("action", step.action())
        .and("sentence", step.sentence())
        .document();
  }

  private static Document json(Trace.Aside aside) {
    return Json.with("record", aside.record()).and("what", aside.what()).document();
  }
}
