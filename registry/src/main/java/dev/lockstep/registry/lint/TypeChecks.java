package dev.lockstep.registry.lint;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Shape.Discriminator;
import dev.lockstep.model.shape.Shape.Member;
import dev.lockstep.model.shape.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Types, enums, defaults, bounds, patterns and unions. */
final class TypeChecks {
  private static final int PATTERN_SIZE_MAX = 1000;

  private final Spot spot;
  private final Notes notes;

  private TypeChecks(Spot spot, Notes notes) {
    this.spot = spot;
    this.notes = notes;
  }

  static void check(List<Spot> spots, Notes notes) {
    for (Spot spot : spots) {
      TypeChecks checks = new TypeChecks(spot, notes);
      checks.type();
      checks.shape();
      spot.node().facts().choice().ifPresent(checks::choice);
      spot.node().facts().assumed().ifPresent(checks::assumed);
    }
  }

  private void type() {
    if (spot.node().shape() instanceof Shape.Any && !spot.where().isEmpty()) {
      notes.add(
          LintRule.TYPE_MISSING,
          spot.element(),
          "Nothing says what type stands at " + spot.title());
    }
    Optional<LogicalType> logical = spot.node().type().logical();
    Optional<ValueType> physical = spot.node().type().valueType();
    if (logical.isPresent() && physical.isPresent() && !logical.get().accepts(physical.get())) {
      notes.add(
          LintRule.TYPE_DISAGREES,
          spot.element(),
          "physicalType",
          "The types of %s exclude each other: %s and %s"
              .formatted(spot.title(), logical.get().word(), physical.get()));
    }
  }

  private void shape() {
    switch (spot.node().shape()) {
      case Shape.Any any -> {}
      case Shape.Single single -> limits(single.limits());
      case Shape.Fields fields -> size(fields.size());
      case Shape.Elements elements -> size(elements.size());
      case Shape.Entries entries -> {
        size(entries.size());
        entries.keyPattern().ifPresent(this::pattern);
      }
      case Shape.Union union -> union(union);
    }
  }

  private void limits(Limits limits) {
    size(limits.length());
    if (limits.range().isEmpty()) {
      empty();
    }
    limits.pattern().ifPresent(this::pattern);
  }

  private void size(Size size) {
    if (size.isEmpty()) {
      empty();
    }
  }

  private void empty() {
    notes.add(
        LintRule.BOUNDS_EMPTY,
        spot.element(),
        "logicalTypeOptions",
        "Nothing fits at %s: the minimum is above the maximum".formatted(spot.title()));
  }

  private void pattern(String pattern) {
    if (!isPattern(pattern)) {
      notes.add(
          LintRule.PATTERN_INVALID,
          spot.element(),
          "logicalTypeOptions",
          "The pattern of %s is no regular expression of at most %d characters"
              .formatted(spot.title(), PATTERN_SIZE_MAX));
    }
  }

  /** Longer ones are refused unread, since reading takes as many calls as parentheses nest. */
  private static boolean isPattern(String pattern) {
    if (pattern.length() > PATTERN_SIZE_MAX) {
      return false;
    }
    try {
      return Pattern.compile(pattern).flags() >= 0;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private void choice(Choice choice) {
    if (choice.values().isEmpty()) {
      notes.add(
          LintRule.ENUM_EMPTY,
          spot.element(),
          "enum",
          "The enum of %s lets in no value".formatted(spot.title()));
    }
    Set<Value> known = new HashSet<>();
    for (Value value : choice.values()) {
      if (!known.add(value)) {
        notes.add(
            LintRule.ENUM_DUPLICATE,
            spot.element(),
            "enum",
            "The enum of %s names a value twice".formatted(spot.title()));
      }
      if (!fits(value)) {
        notes.add(
            LintRule.ENUM_TYPE,
            spot.element(),
            "enum",
            "The enum of %s has a value of type %s, which cannot stand there"
                .formatted(spot.title(), value.type()));
      }
    }
  }

  private void assumed(Value value) {
    if (!fits(value)) {
      notes.add(
          LintRule.DEFAULT_TYPE,
          spot.element(),
          "default",
          "The default of %s is of type %s, which cannot stand there"
              .formatted(spot.title(), value.type()));
      return;
    }
    boolean chosen =
        spot.node().facts().choice().map(choice -> choice.values().contains(value)).orElse(true);
    if (value.type() != ValueType.NULL && !(chosen && isWithin(value))) {
      notes.add(
          LintRule.DEFAULT_OUTSIDE,
          spot.element(),
          "default",
          "The default of %s is outside its enum or bounds".formatted(spot.title()));
    }
  }

  private boolean isWithin(Value value) {
    if (!(spot.node().shape() instanceof Shape.Single(Limits limits))) {
      return true;
    }
    return Value.number(value).map(limits.range()::contains).orElse(true);
  }

  /** Numbers are written without their width, so any whole one fits any number. */
  private boolean fits(Value value) {
    if (value.type() == ValueType.NULL) {
      return spot.node().facts().nullable();
    }
    return spot.node().type().logical().map(type -> type.accepts(value.type())).orElse(true);
  }

  private void union(Shape.Union union) {
    Set<String> names = new HashSet<>();
    for (Member member : union.members()) {
      if (!names.add(member.name())) {
        notes.add(
            LintRule.MEMBER_DUPLICATE,
            member,
            "name",
            "Another member of the union %s is called '%s', too"
                .formatted(spot.title(), member.name()));
      }
    }
    union.discriminator().ifPresent(each -> discriminator(union, each, names));
  }

  private void discriminator(Shape.Union union, Discriminator discriminator, Set<String> names) {
    Path path = discriminator.path();
    for (Member member : union.members()) {
      Shape shape = member.node().shape();
      if (shape.at(path).isEmpty() && !shape.isOpenAt(path)) {
        notes.add(
            LintRule.DISCRIMINATOR_UNKNOWN,
            path,
            "The member '%s' of the union %s has no '%s', which is to tell it from others"
                .formatted(member.name(), spot.title(), path));
      }
    }
    discriminator.values().values().stream()
        .filter(name -> !names.contains(name))
        .sorted()
        .forEach(name ->
            notes.add(
                LintRule.DISCRIMINATOR_UNKNOWN,
                path,
                "The union %s has no member '%s'".formatted(spot.title(), name)));
  }
}
