package dev.lockstep.cli.look;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Console;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.runner.report.JournalCheck;
import dev.lockstep.runner.report.JournalRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "journal", description = "Shows, verifies or exports the record of every decision.")
final class JournalVerb extends Verb {
  @Parameters(
      arity = "0..1",
      paramLabel = "CHANGE",
      description = "Only the records of this change: its file or its id.")
  private @Nullable String change;

  @Option(
      names = "--verify",
      description = "Recomputes the whole chain and names the first record that is not as written.")
  private boolean verify;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = "Writes the records with their hashes to a file, one line of JSON each.")
  private @Nullable Path export;

  JournalVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected Answer perform() {
    if (verify) {
      return check(runner().checkJournal());
    }
    List<JournalRecord> records = runner().records(Optional.ofNullable(change));
    return export == null ? show(records) : export(records, export);
  }

  private static Answer check(JournalCheck check) {
    return switch (check) {
      case JournalCheck.Intact intact ->
          Answer.ok(
              "The journal is intact: %d records, the last one with hash %s."
                  .formatted(intact.records(), intact.head()),
              Json.empty()
                  .and("intact", true)
                  .and("records", intact.records())
                  .and("head", intact.head())
                  .document());
      case JournalCheck.Broken broken ->
          new Answer(
              Exit.FINDINGS,
              ("The journal is broken at record %d: %s.%nThe documents are as the last applied"
                      + " write left them; no command will go on with this journal.%nNext: put back"
                      + " the last good copy of the state folder, or keep it as evidence and name"
                      + " another folder with --state.")
                  .formatted(broken.seq(), broken.why()),
              Json.empty()
                  .and("intact", false)
                  .and("record", broken.seq())
                  .and("why", broken.why())
                  .document());
    };
  }

  private static Answer show(List<JournalRecord> records) {
    String text =
        records.isEmpty()
            ? "Nothing was recorded with this state folder yet."
            : String.join("\n", records.stream().map(JournalVerb::line).toList());
    return Answer.ok(text, Json.empty().and("records", records, JournalVerb::json).document());
  }

  private static String line(JournalRecord record) {
    return "%5d  %s  %-18s %-16s %s  %s"
        .formatted(
            record.seq(),
            record.time(),
            record.actor(),
            record.action(),
            record.change(),
            Console.inline(record.fields()))
        .stripTrailing();
  }

  private static Document json(JournalRecord record) {
    return Json.empty()
        .and("seq", record.seq())
        .and("time", Value.text(record.time().toString()))
        .and("actor", record.actor())
        .and("action", record.action())
        .and("change", record.change())
        .and("fields", record.fields())
        .document();
  }

  private static Answer export(List<JournalRecord> records, Path file) {
    try {
      Path written = Files.write(file, records.stream().map(JournalRecord::line).toList());
      return Answer.ok(
          "Wrote %d records to %s.".formatted(records.size(), written),
          Json.empty().and("records", records.size()).and("file", written.toString()).document());
    } catch (IOException e) {
      throw new Problem(
              ProblemCode.FILE_UNREADABLE,
              "Cannot write the journal to " + file + ": the file or its folder is not writable",
              "The journal itself is untouched.",
              "lockstep journal --export FILE")
          .causedBy(e);
    }
  }
}
