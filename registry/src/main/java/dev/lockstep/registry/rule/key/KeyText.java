package dev.lockstep.registry.rule.key;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A part of what identifies and spreads documents, in words. */
final class KeyText {
  private KeyText() {}

  /** A draft where the parts of the two versions differ. */
  static Optional<Draft> changed(
      Subject subject, String message, Function<CollectionPromise, Stream<?>> parts) {
    List<?> before = parts.apply(subject.pair().before()).toList();
    List<?> after = parts.apply(subject.pair().after()).toList();
    return before.equals(after)
        ? Optional.empty()
        : Optional.of(
            Draft.whole(message)
                .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
                .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
                .values(words(before), words(after))
                .shownBy(Specimens.smallest(subject.pair().before().shape())));
  }

  private static String words(List<?> parts) {
    return parts.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  /** A path with its order. */
  static String ordered(KeyPart part) {
    return part.path() + " " + part.order().word();
  }
}
