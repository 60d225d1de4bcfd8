package dev.lockstep.server.contract;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.usage.Access;
import dev.lockstep.registry.finding.Consumer;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a rule says of a step between two versions of a contract.
 *
 * @param rule its name, which is that of its page, too
 * @param edge between whom something may break
 * @param between the same in words
 * @param path where in the documents; absent where it is about the whole collection
 * @param message what breaks for whom, one sentence
 * @param before what stood in the old version, in words; empty where nothing did
 * @param after what stands in the new one, in words; empty where nothing does
 * @param witness a made-up document or key that breaks, as Extended JSON to be shown
 * @param remedy what to do
 * @param accepted who accepted it, if somebody did
 */
public record Found(
    String fingerprint,
    String rule,
    Level level,
    Edge edge,
    String between,
    Optional<Engine> engine,
    String collection,
    Optional<String> path,
    String message,
    String before,
    String after,
    Optional<String> witness,
    List<Touched> services,
    String remedy,
    Optional<Accepted> accepted) {
  /** A service that it touches, and what that does with the path. */
  public record Touched(
      String service, String version, Optional<String> team, List<Access> access) {
    private static Touched of(Consumer consumer) {
      return new Touched(
          consumer.service(), consumer.version(), consumer.team(), consumer.access());
    }
  }

  /** Somebody's acceptance, and the last day on which it holds. */
  public record Accepted(String by, String reason, LocalDate until) {}

  /** What the checker found. */
  public static Found of(Finding finding) {
    return new Found(
        finding.fingerprint(),
        finding.rule(),
        finding.level(),
        finding.edge(),
        finding.edge().words(),
        finding.engine().flatMap(Engine::of),
        finding.collection(),
        finding.path().map(Object::toString),
        finding.message(),
        finding.before(),
        finding.after(),
        finding.witness().map(each -> ExtendedJson.write(each, Notation.RELAXED)),
        finding.consumers().stream().map(Touched::of).toList(),
        finding.remedy(),
        finding.suppressed().map(each -> new Accepted(each.by(), each.reason(), each.until())));
  }
}
