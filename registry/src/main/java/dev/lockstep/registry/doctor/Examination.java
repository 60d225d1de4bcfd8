package dev.lockstep.registry.doctor;

import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.survey.CollectionSurvey;
import dev.lockstep.registry.doctor.Remark.Kind;
import dev.lockstep.registry.draft.Remarks;
import dev.lockstep.registry.profile.Profile;
import dev.lockstep.registry.profile.Seen;
import dev.lockstep.registry.profile.ShapeCount;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks at what a store told of a collection, and at what was seen in its documents. */
public final class Examination {
  private static final int SHAPES_SHOWN = 5;
  private static final int PLACES_SHOWN = 4;

  private final List<Remark> remarks = new ArrayList<>();

  private Examination() {}

  /** The remarks about a collection. */
  public static List<Remark> of(CollectionSurvey survey, Profile profile) {
    Examination examination = new Examination();
    examination.shapes(profile);
    examination.place(profile.root());
    examination.indexes(survey);
    if (profile.extent().unreadable() > 0) {
      examination.add(
          Kind.UNREADABLE,
          "",
          "%,d documents cannot be read".formatted(profile.extent().unreadable()));
    }
    return List.copyOf(examination.remarks);
  }

  private void add(Kind kind, String where, String sentence) {
    remarks.add(new Remark(kind, where, sentence));
  }

  private void shapes(Profile profile) {
    if (profile.shapes().size() < 2) {
      return;
    }
    ShapeCount usual = profile.shapes().getFirst();
    add(
        Kind.MIXED_SHAPES,
        "",
        "%,d shapes; the most frequent one has %,d documents"
            .formatted(profile.shapes().size(), usual.documents()));
    profile.shapes().stream()
        .skip(1)
        .limit(SHAPES_SHOWN)
        .forEach(shape ->
            add(
                Kind.MIXED_SHAPES,
                "",
                "%,d documents%s%s"
                    .formatted(
                        shape.documents(),
                        listed(" have ", shape.places(), usual.places()),
                        listed(" lack ", usual.places(), shape.places()))));
    if (profile.otherShapes() > 0) {
      add(
          Kind.MIXED_SHAPES,
          "",
          "%,d documents have yet other shapes".formatted(profile.otherShapes()));
    }
  }

  private static String listed(String verb, Set<String> some, Set<String> without) {
    Set<String> left = new TreeSet<>(some);
    left.removeAll(without);
    if (left.isEmpty()) {
      return "";
    }
    String more =
        left.size() > PLACES_SHOWN ? ", and %d more".formatted(left.size() - PLACES_SHOWN) : "";
    return verb + String.join(", ", left.stream().limit(PLACES_SHOWN).toList()) + more + ";";
  }

  private void place(Seen seen) {
    Set<ValueType> types = EnumSet.noneOf(ValueType.class);
    types.addAll(seen.types().keySet());
    types.remove(ValueType.NULL);
    if (types.size() > 1) {
      add(Kind.MIXED_TYPES, seen.path(), Remarks.types(seen));
    }
    seen.sensitivity()
        .ifPresent(kind -> add(Kind.SENSITIVE, seen.path(), "looks like " + kind.words()));
    seen.fields().values().forEach(this::place);
    seen.entries().ifPresent(this::place);
    seen.element().ifPresent(this::place);
  }

  private void indexes(CollectionSurvey survey) {
    survey.indexes().silence().ifPresent(why -> unknown("the indexes are not known: " + why));
    survey
        .storage()
        .silence()
        .ifPresent(why -> unknown("validator and time to live are not known: " + why));
    survey
        .indexes()
        .known()
        .ifPresent(known -> {
          if (!known.all().isEmpty()) {
            known
                .use()
                .silence()
                .ifPresent(why -> unknown("how often indexes serve is not known: " + why));
          }
          known
              .use()
              .known()
              .ifPresent(uses ->
                  uses.forEach((name, use) -> {
                    boolean isSecondary =
                        known.all().stream().anyMatch(index -> index.name().equals(name));
                    if (isSecondary && use.times() == 0) {
                      add(
                          Kind.INDEX_UNUSED,
                          name,
                          "served nobody since %s on the server that was asked"
                              .formatted(use.since()));
                    }
                  }));
        });
  }

  private void unknown(String sentence) {
    add(Kind.NOT_KNOWN, "", sentence);
  }
}
