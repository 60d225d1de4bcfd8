package dev.lockstep.registry.rule.key;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.KeyTemplate.Part;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.key.KeyLanguage;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;

/** Finds: a part of a Redis key that decides its slot and is another one now. */
public final class HashSlotTagChanged implements Rule {
  private static final About ABOUT =
      new About(
          "HASH_SLOT_TAG_CHANGED",
          Category.KEYS,
          "a part of a Redis key that decides its slot and is another one now",
          "Commands over several keys, transactions and scripts are refused with "
              + "CROSSSLOT, because keys that stood together no longer do.",
          "Keep the same part between braces, or change every key that is used "
              + "together with these in one step.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    String before = tag(subject.pair().before());
    String after = tag(subject.pair().after());
    boolean isSaid =
        keys(subject.pair().before()).isPresent() && keys(subject.pair().after()).isPresent();
    return !isSaid || before.equals(after)
        ? List.of()
        : List.of(
            Draft.whole("new keys stand in other slots than the keys they are used with")
                .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
                .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
                .values(before, after)
                .shownBy(
                    Document.of(
                        "old key", example(subject.pair().before()),
                        "new key", example(subject.pair().after()))));
  }

  private static Optional<KeyLanguage> keys(CollectionPromise collection) {
    boolean isRedis = collection.engine().filter(engine -> engine != Engine.REDIS).isEmpty();
    return Optional.ofNullable(Keyed.of(collection).languages().get("key")).filter(keys -> isRedis);
  }

  /** What stands between the first brace that opens and the next that closes; often nothing. */
  private static String tag(CollectionPromise collection) {
    return keys(collection)
        .map(keys -> {
          StringBuilder text = new StringBuilder();
          for (Part part : keys.template().parts()) {
            switch (part) {
              case Part.Literal(String literal) -> text.append(literal);
              case Part.Attribute(Path path) ->
                  text.append('<').append(path.toString().replaceAll("[{}]", "*")).append('>');
            }
          }
          int open = text.indexOf("{");
          int close = text.indexOf("}", open + 1);
          return open < 0 || close < 0 ? "" : text.substring(open + 1, close);
        })
        .orElse("");
  }

  private static Value example(CollectionPromise collection) {
    return Value.text(keys(collection).flatMap(keys -> keys.overlap(keys)).orElse(""));
  }
}
