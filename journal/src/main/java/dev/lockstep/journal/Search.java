package dev.lockstep.journal;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Which entries are looked for: those that have all of this.
 *
 * @param text stands somewhere in the entry, in any case of letters; every character is itself
 * @param since when they were written at the earliest
 * @param until before when they were written
 */
public record Search(
    Optional<String> subject,
    Optional<String> actor,
    Optional<String> action,
    Optional<String> text,
    Optional<Instant> since,
    Optional<Instant> until) {
  public Search {
    text = text.map(Search::folded).filter(each -> !each.isEmpty());
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  boolean finds(Entry entry) {
    return subject.filter(each -> !each.equals(entry.subject())).isEmpty()
        && actor.filter(each -> !each.equals(entry.actor())).isEmpty()
        && action.filter(each -> !each.equals(entry.action())).isEmpty()
        && since.filter(each -> entry.time().isBefore(each)).isEmpty()
        && until.filter(each -> !entry.time().isBefore(each)).isEmpty()
        && (text.isEmpty() || isIn(entry, text.get()));
  }

  private static boolean isIn(Entry entry, String text) {
    return has(entry.actor(), text)
        || has(entry.action(), text)
        || has(entry.subject(), text)
        || entry.fields().entrySet().stream()
            .anyMatch(field -> has(field.getKey(), text) || has(field.getValue(), text));
  }

  private static boolean has(String whole, String text) {
    return folded(whole).contains(text);
  }
}
