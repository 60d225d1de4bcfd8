package dev.lockstep.registry.drift;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Storage.SchemaVersion;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.survey.CollectionSurvey;
import dev.lockstep.registry.compare.Choices;
import dev.lockstep.registry.sensitive.SensitiveValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Holds a collection to its contract: its catalogue at once, its documents one after the other. For
 * one thread.
 */
public final class Drift {
  private static final int VERSIONS_MAX = 32;
  private static final int VERSION_SIZE_MAX = 40;
  private static final String NONE = "(none)";
  private static final String OTHER = "(other)";

  private final CollectionPromise promise;
  private final CatalogueCheck catalogue;
  private final DocumentCheck documents;
  private final Map<String, Long> versions = new TreeMap<>();
  private final List<String> unknown = new ArrayList<>();
  private long unreadable;

  /** A comparison that has seen the catalogue and no document yet. */
  public Drift(CollectionPromise promise, CollectionSurvey survey) {
    this.promise = promise;
    this.catalogue = new CatalogueCheck(promise, survey);
    this.documents =
        new DocumentCheck(
            survey.columns().fields().isEmpty()
                ? DocumentCheck.Typing.FREE
                : DocumentCheck.Typing.DECLARED);
  }

  /** Holds a document to the contract. */
  public void add(Document document) {
    documents.check(promise.shape(), document);
    promise
        .storage()
        .schemaVersion()
        .map(SchemaVersion::path)
        .filter(Path::isStatic)
        .ifPresent(path -> versions.merge(version(document, path), 1L, Long::sum));
  }

  private String version(Document document, Path path) {
    Optional<Value> held = DocumentCheck.at(document, path.names());
    if (held.isEmpty()) {
      return NONE;
    }
    String text = Choices.text(held.get());
    boolean isShown =
        text.length() <= VERSION_SIZE_MAX
            && SensitiveValue.kind(text).isEmpty()
            && (versions.size() < VERSIONS_MAX || versions.containsKey(text));
    return isShown ? text : OTHER;
  }

  /** A document could not be read. */
  public void addUnreadable() {
    unreadable++;
  }

  /** Something could not be looked at, and why. */
  public void addUnknown(String why) {
    unknown.add(why);
  }

  /** In what the store differs. */
  public List<Difference> differences() {
    return Stream.concat(catalogue.differences().stream(), documents.tally().differences().stream())
        .toList();
  }

  /** What could not be compared, and why. */
  public List<String> unknown() {
    List<String> all = new ArrayList<>(catalogue.unknown());
    all.addAll(unknown);
    if (unreadable > 0) {
      all.add("%,d documents cannot be read".formatted(unreadable));
    }
    if (documents.tally().isFull()) {
      all.add("there are more differences than can be told apart");
    }
    documents.unread().forEach(pattern -> all.add("no text was held to the pattern " + pattern));
    return List.copyOf(all);
  }

  /**
   * How many documents have which version of the schema, where the contract says how it is told.
   */
  public Map<String, Long> versions() {
    return Collections.unmodifiableMap(versions);
  }
}
