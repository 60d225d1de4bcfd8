package dev.lockstep.cli.output;

import dev.lockstep.model.document.Document;

/**
 * What a command answers, for people and for machines.
 *
 * @param exit how it ended
 * @param text for people, lines without a last line end
 * @param json the same for machines
 */
public record Answer(Exit exit, String text, Document json) {
  /** An answer of a command that did what it was asked for. */
  public static Answer ok(String text, Document json) {
    return new Answer(Exit.OK, text, json);
  }
}
