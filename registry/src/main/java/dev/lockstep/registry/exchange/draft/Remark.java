package dev.lockstep.registry.exchange.draft;

import dev.lockstep.formats.yaml.Mark;

/**
 * Something a foreign file says and a contract does not.
 *
 * @param pointer its place in the file as a JSON pointer
 * @param mark its place in the text
 */
public record Remark(String pointer, Mark mark, String sentence) {
  /** The remark on one line. */
  @Override
  public String toString() {
    return "%d:%d: %s: %s"
        .formatted(mark.line(), mark.column(), pointer.isEmpty() ? "/" : pointer, sentence);
  }
}
