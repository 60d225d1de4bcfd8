package dev.lockstep.registry.rule;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.compare.Fitting;
import dev.lockstep.registry.compare.Patterns;
import dev.lockstep.registry.compare.Patterns.Texts;
import dev.lockstep.registry.compare.Patterns.Verdict;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which texts follow a pattern, in both versions.
 *
 * @param what the texts in words, such as {@code keys}
 * @param texts of a place
 * @param holding what holds such a text at a place
 */
public record Languages(
    String what, Function<Spot, Texts> texts, BiFunction<Spot, String, Value> holding) {
  /** A draft for each edge of each place whose pattern changed. */
  public List<Draft> changed(Subject subject) {
    return subject.pair().places(Place.Kept.class).stream()
        .filter(place ->
            place.before().node().shape().getClass() == place.after().node().shape().getClass())
        .filter(place -> !pattern(place.before()).equals(pattern(place.after())))
        .flatMap(place ->
            Stream.of(
                draft(
                    place,
                    Edge.NEW_READER_OLD_DATA,
                    "stored %s at %s need not follow the new pattern",
                    subject.pair().before(),
                    place.before(),
                    place.after()),
                draft(
                        place,
                        Edge.OLD_READER_NEW_DATA,
                        "new %s at %s need not follow the old pattern",
                        subject.pair().after(),
                        place.after(),
                        place.before())
                    .touching(Draft.READING)))
        .toList();
  }

  /** What comes of texts that one side stores and the other reads. */
  private Draft draft(
      Place.Kept place,
      Edge edge,
      String words,
      CollectionPromise stored,
      Spot writer,
      Spot reader) {
    String message = words.formatted(what, place.path());
    return switch (Patterns.within(texts.apply(writer), new Texts(pattern(reader), Size.ANY))) {
      case Verdict.Within proven -> draft(place, message).on(edge, Level.INFO);
      case Verdict.Open(String why) ->
          draft(place, "whether " + message + " is open: " + why).on(edge, Level.UNKNOWN);
      case Verdict.Beyond(String text)
          when !Fitting.isOfType(writer.node(), holding.apply(writer, text)) ->
          draft(place, message).on(edge, Level.INFO);
      case Verdict.Beyond(String text) ->
          draft(place, message)
              .on(edge, Level.ERROR)
              .shownBy(
                  Specimens.holding(stored.shape(), writer.path(), holding.apply(writer, text)));
    };
  }

  private Draft draft(Place.Kept place, String message) {
    return Draft.at(place.path(), message)
        .values(pattern(place.before()).orElse(""), pattern(place.after()).orElse(""));
  }

  private Optional<String> pattern(Spot spot) {
    return texts.apply(spot).pattern();
  }
}
