package dev.lockstep.registry.proof;

import dev.lockstep.registry.formula.Term;
import dev.lockstep.registry.json.Json.Num;
import dev.lockstep.registry.number.Exact;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides statements about one number, exactly: an interval, steps that it is on (their least
 * common multiple is one grid), steps that it is off, and single numbers that it is not.
 *
 * <p>On a grid, the numbers are its integer multiples k, and being on another step is a period of
 * k; so as many k in a row as the periods have in common decide. Off any grid, an interval that is
 * more than one point holds endlessly many decimals, and what is taken away leaves some.
 *
 * <p>Exact is not what every validator is: to one that divides doubles, 1e308 is no multiple of
 * 0.0001. So nothing is concluded from numbers all being on a step that is a fraction.
 */
final class NumberSearch {
  private static final int TRIES_MAX = 20_000;
  private static final BigDecimal ONE = BigDecimal.ONE;

  private final Search search;
  private final Set<Literal> goal;
  private @Nullable BigDecimal low;
  private @Nullable BigDecimal high;
  private boolean isLowOpen;
  private boolean isHighOpen;
  private final List<BigDecimal> on = new ArrayList<>();
  private final List<BigDecimal> off = new ArrayList<>();
  private final List<BigDecimal> offFractions = new ArrayList<>();
  private final Set<BigDecimal> excluded = new HashSet<>();
  private Optional<String> disputed = Optional.empty();
  private String where = "";

  NumberSearch(Search search, Set<Literal> asserted, Set<Literal> goal) {
    this.search = search;
    this.goal = goal;
    asserted.forEach(this::take);
  }

  private void take(Literal literal) {
    boolean holds = literal.holds();
    where = holds ? where : literal.formula().place();
    switch (literal.formula().term()) {
      case Term.Least least -> {
        if (holds) {
          raise(least.bound(), least.isOpen());
        } else {
          lower(least.bound(), !least.isOpen());
        }
      }
      case Term.Most most -> {
        if (holds) {
          lower(most.bound(), most.isOpen());
        } else {
          raise(most.bound(), !most.isOpen());
        }
      }
      case Term.Multiple multiple -> {
        boolean fraction = multiple.of().stripTrailingZeros().scale() > 0;
        (holds ? on : fraction ? offFractions : off).add(multiple.of());
      }
      case Term.Whole whole -> {
        if (!holds && whole.isFormDisputed()) {
          disputed = Optional.of(literal.formula().place());
        } else {
          (holds ? on : off).add(ONE);
        }
      }
      case Term.Among among ->
          among
              .values()
              .forEach(value -> {
                if (value instanceof Num number) {
                  excluded.add(number.value());
                }
              });
      default -> {}
    }
  }

  private void raise(BigDecimal bound, boolean open) {
    int order = low == null ? 1 : bound.compareTo(low);
    isLowOpen = order > 0 ? open : isLowOpen || (order == 0 && open);
    low = order > 0 ? bound : low;
  }

  private void lower(BigDecimal bound, boolean open) {
    int order = high == null ? -1 : bound.compareTo(high);
    isHighOpen = order < 0 ? open : isHighOpen || (order == 0 && open);
    high = order < 0 ? bound : high;
  }

  Outcome decide() {
    if (low != null && high != null) {
      int order = low.compareTo(high);
      if (order > 0 || (order == 0 && (isLowOpen || isHighOpen))) {
        return Outcome.EMPTY;
      }
    }
    if (!isHandy()) {
      return new Outcome.Undecided("its numbers are too large to compute with", where);
    }
    off.addAll(offFractions);
    disputed.ifPresent(unused -> off.add(ONE));
    Outcome sure = solve();
    if (!(sure instanceof Outcome.Empty)) {
      return sure;
    }
    disputed.ifPresent(unused -> off.removeLast());
    if (!(solve() instanceof Outcome.Empty)) {
      return new Outcome.Undecided(
          "to some validators of draft 4 a number like 1.0 is an integer, to others not",
          disputed.orElseThrow());
    }
    off.removeAll(offFractions);
    return solve() instanceof Outcome.Empty
        ? Outcome.EMPTY
        : new Outcome.Undecided(
            "validators that compute in binary differ about multiples of a fraction", where);
  }

  private boolean isHandy() {
    List<BigDecimal> all = new ArrayList<>(on);
    all.addAll(off);
    all.addAll(offFractions);
    Optional.ofNullable(low).ifPresent(all::add);
    Optional.ofNullable(high).ifPresent(all::add);
    return all.stream().allMatch(Exact::isHandy);
  }

  private Outcome solve() {
    return on.isEmpty() ? onNoGrid() : onGrid(grid());
  }

  private BigDecimal grid() {
    return on.stream().reduce(Exact::leastCommonMultiple).orElseThrow();
  }

