package dev.lockstep.registry.formula;

import dev.lockstep.registry.budget.Budget;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.Json.Items;
import dev.lockstep.registry.json.Json.Members;
import dev.lockstep.registry.json.Json.Num;
import dev.lockstep.registry.json.Json.Text;
import dev.lockstep.registry.number.Exact;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Whether a document keeps to a formula: yes, no, or unknown where something is not understood.
 *
 * <p>Unknown is carried outward only where it matters: what fails anyway, fails. For one thread.
 */
public final class Evaluation {
  /** How many references lead from one to the next at most; a circle of them is unknown. */
  private static final int LINKS_MAX = 300;

  private final Budget budget;
  private int links;

  /** Evaluates at the cost of this budget. */
  public Evaluation(Budget budget) {
    this.budget = budget;
  }

  /** Whether the value keeps to the formula. */
  public Truth of(Formula formula, Json value) {
    budget.spend(1);
    return switch (formula.term()) {
      case Term.All all -> all(all.parts(), part -> of(part, value));
      case Term.Any any -> all(any.parts(), part -> of(part, value).not()).not();
      case Term.One one -> one(one, value);
      case Term.Not not -> of(not.part(), value).not();
      case Term.Link link -> link(link, value);
      case Term.Kinds kinds -> Truth.of(kinds.kinds().contains(Kind.of(value)));
      case Term.Among among -> Truth.of(among.values().contains(value));
      case Term.Whole whole -> number(value, n -> whole(whole, n));
      case Term.Least least -> number(value, n -> Truth.of(isAbove(n, least)));
      case Term.Most most -> number(value, n -> Truth.of(isBelow(n, most)));
      case Term.Multiple multiple -> number(value, n -> multiple(n.value(), multiple.of()));
      case Term.Size size -> Truth.of(Kind.of(value) != size.kind() || size(value) >= size.min());
      case Term.Matches matches -> matches(matches, value);
      case Term.Unique unique -> items(value, items -> Truth.of(isUnique(items)));
      case Term.At at -> items(value, items -> at(at, items));
      case Term.From from ->
          items(value, items -> all(tail(items, from.index()), item -> of(from.item(), item)));
      case Term.Contains contains -> items(value, items -> contains(contains, items));
      case Term.Has has ->
          Truth.of(value instanceof Members members && members.values().containsKey(has.name()));
      case Term.Each each -> each(each, value);
      case Term.Opaque opaque -> opaque(opaque, value);
    };
  }

  private static Truth opaque(Term.Opaque opaque, Json value) {
    boolean about = opaque.kind().isEmpty() || opaque.kind().get() == Kind.of(value);
    boolean example = value instanceof Text text && opaque.examples().contains(text.value());
    return about && !example ? Truth.UNKNOWN : Truth.YES;
  }

  private static <T> Truth all(List<T> parts, Function<T, Truth> truth) {
    Truth sum = Truth.YES;
    for (T part : parts) {
      sum = sum.and(truth.apply(part));
      if (sum == Truth.NO) {
        break;
      }
    }
    return sum;
  }

  private Truth one(Term.One one, Json value) {
    int sure = 0;
    int possible = 0;
    for (Formula part : one.parts()) {
      Truth truth = of(part, value);
      sure += truth == Truth.YES ? 1 : 0;
      possible += truth == Truth.NO ? 0 : 1;
    }
    if (sure > 1 || possible == 0) {
      return Truth.NO;
    }
    return sure == 1 && possible == 1 ? Truth.YES : Truth.UNKNOWN;
  }

  private Truth link(Term.Link link, Json value) {
    if (links >= LINKS_MAX) {
      return Truth.UNKNOWN;
    }
    links++;
    Truth truth = of(link.target().formula(), value);
    links--;
    return truth;
  }

  private static Truth number(Json value, Function<Num, Truth> truth) {
    return value instanceof Num number ? truth.apply(number) : Truth.YES;
  }

  private static Truth whole(Term.Whole whole, Num number) {
    return whole.isFormDisputed() && number.isWhole() && !number.isWrittenWhole()
        ? Truth.UNKNOWN
        : Truth.of(number.isWhole());
  }

  private static boolean isAbove(Num number, Term.Least least) {
    int order = number.value().compareTo(least.bound());
    return order > 0 || (order == 0 && !least.isOpen());
  }

  private static boolean isBelow(Num number, Term.Most most) {
    int order = number.value().compareTo(most.bound());
    return order < 0 || (order == 0 && !most.isOpen());
  }

  private static Truth multiple(BigDecimal number, BigDecimal of) {
    if (!Exact.isHandy(number) || !Exact.isHandy(of)) {
      return Truth.UNKNOWN;
    }
    return Truth.of(Exact.isMultiple(number, of));
  }

  private static long size(Json value) {
    return switch (value) {
      case Text text -> text.value().codePointCount(0, text.value().length());
      case Items items -> items.values().size();
      case Members members -> members.values().size();
      case Json.Null none -> 0;
      case Json.Bool bool -> 0;
      case Num number -> 0;
    };
  }

  private Truth matches(Term.Matches matches, Json value) {
    if (!(value instanceof Text text)) {
      return Truth.YES;
    }
    return Truth.of(matches.pattern().isFoundIn(text.value(), budget));
  }

  private static Truth items(Json value, Function<List<Json>, Truth> truth) {
    return value instanceof Items items ? truth.apply(items.values()) : Truth.YES;
  }

  private static boolean isUnique(List<Json> items) {
    return new HashSet<>(items).size() == items.size();
  }

  private Truth at(Term.At at, List<Json> items) {
    return at.index() < items.size() ? of(at.item(), items.get(at.index())) : Truth.YES;
  }

  private static List<Json> tail(List<Json> items, int from) {
    return items.subList(Math.min(from, items.size()), items.size());
  }

  private Truth contains(Term.Contains contains, List<Json> items) {
    long sure = 0;
    long possible = 0;
    for (Json item : items) {
      Truth truth = of(contains.item(), item);
      sure += truth == Truth.YES ? 1 : 0;
      possible += truth == Truth.NO ? 0 : 1;
    }
    if (sure >= contains.min()) {
      return Truth.YES;
    }
    return possible < contains.min() ? Truth.NO : Truth.UNKNOWN;
  }

  private Truth each(Term.Each each, Json value) {
    if (!(value instanceof Members members)) {
      return Truth.YES;
    }
    Truth sum = Truth.YES;
    for (Map.Entry<String, Json> member : members.values().entrySet()) {
      Truth concerned = of(each.name(), new Text(member.getKey()));
      if (concerned != Truth.NO) {
        sum = sum.and(concerned.not().or(of(each.value(), member.getValue())));
      }
    }
    return sum;
  }
}
