package dev.lockstep.registry.rule.constraint;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Validator;
import dev.lockstep.registry.compare.Witness;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.formula.Truth;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.JsonReader;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Subject;
import dev.lockstep.registry.schema.Compatibility;
import dev.lockstep.registry.schema.Dialect;
import dev.lockstep.registry.schema.Schemas;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The JSON Schemas by which validators refuse writes, in both versions.
 *
 * <p>What one keyword breaks is what one schema lets in and refuses as soon as it has that keyword
 * of the other; a document counts as a witness where the whole other schema refuses it, too.
 */
record ValidatorSchemas(Json before, Json after) {
  private static final Schemas SCHEMAS = new Schemas(Dialect.MONGODB);
  private static final Json ANYTHING = new Json.Members(Map.of());

  static ValidatorSchemas of(Subject subject) {
    return new ValidatorSchemas(letIn(subject.pair().before()), letIn(subject.pair().after()));
  }

  /** What a validator lets in; one that refuses nothing lets in anything. */
  private static Json letIn(CollectionPromise collection) {
    return collection
        .storage()
        .validator()
        .filter(Validator::refuses)
        .flatMap(Validator::schema)
        .map(schema -> JsonReader.read(ExtendedJson.write(schema, Notation.RELAXED)))
        .orElse(ANYTHING);
  }

  /** Whether every document that was let in still is. */
  Compatibility forth() {
    return SCHEMAS.compare(before, after);
  }

  /** Whether every document that is let in was so before. */
  Compatibility back() {
    return SCHEMAS.compare(after, before);
  }

  /** Two drafts for each place of the schemas where one of these keywords changes. */
  List<Draft> changed(Set<String> keywords, String what) {
    return SchemaPlace.differing(before, after, keywords).stream()
        .flatMap(place ->
            Stream.of(
                draft(place, what, judged(before, after, place), Edge.NEW_READER_OLD_DATA),
                draft(place, what, judged(after, before, place), Edge.OLD_READER_NEW_DATA)))
        .toList();
  }

  private static Compatibility judged(Json stored, Json read, SchemaPlace place) {
    Compatibility judged = SCHEMAS.compare(stored, place.taken(stored, read));
    if (!(judged instanceof Compatibility.Incompatible(Json witness))) {
      return judged;
    }
    Truth truth = SCHEMAS.isValid(read, witness);
    return switch (truth) {
      case NO -> judged;
      case YES -> new Compatibility.Compatible();
      case UNKNOWN -> new Compatibility.Unknown("the whole schema is not understood", "");
    };
  }

  private Draft draft(SchemaPlace place, String what, Compatibility judged, Edge edge) {
    Draft draft =
        place
            .path()
            .map(path -> Draft.at(path, "the validator says otherwise " + what + " at " + path))
            .orElseGet(() -> Draft.whole("the validator says otherwise " + what))
            .values(place.words(before), place.words(after));
    return switch (judged) {
      case Compatibility.Compatible proven -> draft.on(edge, Level.INFO);
      case Compatibility.Unknown unknown -> draft.on(edge, Level.UNKNOWN);
      case Compatibility.Incompatible(Json witness) ->
          draft.on(edge, Level.ERROR).shownBy(Witness.of(witness));
    };
  }
}
