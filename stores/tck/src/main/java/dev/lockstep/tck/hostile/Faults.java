package dev.lockstep.tck.hostile;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often what goes wrong. Immutable.
 *
 * @param rates how likely each fault is at a call where it can strike, 0 to 1; 0 where not listed
 * @param delayMax how late a delayed write takes effect at most
 * @param skewMax how far the server's clock, when asked, is off at most; it never goes back
 */
public record Faults(Map<Fault, Double> rates, Duration delayMax, Duration skewMax) {
  /** Nothing goes wrong. */
  public static final Faults NONE = new Faults(Map.of(), Duration.ofSeconds(30), Duration.ZERO);

  public Faults {
    EnumMap<Fault, Double> copy = new EnumMap<>(Fault.class);
    copy.putAll(rates);
    if (copy.values().stream().anyMatch(rate -> !(rate >= 0 && rate <= 1))) {
      throw new IllegalArgumentException("A rate lies between 0 and 1: " + rates);
    }
    rates = Collections.unmodifiableMap(copy);
  }

  /** Every fault there is, each at this rate. */
  public static Faults all(double rate) {
    Faults faults = NONE;
    for (Fault fault : Fault.values()) {
      faults = faults.with(fault, rate);
    }
    return faults;
  }

  /** The same, with this fault at this rate. */
  public Faults with(Fault fault, double rate) {
    EnumMap<Fault, Double> changed = new EnumMap<>(Fault.class);
    changed.putAll(rates);
    changed.put(fault, rate);
    return new Faults(changed, delayMax, skewMax);
  }

  /** The same, with delayed writes up to this late. */
  public Faults withDelayMax(Duration delay) {
    return new Faults(rates, delay, skewMax);
  }

  /** The same, with the server's clock off by up to this much. */
  public Faults withSkewMax(Duration skew) {
    return new Faults(rates, delayMax, skew);
  }

  double rate(Fault fault) {
    return rates.getOrDefault(fault, 0.0);
  }
}
