package dev.lockstep.registry.schema;

import dev.lockstep.registry.formula.Formula;
import dev.lockstep.registry.formula.Formulas;
import dev.lockstep.registry.formula.Kind;
import dev.lockstep.registry.formula.Target;
import dev.lockstep.registry.formula.Term;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.Json.Members;
import dev.lockstep.registry.json.Json.Text;
import dev.lockstep.registry.schema.References.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one schema document into formulas. What is not understood, or not well formed, becomes
 * {@link Term.Opaque}: it may constrain, so nothing follows from it but itself.
 */
final class SchemaReader {
  private static final List<String> REFERENCES = List.of("$ref", "$dynamicRef", "$recursiveRef");

  private final Formulas formulas;
  private final Dialect dialect;
  private final String label;
  private final References references;
  private final Map<String, Target> targets = new HashMap<>();
  private final Place root;

  SchemaReader(Formulas formulas, Dialect dialect, String label, Json document) {
    this.formulas = formulas;
    this.dialect = dialect;
    this.label = label;
    this.references = new References(document, dialect);
    this.root = new Place(document, "", "", "");
  }

  Formula read() {
    return schema(root);
  }

  Formulas formulas() {
    return formulas;
  }

  Dialect dialect() {
    return dialect;
  }

  /** What the schema at this place says. */
  Formula schema(Place place) {
    formulas.readAt(label + "#" + place.pointer());
    if (place.schema() instanceof Json.Bool bool && dialect.isAtLeast(Dialect.DRAFT_6)) {
      return bool.value() ? formulas.always() : formulas.never();
    }
    if (!(place.schema() instanceof Members members)) {
      return opaque(place, Optional.empty(), "schema");
    }
    boolean alone = !dialect.isAtLeast(Dialect.DRAFT_2019_09) && dialect != Dialect.MONGODB;
    if (alone && members.values().containsKey("$ref")) {
      return reference(place, "$ref");
    }
    Place entered = references.entered(place);
    if (speaksAnother(entered, members)) {
      return opaque(entered, Optional.empty(), "$schema");
    }
    Keywords keywords = new Keywords(this, entered, members);
    List<Formula> parts = new ArrayList<>();
    for (String keyword : members.values().keySet()) {
      formulas.readAt(where(entered, keyword));
      parts.add(keywords.formula(keyword).orElseGet(() -> opaque(entered, keyword)));
    }
    formulas.readAt(label + "#" + place.pointer());
    return formulas.all(parts);
  }

  private boolean speaksAnother(Place place, Members members) {
    return members.values().containsKey("$schema")
        && Dialect.named(members).filter(named -> named == dialect).isEmpty()
        && !(place.pointer().isEmpty() && Dialect.named(members).isPresent());
  }

  private String where(Place place, String keyword) {
    return label + "#" + References.inside(place, place.schema(), keyword).pointer();
  }

  /** What a reference says: the schema it leads to, or itself where that is not known. */
  Formula reference(Place place, String keyword) {
    Json value = ((Members) place.schema()).values().get(keyword);
    Optional<Place> found =
        value instanceof Text text ? references.find(place, text.value()) : Optional.empty();
    return found
        .map(target ->
            formulas.of(
                new Term.Link(
                    targets.computeIfAbsent(
                        target.pointer(), unused -> new Target(() -> schema(target))))))
        .orElseGet(() -> opaque(place, keyword));
  }

  private Formula opaque(Place place, String keyword) {
    return opaque(place, Optional.empty(), keyword);
  }

  /**
   * What a keyword may say in a way not understood. It may look at everything beside it; and where
   * something there refers to elsewhere, the same words in another document may say another thing.
   */
  Formula opaque(Place place, Optional<Kind> kind, String keyword) {
    formulas.readAt(where(place, keyword));
    String words = place.schema().toString();
    boolean refers = REFERENCES.stream().anyMatch(ref -> words.contains("\"" + ref + "\""));
    return formulas.of(
        new Term.Opaque(kind, keyword, dialect + words + (refers ? " in " + label : ""), Set.of()));
  }
}
