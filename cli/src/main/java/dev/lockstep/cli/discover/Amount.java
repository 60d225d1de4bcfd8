package dev.lockstep.cli.discover;

import dev.lockstep.cli.verb.Counts;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How many documents are looked at. */
final class Amount {
  private static final long USUAL = 10_000;

  @ArgGroup private @Nullable Choice choice;

  private static final class Choice {
    @Option(
        names = "--sample",
        paramLabel = "N",
        converter = Counts.Documents.class,
        description = "Looks at about so many documents, drawn at random; the usual is 10000.")
    private @Nullable Long sample;

    @Option(
        names = "--full",
        description = "Looks at all documents: only then is something known of each.")
    private boolean full;
  }

  OptionalLong sample() {
    Choice chosen = choice;
    if (chosen == null) {
      return OptionalLong.of(USUAL);
    }
    Long sample = chosen.sample;
    return chosen.full || sample == null ? OptionalLong.empty() : OptionalLong.of(sample);
  }
}
