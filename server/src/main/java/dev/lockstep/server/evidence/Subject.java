package dev.lockstep.server.evidence;

import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Gate;
import dev.lockstep.rollout.plan.Measure;
import dev.lockstep.server.evidence.Figures.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The epoch of a rollout that something is said of.
 *
 * @param gate what is judged, which on the way back is not that of the planned stage
 */
public record Subject(String rollout, String team, Gate gate, Question question) {
  /** The check by which a runner says, in any epoch, whether the way back is open. */
  public static final String WAY_BACK = "way-back";

  /** What a runner reads from the store for guards, in seconds. */
  private static final String REPLICATION_LAG = "replication-lag";

  /** The check of this name, if the gate has it or it may be answered in any epoch. */
  Optional<Check> check(String name) {
    return Stream.concat(checks(), Stream.of(new Check.Outside(WAY_BACK)))
        .filter(check -> check.name().equals(name))
        .findFirst();
  }

  /** The checks that the runner answers by its work. */
  public List<Check> work() {
    return checks().filter(this::isOfRunner).filter(check -> !isOfWayBack(check)).toList();
  }

  /** The check by which the runner says whether the way back is open; none where others say it. */
  public Optional<Check> wayBack() {
    return check(WAY_BACK).filter(this::isOfRunner);
  }

  /** The guards of how far the replicas of the store are behind. */
  public List<Check> lagGuards() {
    return checks()
        .filter(check -> answering(check).filter(Subject::isOfStore).isPresent())
        .toList();
  }

  private boolean isOfRunner(Check check) {
    return answering(check).filter(Measure.Work.class::isInstance).isPresent();
  }

  private static boolean isOfWayBack(Check check) {
    return check.name().equals(WAY_BACK);
  }

  /** Who answers a check that is not counted in the traffic. */
  Optional<Measure> answering(Check check) {
    Optional<Measure> measure = Optional.ofNullable(question.measures().get(check.name()));
    return switch (check) {
      case Check.Invariant invariant -> Optional.of(new Measure.Work());
      case Check.Outside outside -> measure.or(() -> Optional.of(new Measure.Work()));
      case Check.Ratio counted -> Optional.empty();
      case Check.Paired counted -> Optional.empty();
      case Check.Mismatch counted -> Optional.empty();
      case Check.Budget counted -> Optional.empty();
      case Check.Guard guard -> measure.filter(each -> isAsked(each) || isOfStore(each));
    };
  }

  /** The checks of the gate that the server asks of others, with whom it asks. */
  public Map<Check, Measure> asked() {
    Map<Check, Measure> asked = new LinkedHashMap<>();
    checks()
        .forEach(check ->
            answering(check).filter(Subject::isAsked).ifPresent(whom -> asked.put(check, whom)));
    return asked;
  }

  private static boolean isOfStore(Measure measure) {
    return measure instanceof Measure.Indicator named && named.name().equals(REPLICATION_LAG);
  }

  private static boolean isAsked(Measure measure) {
    return measure instanceof Measure.Query || measure instanceof Measure.Webhook;
  }

  private Stream<Check> checks() {
    return Stream.concat(gate.required().stream(), gate.advisory().stream());
  }

  /** Whether every required check is answered by others than instances of services. */
  boolean isWithoutTraffic() {
    return gate.required().stream().allMatch(check -> answering(check).isPresent());
  }

  /** The environment it is carried through. */
  public String environment() {
    return question.place().environment();
  }

  /** The epoch. */
  public long epoch() {
    return question.state().epoch();
  }
}
