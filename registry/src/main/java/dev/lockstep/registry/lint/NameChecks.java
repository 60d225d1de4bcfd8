package dev.lockstep.registry.lint;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of collections and fields. */
final class NameChecks {
  private static final String OURS = "_lockstep";

  private final Notes notes;

  private NameChecks(Notes notes) {
    this.notes = notes;
  }

  static void check(CollectionPromise collection, List<Spot> spots, Notes notes) {
    NameChecks checks = new NameChecks(notes);
    checks.safe(collection, collection.storedName(), "collection");
    checks.styled(collection, collection.name(), notes.settings().collectionNames(), "collection");
    Set<String> reserved =
        collection.storage().reserved().stream().map(Path::toString).collect(Collectors.toSet());
    for (Spot spot : spots) {
      if (spot.node().shape() instanceof Shape.Fields fields) {
        checks.besideEachOther(fields.fields());
      }
      spot.field().ifPresent(field -> checks.field(field, spot, reserved));
    }
  }

  private void field(Field field, Spot spot, Set<String> reserved) {
    safe(field, field.name(), "field");
    if (field.physicalName().isPresent()) {
      safe(field, field.storedName(), "field");
    }
    styled(field, field.name(), notes.settings().fieldNames(), "field");
    if (reserved.contains(spot.where()) || field.storedName().startsWith(OURS)) {
      notes.add(
          LintRule.NAME_RESERVED,
          field,
          "name",
          "The name %s is reserved: old data or Lockstep itself may hold something else there"
              .formatted(spot.title()));
    }
  }

  private void safe(Object element, String name, String kind) {
    boolean ends = !name.equals(name.strip());
    boolean hidden = name.chars().anyMatch(Character::isISOControl);
    boolean dotted = name.indexOf('.') >= 0 && kind.equals("field");
    if (name.isEmpty() || name.startsWith("$") || dotted || ends || hidden) {
      notes.add(
          LintRule.NAME_UNSAFE,
          element,
          "name",
          "The %s name '%s' is not safe: stores and queries take it for something else"
              .formatted(kind, name));
    }
  }

  private void styled(Object element, String name, NameStyle style, String kind) {
    if (!style.fits(name)) {
      notes.add(
          LintRule.NAME_CONVENTION,
          element,
          "name",
          "The %s name '%s' is not in the style '%s'".formatted(kind, name, style.word()));
    }
  }

  private void besideEachOther(List<Field> fields) {
    Set<String> names = new HashSet<>();
    Set<String> stored = new HashSet<>();
    Map<String, String> folded = new HashMap<>();
    for (Field field : fields) {
      String name = field.name();
      if (!names.add(field.name())) {
        notes.add(
            LintRule.NAME_DUPLICATE,
            field,
            "name",
            "Another field beside it is called '%s', too".formatted(name));
      } else if (!stored.add(field.storedName())) {
        notes.add(
            LintRule.PHYSICAL_NAME_DUPLICATE,
            field,
            "physicalName",
            "Another field beside '%s' is '%s' in the store, too"
                .formatted(name, field.storedName()));
      }
      String before =
          folded.putIfAbsent(field.storedName().toLowerCase(Locale.ROOT), field.storedName());
      if (before != null && !before.equals(field.storedName())) {
        notes.add(
            LintRule.NAME_CASE_COLLISION,
            field,
            "name",
            "The name '%s' differs from '%s' beside it in the case of letters only"
                .formatted(field.storedName(), before));
      }
    }
  }
}
