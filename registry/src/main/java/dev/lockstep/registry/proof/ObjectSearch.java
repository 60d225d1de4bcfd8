package dev.lockstep.registry.proof;

import dev.lockstep.registry.formula.Formula;
import dev.lockstep.registry.formula.Term;
import dev.lockstep.registry.formula.Truth;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.Json.Text;
import dev.lockstep.registry.proof.Names.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for an object: members that must be there or must not, what all members of certain names
 * keep to, and what some member must.
 *
 * <p>A demand on "some member" is met at a name that is spoken of, at a member that another demand
 * already made in a region of other names, or at a new one there. All such ways are tried; where
 * none is left, there is no object.
 */
final class ObjectSearch {
  private static final int SIZE_MAX = 200;

  /** A member to be: its name where that is spoken of, else its region; and what it must be. */
  private record Slot(Optional<String> name, Optional<Region> region, Set<Literal> extra) {
    Slot with(Literal literal) {
      return new Slot(name, region, Search.with(extra, literal));
    }
  }

  private final Search search;
  private final Set<Literal> goal;
  private final List<Term.Each> rules = new ArrayList<>();
  private final Map<String, List<Term.Each>> rulesOfNames = new HashMap<>();
  private final List<Term.Each> demands = new ArrayList<>();
  private final Set<String> required = new LinkedHashSet<>();
  private final Set<String> absent = new LinkedHashSet<>();
  private final Names names;
  private List<Region> regions = List.of();
  private long min;
  private long max = Long.MAX_VALUE;
  private boolean isUnsure;
  private String why = "no object was found that keeps to it, and none was excluded";
  private String where = "";

  ObjectSearch(Search search, Set<Literal> asserted, Set<Literal> goal) {
    this.search = search;
    this.goal = goal;
    this.names = new Names(search);
    asserted.forEach(this::take);
  }

  private void take(Literal literal) {
    boolean holds = literal.holds();
    where = holds ? where : literal.formula().place();
    switch (literal.formula().term()) {
      case Term.Has has -> {
        names.speakOf(has.name());
        (holds ? required : absent).add(has.name());
      }
      case Term.Each each -> {
        names.speakOf(each.name());
        if (holds && nameOf(each) instanceof Text name) {
          rulesOfNames.computeIfAbsent(name.value(), n -> new ArrayList<>()).add(each);
        } else {
          (holds ? rules : demands).add(each);
        }
      }
      case Term.Size size -> {
        if (holds) {
          min = Math.max(min, size.min());
        } else {
          max = Math.min(max, size.min() - 1);
        }
      }
      default -> {}
    }
  }

  /** The one name that a rule is about; JSON's null where there may be others. */
  private static Json nameOf(Term.Each rule) {
    return rule.name().term() instanceof Term.Among among && among.values().size() == 1
        ? among.values().iterator().next()
        : Json.NULL;
  }

  /** Whether no member can meet a demand, whatever its name: rules of the same names forbid it. */
  private boolean isForbidden(Term.Each demand) {
    Set<Literal> member = new LinkedHashSet<>();
    member.add(Literal.no(demand.value()));
    Stream.concat(rules.stream(), rulesOfNames.values().stream().flatMap(List::stream))
        .filter(rule -> rule.name() == demand.name())
        .forEach(rule -> member.add(Literal.yes(rule.value())));
    return search.any(member) instanceof Outcome.Empty;
  }

  Outcome decide() {
    if (demands.stream().anyMatch(this::isForbidden)) {
      return Outcome.EMPTY;
    }
    if (min > max || required.size() > max) {
      return Outcome.EMPTY;
    }
    if (max == 0) {
      return search.firstOf(List.of(new Json.Members(Map.of())), goal);
    }
    List<Slot> slots = new ArrayList<>();
    for (String name : required) {
      Slot slot = named(name);
      if (search.any(member(slot)) instanceof Outcome.Empty) {
        return Outcome.EMPTY;
      }
      slots.add(slot);
    }
    regions = names.regions();
    for (int larger = 0; larger <= 2; larger++) {
      Outcome outcome = place(0, slots, larger);
      if (outcome instanceof Outcome.Found) {
        return outcome;
      }
      if (!isUnsure) {
        return Outcome.EMPTY;
      }
    }
    return new Outcome.Undecided(why, where);
  }

  private static Slot named(String name) {
    return new Slot(Optional.of(name), Optional.empty(), Set.of());
  }

  private static Slot in(Region region) {
    return new Slot(Optional.empty(), Optional.of(region), Set.of());
  }

  /** Whether the names of a slot keep to a formula about names. */
  private Truth concerns(Formula about, Slot slot) {
    return slot.name()
        .map(name -> search.evaluate(about, new Text(name)))
        .orElseGet(() -> Truth.of(names.keeps(slot.region().orElseThrow(), about)));
  }

