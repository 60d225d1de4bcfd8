package dev.lockstep.client.shadow;

import dev.lockstep.client.round.Rounds;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads some of the records that were just written to both shapes back from both, and counts those
 * that differ.
 *
 * <p>Once a second it looks at the records that were offered since, at most as many as it was told;
 * others are passed over, and whoever offers one never waits. A record that differs is looked at
 * again a second later, and counts as differing only when both shapes still answer what they
 * answered before: so a write that is under way between the two is none. Its rounds are for one
 * thread, the rest for any.
 */
public final class ReadBacks implements Rounds.Round {
  private static final Logger LOG = LoggerFactory.getLogger(ReadBacks.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Predicate<Value> isWanted;
  private final LongAdder compared = new LongAdder();
  private final LongAdder differed = new LongAdder();
  private volatile Optional<Probe> probe = Optional.empty();
  private List<Suspect> suspects = List.of();

  /** Reads a record from a shape; answers of both shapes are equal where these agree. */
  @FunctionalInterface
  public interface Reading {
    /** What the shape holds of the record. */
    @Nullable Object read(Value key, Shape shape) throws Exception;
  }

  /** How records are read, and those that are due. */
  private record Probe(Reading reading, BlockingQueue<Value> written) {}

  /** What both shapes answered. */
  private record Answers(@Nullable Object old, @Nullable Object renewed) {
    boolean isAgreed() {
      return Objects.equals(old, renewed);
    }
  }

  /** A record that differed at the first look. */
  private record Suspect(Value key, Answers answers) {}

  /**
   * What was found since the start.
   *
   * @param differed of the compared records, those that differed at both looks
   */
  public record Found(long compared, long differed) {}

  /** Of records that both shapes should agree on now. */
  public ReadBacks(Predicate<Value> isWanted) {
    this.isWanted = isWanted;
  }

  /** Reads at most so many records a second back from now on. */
  public void begin(Reading reading, int perSecond) {
    probe = Optional.of(new Probe(reading, new ArrayBlockingQueue<>(perSecond)));
  }

  /** Takes a record that was written to both shapes, if it is wanted and there is room. */
  public void offer(Value key) {
    Optional<Probe> now = probe;
    if (now.isPresent() && !key.equals(Value.NULL)) {
      boolean unused = now.get().written().offer(key);
    }
  }

  @Override
  public Duration run() {
    probe.ifPresent(now -> {
      List<Suspect> again = suspects;
      List<Value> written = new ArrayList<>();
      int unused = now.written().drainTo(written);
      suspects = written.stream().flatMap(key -> look(now, key).stream()).toList();
      again.forEach(suspect -> lookAgain(now, suspect));
    });
    return PAUSE;
  }

  private Optional<Suspect> look(Probe now, Value key) {
    Optional<Answers> answers = answers(now, key);
    if (answers.filter(Answers::isAgreed).isPresent()) {
      compared.increment();
      return Optional.empty();
    }
    return answers.map(each -> new Suspect(key, each));
  }

  private void lookAgain(Probe now, Suspect suspect) {
    answers(now, suspect.key())
        .ifPresent(answers -> {
          compared.increment();
          differed.add(answers.equals(suspect.answers()) ? 1 : 0);
        });
  }

  /** What both shapes answer, where the question makes sense before and after. */
  private Optional<Answers> answers(Probe now, Value key) {
    if (!isWanted.test(key)) {
      return Optional.empty();
    }
    try {
      Reading reading = now.reading();
      Answers answers = new Answers(reading.read(key, Shape.OLD), reading.read(key, Shape.NEW));
      return Optional.of(answers).filter(unused -> isWanted.test(key));
    } catch (Exception e) { // It says nothing of the writes.
      LOG.debug("A record could not be read back: {}", e.getClass().getName());
      return Optional.empty();
    }
  }

  /** What was found so far. */
  public Found found() {
    long differing = differed.sum();
    return new Found(Math.max(compared.sum(), differing), differing);
  }
}
