package dev.lockstep.registry.finding;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What one rule says of one place and one edge. Every report is made of these. Immutable.
 *
 * @param engine the store's kind, such as {@code mongodb}; empty where the contract does not say
 * @param path where in the documents; empty where the finding is about the whole collection
 * @param message what breaks for whom, one sentence
 * @param before what stood in the old contract, in words; empty where nothing did
 * @param after what stands in the new one, in words; empty where nothing does
 * @param witness a document or key that breaks, which every error has
 * @param consumers whom it touches
 * @param remedy what to do
 * @param suppressed who accepted it, if somebody did
 */
public record Finding(
    String rule,
    Level level,
    Edge edge,
    Optional<String> engine,
    String contract,
    String collection,
    Optional<Path> path,
    String message,
    String before,
    String after,
    Optional<Value> witness,
    List<Consumer> consumers,
    String remedy,
    Optional<Suppressed> suppressed) {
  public Finding {
    consumers = List.copyOf(consumers);
  }

  /**
   * Somebody's acceptance of a finding.
   *
   * @param until the last day on which it holds
   */
  public record Suppressed(String by, String reason, LocalDate until) {}

  /** What names this finding in every run, whatever its level and words. */
  public String fingerprint() {
    return Fingerprint.of(
        rule, edge.name(), contract, collection, path.map(Path::toString).orElse(""));
  }

  /** This finding at another level. */
  public Finding at(Level other) {
    return new Finding(
        rule,
        other,
        edge,
        engine,
        contract,
        collection,
        path,
        message,
        before,
        after,
        witness,
        consumers,
        remedy,
        suppressed);
  }

  /** This finding, accepted. */
  public Finding accepted(Suppressed by) {
    return new Finding(
        rule,
        level,
        edge,
        engine,
        contract,
        collection,
        path,
        message,
        before,
        after,
        witness,
        consumers,
        remedy,
        Optional.of(by));
  }
}
