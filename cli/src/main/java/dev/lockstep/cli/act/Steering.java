package dev.lockstep.cli.act;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.model.document.Document;
import dev.lockstep.runner.Requests.Reply;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command that asks the process that carries a change. */
abstract class Steering extends Verb {
  private @Nullable String change;

  Steering(Surroundings surroundings) {
    super(surroundings);
  }

  /** Takes the word that names the change. */
  final void change(String word) {
    change = word;
  }

  /** The word itself, where there is one. */
  final Optional<String> word() {
    return Optional.ofNullable(change);
  }

  /** The change as it was named. */
  final String change() {
    return named(Optional.ofNullable(change));
  }

  /** What came of it, in words. */
  final Answer answer(Reply reply, String notCarried) {
    return switch (reply) {
      case Reply.Answered answered ->
          new Answer(
              Exit.OK,
              "The process that carries %s answers: %s.".formatted(change(), answered.sentence()),
              json("answered", answered.sentence()));
      case Reply.NotCarried none ->
          new Answer(Exit.OK, notCarried, json("not-carried", notCarried));
      case Reply.Silent silent ->
          new Answer(
              Exit.UNKNOWN,
              """
              Process %d, which carries %s, has not answered yet; the request stays in its mailbox.
              Next: lockstep status %s\
              """
                  .formatted(silent.pid(), change(), change()),
              json("silent", "pid " + silent.pid()));
    };
  }

  private Document json(String reply, String sentence) {
    return Json.with("change", change()).and("reply", reply).and("sentence", sentence).document();
  }
}