  /** What the value of a member must keep to. */
  private Set<Literal> member(Slot slot) {
    Set<Literal> member = new LinkedHashSet<>(slot.extra());
    slot.name()
        .map(name -> rulesOfNames.getOrDefault(name, List.of()))
        .orElse(List.of())
        .forEach(rule -> member.add(Literal.yes(rule.value())));
    for (Term.Each rule : rules) {
      if (concerns(rule.name(), slot) == Truth.YES) {
        member.add(Literal.yes(rule.value()));
      }
    }
    return member;
  }

  /** Meets the demands from this one on, in every way there is. */
  private Outcome place(int number, List<Slot> slots, int larger) {
    if (slots.size() > max) {
      return Outcome.EMPTY;
    }
    if (number == demands.size()) {
      return build(slots, larger);
    }
    Term.Each demand = demands.get(number);
    Literal literal = Literal.no(demand.value());
    for (Slot option : options(slots)) {
      Truth concerned = concerns(demand.name(), option);
      if (concerned == Truth.NO) {
        continue;
      }
      int at = slots.indexOf(option);
      Slot met = option.with(literal);
      Outcome outcome = search.any(member(met));
      note(outcome);
      if (outcome instanceof Outcome.Found) {
        List<Slot> wider = new ArrayList<>(slots);
        if (at < 0) {
          wider.add(met);
        } else {
          wider.set(at, met);
        }
        Outcome whole = place(number + 1, wider, larger);
        if (whole instanceof Outcome.Found) {
          return whole;
        }
      }
    }
    return Outcome.EMPTY;
  }

  /** The members there are, then those that could be. */
  private List<Slot> options(List<Slot> slots) {
    List<Slot> options = new ArrayList<>(slots);
    for (String name : names.spoken()) {
      boolean taken = slots.stream().anyMatch(slot -> slot.name().filter(name::equals).isPresent());
      if (!taken && !absent.contains(name)) {
        options.add(named(name));
      }
    }
    regions.forEach(region -> options.add(in(region)));
    return options;
  }

  private void note(Outcome outcome) {
    if (outcome instanceof Outcome.Undecided undecided) {
      isUnsure = true;
      why = undecided.why();
      where = undecided.where();
    }
  }

  private Outcome build(List<Slot> slots, int larger) {
    List<Slot> all = new ArrayList<>(slots);
    long least = Math.max(min, slots.size());
    long wanted = Math.min(max, least + larger);
    if (least > SIZE_MAX && (isOpen() || names.spoken().size() >= least)) {
      isUnsure = true;
      why = "an object of so many members is not built";
      return Outcome.EMPTY;
    }
    fill(all, Math.min(wanted, SIZE_MAX));
    if (all.size() < least) {
      return Outcome.EMPTY;
    }
    Map<String, Json> members = new LinkedHashMap<>();
    for (Slot slot : all) {
      Outcome name = name(slot, members.keySet());
      Outcome value = search.any(member(slot));
      note(name);
      note(value);
      if (!(name instanceof Outcome.Found found) || !(value instanceof Outcome.Found held)) {
        isUnsure |= slot.name().isEmpty();
        return Outcome.EMPTY;
      }
      members.put(((Text) found.value()).value(), held.value());
    }
    Outcome checked = search.checked(new Json.Members(members), goal);
    note(checked);
    return checked;
  }

  /** Whether some region takes members without end, or may. */
  private boolean isOpen() {
    return regions.stream()
        .anyMatch(region -> !(search.any(member(in(region))) instanceof Outcome.Empty));
  }

  /** Adds members that nothing demands, as long as fewer than wanted are there. */
  private void fill(List<Slot> slots, long wanted) {
    for (Slot option : options(slots).subList(slots.size(), options(slots).size())) {
      if (slots.size() >= wanted) {
        return;
      }
      Outcome value = search.any(member(option));
      note(value);
      if (value instanceof Outcome.Found) {
        slots.add(option);
        boolean isRegion = option.region().isPresent();
        while (isRegion && slots.size() < wanted && hasRoom(option, slots)) {
          slots.add(option);
        }
      }
    }
  }

  /** Whether a region has one more name than the members that stand for it. */
  private boolean hasRoom(Slot option, List<Slot> slots) {
    Set<String> taken = new LinkedHashSet<>();
    for (Slot slot : slots) {
      if (slot.region().equals(option.region())) {
        Outcome name = name(slot, taken);
        if (!(name instanceof Outcome.Found found)) {
          return false;
        }
        taken.add(((Text) found.value()).value());
      }
    }
    Outcome next = name(option, taken);
    note(next);
    return next instanceof Outcome.Found;
  }

  private Outcome name(Slot slot, Set<String> taken) {
    if (slot.name().isPresent()) {
      return new Outcome.Found(new Text(slot.name().get()));
    }
    Set<Json> used = new LinkedHashSet<>();
    taken.forEach(name -> used.add(new Text(name)));
    Set<Literal> wanted = slot.region().orElseThrow().goal();
    return search.text(Search.with(wanted, Literal.no(search.formulas().among(used))));
  }
}
