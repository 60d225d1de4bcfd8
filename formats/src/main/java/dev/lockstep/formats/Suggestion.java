package dev.lockstep.formats;

import dev.lockstep.model.validation.Nearest;
import java.util.Collection;

/** The known word that somebody who wrote an unknown one probably meant, as a clause. */
public final class Suggestion {
  private Suggestion() {}

  /** A clause to end a sentence with, naming the nearest word; empty where none is near. */
  public static String of(String word, Collection<String> known) {
    return Nearest.to(word, known).map("; did you mean '%s'?"::formatted).orElse("");
  }
}