  /** The interval in multiples of the grid, then every k or as many as there are periods. */
  private Outcome onGrid(BigDecimal grid) {
    List<BigInteger> periods = new ArrayList<>();
    for (BigDecimal step : off) {
      periods.add(Exact.quotientDown(Exact.leastCommonMultiple(grid, step), grid));
    }
    if (periods.contains(BigInteger.ONE)) {
      return Outcome.EMPTY;
    }
    BigInteger first = low == null ? null : firstMultiple(low, isLowOpen, grid);
    BigInteger last = high == null ? null : firstMultiple(high.negate(), isHighOpen, grid).negate();
    if (first != null && last != null && first.compareTo(last) > 0) {
      return Outcome.EMPTY;
    }
    return onGrid(grid, periods, first, last);
  }

  /** The least k whose multiple of the grid is not below the bound. */
  private static BigInteger firstMultiple(BigDecimal bound, boolean open, BigDecimal grid) {
    BigInteger down = Exact.quotientDown(bound, grid);
    boolean hit = new BigDecimal(down).multiply(grid).compareTo(bound) == 0;
    return hit && !open ? down : down.add(BigInteger.ONE);
  }

  private Outcome onGrid(
      BigDecimal grid,
      List<BigInteger> periods,
      @Nullable BigInteger first,
      @Nullable BigInteger last) {
    boolean upward = first != null || last == null;
    BigInteger start = first != null ? first : last != null ? last : BigInteger.ZERO;
    BigInteger step = upward ? BigInteger.ONE : BigInteger.ONE.negate();
    BigInteger at = start;
    for (int i = 0; i < TRIES_MAX; i++, at = at.add(step)) {
      search.budget().spend(1);
      if (first != null && last != null && at.compareTo(last) > 0) {
        return Outcome.EMPTY;
      }
      if (isFree(at, periods, grid)) {
        return found(new BigDecimal(at).multiply(grid));
      }
    }
    return afterPeriods(grid, periods, start, last, upward);
  }

  /** One more than a common multiple of all periods is a multiple of none of them. */
  private Outcome afterPeriods(
      BigDecimal grid,
      List<BigInteger> periods,
      BigInteger start,
      @Nullable BigInteger last,
      boolean upward) {
    BigInteger common =
        periods.stream().reduce(BigInteger.ONE, (a, b) -> a.divide(a.gcd(b)).multiply(b));
    BigInteger step = upward ? common : common.negate();
    BigInteger at = start.subtract(start.mod(common)).add(step).add(BigInteger.ONE);
    for (int i = 0; i <= excluded.size() + 1; i++, at = at.add(step)) {
      boolean inside = !upward || last == null || at.compareTo(last) <= 0;
      if (inside && (upward || at.compareTo(start) <= 0) && isFree(at, periods, grid)) {
        return found(new BigDecimal(at).multiply(grid));
      }
    }
    return new Outcome.Undecided("too many numbers would have to be tried", where);
  }

  private boolean isFree(BigInteger at, List<BigInteger> periods, BigDecimal grid) {
    return periods.stream().noneMatch(period -> at.mod(period).signum() == 0)
        && !excluded.contains(plain(new BigDecimal(at).multiply(grid)));
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }

  private Outcome onNoGrid() {
    for (BigDecimal candidate : candidates()) {
      search.budget().spend(1L + off.size());
      boolean free =
          isInside(candidate)
              && !excluded.contains(plain(candidate))
              && off.stream().noneMatch(step -> Exact.isMultiple(candidate, step));
      if (free) {
        return found(candidate);
      }
    }
    boolean isPoint = low != null && high != null && low.compareTo(high) == 0;
    return isPoint
        ? Outcome.EMPTY
        : new Outcome.Undecided("too many numbers would have to be tried", where);
  }

  private boolean isInside(BigDecimal number) {
    int below = low == null ? 1 : number.compareTo(low);
    int above = high == null ? -1 : number.compareTo(high);
    return (below > 0 || (below == 0 && !isLowOpen)) && (above < 0 || (above == 0 && !isHighOpen));
  }

  /** Plain numbers first; then ever finer ones within the interval. */
  private List<BigDecimal> candidates() {
    BigDecimal from = low != null ? low : high != null ? high.subtract(ONE) : BigDecimal.ZERO;
    BigDecimal to = high != null ? high : from.add(ONE);
    List<BigDecimal> candidates = new ArrayList<>(List.of(BigDecimal.ZERO, ONE, ONE.negate()));
    candidates.add(from);
    candidates.add(to);
    BigDecimal whole = new BigDecimal(Exact.quotientDown(from, ONE));
    for (int i = 1; i <= 50; i++) {
      candidates.add(whole.add(BigDecimal.valueOf(i)));
      candidates.add(whole.add(BigDecimal.valueOf(i)).add(new BigDecimal("0.5")));
    }
    BigDecimal width = to.subtract(from);
    for (int digits = 1; digits <= 30; digits++) {
      for (int tenths = 1; tenths <= 9; tenths++) {
        BigDecimal part = BigDecimal.valueOf(tenths).movePointLeft(digits);
        candidates.add(from.add(width.multiply(part)));
      }
    }
    for (int i = 0; i < excluded.size(); i++) {
      candidates.add(from.add(width.divide(BigDecimal.TWO.pow(i % 200 + 2))));
    }
    return candidates;
  }

  private Outcome found(BigDecimal number) {
    return search.checked(Num.of(number), goal);
  }
}
