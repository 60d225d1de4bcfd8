package dev.lockstep.cli.look;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.StoreOptions;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.runner.Wanted;
import dev.lockstep.runner.report.SetAside;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that reads what was set aside beside a collection, a record a line. */
abstract class SetAsideVerb extends Verb {
  @Parameters(
      arity = "0..1",
      paramLabel = "CHANGE",
      description = "A change file, or its id; nothing where only one change is known.")
  private @Nullable String change;

  @Mixin private final StoreOptions store = new StoreOptions();

  @Option(
      names = "--show-values",
      description =
          "Shows keys and values out of documents too, exactly, as Extended JSON; usually none.")
  private boolean showValues;

  private final SetAside.Kind kind;
  private long opened;
  private long closed;

  SetAsideVerb(Surroundings surroundings, SetAside.Kind kind) {
    super(surroundings);
    this.kind = kind;
  }

  /** What the records are, after their number. */
  abstract String records();

  @Override
  protected final Answer perform() {
    String named = named(Optional.ofNullable(change));
    Wanted wanted =
        new Wanted(
            "look", named, store.store(), store.collection(), Wanted.Tuning.USUAL, headway -> {});
    runner().setAside(wanted, kind, this::show);
    return answer(runner().id(named));
  }

  private void show(SetAside record) {
    switch (record) {
      case SetAside.Opened whole -> {
        opened++;
        show(whole);
      }
      case SetAside.Closed shut -> {
        closed++;
        console()
            .part(
                "%s  cannot be read: %s".formatted(shut.id(), shut.why()),
                record(shut.id()).and("unreadable", shut.why()).document());
      }
    }
  }

  private void show(SetAside.Opened record) {
    if (showValues) {
      console()
          .exactly(Document.of("record", Value.text(record.id()), "content", record.content()));
      return;
    }
    String about =
        record
            .about("component")
            .map(component ->
                "component %s, %s shape, %s"
                    .formatted(
                        component,
                        record.about("shape").orElse("?"),
                        record.about("reason").orElse("?")))
            .orElse("the old shape of a document");
    console()
        .part(
            record.id() + "  " + about,
            record(record.id())
                .and("component", record.about("component"))
                .and("shape", record.about("shape"))
                .and("reason", record.about("reason"))
                .document());
  }

  private static Json record(String id) {
    return Json.with("event", "record").and("record", id);
  }

  private Answer answer(String id) {
    String text =
        closed == 0
            ? "%,d %s of change %s.".formatted(opened, records(), id)
            : """
            %,d %s of change %s; %,d more cannot be read.
            Nothing was written.
            Next: name the file with their keys in LOCKSTEP_KEY_FILE, see docs/set-aside.md\
            """
                .formatted(opened, records(), id, closed);
    return new Answer(
        closed == 0 ? Exit.OK : Exit.FINDINGS,
        text,
        Json.with("event", "result")
            .and("change", id)
            .and("records", opened)
            .and("unreadable", closed)
            .document());
  }
}
