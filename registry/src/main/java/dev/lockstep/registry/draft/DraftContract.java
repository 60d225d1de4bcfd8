package dev.lockstep.registry.draft;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.yaml.YamlText;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.contract.Validator;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.survey.CollectionSurvey;
import dev.lockstep.registry.evidence.StoredRule;
import dev.lockstep.registry.json.JsonReader;
import dev.lockstep.registry.profile.Profile;
import dev.lockstep.registry.sensitive.SensitiveValue;
import dev.lockstep.registry.writing.TreeText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Drafts the contract of one collection. */
public final class DraftContract {
  private static final String ID = "_id";

  private final CollectionSurvey survey;
  private final Profile profile;
  private final YamlText out = new YamlText();
  private final FieldDraft fields;

  private DraftContract(CollectionSurvey survey, Profile profile) {
    this.survey = survey;
    this.profile = profile;
    this.fields =
        new FieldDraft(
            out,
            profile.extent(),
            survey.columns().fields().isEmpty() ? FieldDraft.Words.BOTH : FieldDraft.Words.LOGICAL);
  }

  /** The text of a contract file. */
  public static String of(CollectionSurvey survey, Profile profile) {
    String bare = new DraftContract(survey, profile).text(path -> false);
    Optional<CollectionPromise> promise = collection(bare);
    return new DraftContract(survey, profile)
        .text(path -> promise.filter(known -> !known.shape().at(path).isEmpty()).isPresent());
  }

  private static Optional<CollectionPromise> collection(String text) {
    return switch (ContractFile.read("draft", text.getBytes(StandardCharsets.UTF_8))) {
      case Outcome.Whole<Contract> read ->
          read.located().value().collections().stream().findFirst();
      case Outcome.Broken<Contract> broken -> Optional.empty();
    };
  }

  /** An index over a path that no document shows would promise what nobody knows. */
  private String text(Predicate<Path> isKnown) {
    out.comment("Drafted by lockstep infer. " + profile.extent().sentence());
    out.comment(
        "Comments say what was seen; what is to be promised of it is for the owner to say.");
    out.map()
        .text("apiVersion", "v3.1.0")
        .text("kind", ContractFile.KIND)
        .text("id", new Ids().of(survey.name()))
        .text("name", survey.name())
        .text("version", "0.1.0")
        .text("status", "draft");
    out.comment("Who answers for it?");
    out.text("team").map().text("name", "to-be-named").end();
    out.text("schema").list().map();
    out.text("id", fields.id(survey.name())).text("name", survey.name());
    out.text("logicalType", "object");
    properties();
    facts(isKnown);
    return out.end().end().end().toString();
  }

  private void properties() {
    if (!survey.columns().fields().isEmpty()) {
      List<String> primary = survey.keys().primary().stream().map(Path::root).toList();
      fields.columns(survey.columns(), primary, profile.root());
    } else if (profile.root().fields().containsKey(ID)) {
      fields.properties(
          profile.root(), FieldDraft.all(profile.root()), Optional.of(new FieldDraft.Key(ID)));
    } else {
      out.text("properties").list().comment("no document was there to be looked at");
      out.map().text("id", fields.id(ID)).text("name", ID).yes("primaryKey").end().end();
    }
  }

  private void facts(Predicate<Path> isKnown) {
    out.text("customProperties").list().map().text("property", "nosql").text("value").map();
    survey.engine().map(Engine::word).ifPresent(word -> out.text("engine", word));
    keys();
    survey.indexes().known().ifPresent(indexes -> indexes(indexes.all(), isKnown));
    survey.storage().known().ifPresent(storage -> storage(storage, isKnown));
    out.text("contentModel", "open");
    out.end().end().end();
  }

  private void keys() {
    boolean isTable = !survey.keys().partition().isEmpty();
    if (isTable) {
      out.text("keys").map().text("partition").list();
      survey.keys().partition().forEach(path -> out.text(path.toString()));
      out.end();
      if (!survey.keys().clustering().isEmpty()) {
        out.text("clustering");
        parts(survey.keys().clustering());
      }
      out.end();
    }
  }

  private void parts(List<KeyPart> parts) {
    out.map();
    parts.forEach(part -> out.text(part.path().toString(), part.order().word()));
    out.end();
  }

  private void indexes(List<Index> all, Predicate<Path> isKnown) {
    List<Index> known = new ArrayList<>(all);
    known.removeIf(index -> !index.keys().stream().map(KeyPart::path).allMatch(isKnown));
    if (known.size() < all.size()) {
      out.comment(
          "left out: %d indexes over paths that no document showed"
              .formatted(all.size() - known.size()));
    }
    if (!known.isEmpty()) {
      out.text("indexes").list();
      known.forEach(this::index);
      out.end();
    }
  }

  private void index(Index index) {
    out.map().text("id", fields.id("ix_" + index.name())).text("name", index.name());
    index
        .options()
        .partial()
        .filter(DraftContract::isSensitive)
        .ifPresent(filter -> out.comment("left out: 'partial', whose values look sensitive"));
    out.text("keys");
    parts(index.keys());
    index.kind().ifPresent(kind -> out.text("kind", kind));
    Index.Options options = index.options();
    if (options.unique()) {
      out.yes("unique");
    }
    if (options.sparse()) {
      out.yes("sparse");
    }
    options.collation().ifPresent(collation -> document("collation", collation));
    options
        .partial()
        .filter(filter -> !isSensitive(filter))
        .ifPresent(filter -> document("partial", filter));
    options.expireAfter().ifPresent(after -> out.text("expireAfter", after.toString()));
    out.end();
  }

  /** A filter may hold a value of somebody's. */
  private static boolean isSensitive(Document filter) {
    return SensitiveValue.kind(ExtendedJson.write(filter, Notation.CANONICAL)).isPresent();
  }

  private void document(String name, Document document) {
    out.text(name);
    TreeText.write(JsonReader.read(ExtendedJson.write(document, Notation.CANONICAL)), out);
  }

  private void validator(Validator validator) {
    StoredRule rule = new StoredRule(validator);
    Optional<Document> schema = rule.schema().filter(text -> !isSensitive(text));
    if (rule.hasConditions() || !schema.equals(rule.schema())) {
      out.comment("left out: conditions of the validator that are no schema, or look sensitive");
    }
    out.text("validator")
        .map()
        .text("level", validator.level().word())
        .text("action", validator.action().word());
    schema.ifPresent(text -> document("schema", text));
    out.end();
  }

  private void storage(Storage storage, Predicate<Path> isKnown) {
    storage.validator().ifPresent(this::validator);
    storage
        .ttl()
        .filter(ttl -> ttl.path().map(isKnown::test).orElse(true))
        .ifPresent(ttl -> {
          out.text("ttl").map();
          ttl.path().ifPresent(path -> out.text("path", path.toString()));
          ttl.after().ifPresent(after -> out.text("after", after.toString()));
          out.end();
        });
  }
}
