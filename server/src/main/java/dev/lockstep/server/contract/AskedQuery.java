package dev.lockstep.server.contract;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.query.QueryLanguage;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.model.usage.Access;
import dev.lockstep.model.usage.Usage;
import dev.lockstep.registry.evidence.Sent;
import dev.lockstep.registry.query.Gap;
import dev.lockstep.registry.query.PathAccess;
import dev.lockstep.registry.query.Serving;
import java.util.List;
import java.util.Optional;

/**
 * A registered query with what serves it.
 *
 * @param template as it is sent, to be shown
 * @param perSecond how often it is sent; absent where nobody says
 * @param gaps what of it is not understood; where there is one, the paths may not be all
 */
record AskedQuery(
    String name,
    QueryLanguage language,
    String template,
    Sender sender,
    Optional<Double> perSecond,
    List<Used> paths,
    List<Missed> gaps,
    Served serving) {
  /**
   * Who sends it.
   *
   * @param owner of a query that the contract alone lists
   * @param service that says itself that it sends it
   * @param version of the service
   */
  record Sender(
      Optional<String> owner,
      Optional<String> service,
      Optional<String> version,
      Optional<String> team) {
    static Sender of(Optional<String> owner) {
      return new Sender(owner, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Sender of(Usage usage) {
      return new Sender(
          Optional.empty(),
          Optional.of(usage.service()),
          Optional.of(usage.version().text()),
          usage.team());
    }
  }

  /** A path that it uses, and what it does there in the language's own words. */
  record Used(String path, Access access, List<String> operators) {
    private static Used of(PathAccess path) {
      return new Used(path.path().toString(), path.access(), path.operators());
    }
  }

  /** A part that is not understood: where it stands, and what stands there. */
  record Missed(String place, String what) {
    private static Missed of(Gap gap) {
      return new Missed(gap.place(), gap.what());
    }
  }

  /** By what documents are found. */
  enum How {
    BY_KEY,
    BY_INDEX,
    FULL_SCAN,
    REFUSED,
    UNKNOWN;

    private static How of(Serving serving) {
      return switch (serving) {
        case Serving.ById byId -> BY_KEY;
        case Serving.ServedBy served -> BY_INDEX;
        case Serving.FullScan scan -> FULL_SCAN;
        case Serving.Refused refused -> REFUSED;
        case Serving.Unknown unknown -> UNKNOWN;
      };
    }
  }

  /**
   * What serves it.
   *
   * @param words the same in a few words
   * @param indexes the names of those that do
   * @param covered whether they hold all that is answered, so that no document is read
   * @param sort how the order asked for comes about; absent where no index serves it
   * @param remarks what else to know, or why none serves it, each a sentence
   */
  record Served(
      How how,
      String words,
      List<String> indexes,
      boolean covered,
      Optional<Serving.Sorting> sort,
      List<String> remarks) {
    private static Served of(Serving serving) {
      Optional<Serving.ServedBy> by =
          Optional.of(serving)
              .filter(Serving.ServedBy.class::isInstance)
              .map(Serving.ServedBy.class::cast);
      return new Served(
          How.of(serving),
          serving.words(),
          by.map(Serving.ServedBy::indexes).orElse(List.of()),
          by.filter(Serving.ServedBy::covered).isPresent(),
          by.map(Serving.ServedBy::sort),
          serving.remarks());
    }
  }

  static AskedQuery of(Sender sender, Sent sent) {
    QueryTemplate template = sent.query().template();
    return new AskedQuery(
        template.name(),
        template.language(),
        template.template() instanceof Value.Text(String text)
            ? text
            : ExtendedJson.write(template.template(), Notation.RELAXED),
        sender,
        template.rate().map(each -> each.perSecond().doubleValue()),
        sent.parsed().paths().stream().map(Used::of).toList(),
        sent.parsed().gaps().stream().map(Missed::of).toList(),
        Served.of(sent.query().serving()));
  }
}
