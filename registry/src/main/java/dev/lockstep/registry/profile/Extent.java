package dev.lockstep.registry.profile;

import dev.lockstep.model.survey.Drawn;
import java.util.Locale;

/**
 * How many documents were looked at, and what that proves.
 *
 * @param unreadable how many of them could not be read
 */
public record Extent(Drawn drawn, long documents, long unreadable) {
  /** Whether every document was seen: only then is what none of them showed not there. */
  public boolean isFull() {
    return drawn == Drawn.ALL && unreadable == 0;
  }

  /** What was looked at and what it proves, as a sentence. */
  public String sentence() {
    String of =
        switch (drawn) {
          case ALL -> "all %,d documents".formatted(documents);
          case RANDOM -> "%,d documents drawn at random".formatted(documents);
          case SPREAD -> "%,d documents from places all over the collection".formatted(documents);
          case FIRST -> "the first %,d documents".formatted(documents);
        };
    String proof =
        switch (drawn) {
          case ALL -> unreadable == 0 ? "" : ": %,d could not be read".formatted(unreadable);
          case RANDOM ->
              documents == 0
                  ? ""
                  : String.format(
                      Locale.ROOT,
                      ": what none of them showed is in fewer than %s %% of all documents, at 95 %%"
                          + " confidence",
                      share());
          case SPREAD, FIRST -> ": a sample of this kind proves nothing about the others";
        };
    return "Looked at " + of + proof + ".";
  }

  /** The rule of three, in percent. */
  private String share() {
    double percent = Math.min(100, 300.0 / documents);
    return String.format(Locale.ROOT, percent < 0.1 ? "%.4f" : "%.1f", percent);
  }
}
