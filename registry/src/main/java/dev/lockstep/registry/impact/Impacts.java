package dev.lockstep.registry.impact;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.model.query.Rate;
import dev.lockstep.model.version.Version;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.evolve.Fate;
import dev.lockstep.registry.evolve.Mapping;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.impact.Risk.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds what a change means for services.
 *
 * @param findings what the checker says of the change
 */
public record Impacts(
    Mapping mapping,
    CollectionPair pair,
    List<Use> uses,
    List<Finding> findings,
    Statistics statistics) {
  private static final int LOST = 5;
  private static final int ERROR = 2;
  private static final int UNKNOWN = 3;
  private static final int BY_HAND = 3;
  private static final int ALL_DOCUMENTS = 10;
  private static final int UNCOUNTED = 5;
  private static final int QUERIES_MAX = 20;
  private static final BigDecimal QUERIES_PER_POINT = BigDecimal.TEN;

  /** What it means for each service, and how much can go wrong. */
  public Impact impact() {
    Queries queries = new Queries(mapping, pair, uses);
    List<Affected> touched =
        uses.stream()
            .map(use -> Duties.of(queries, use))
            .filter(Affected::isTouched)
            .sorted(
                Comparator.comparing(Affected::service)
                    .thenComparing(each -> each.version().map(Version::text).orElse("")))
            .toList();
    List<Affected> all = Stream.concat(touched.stream(), queries.owners().stream()).toList();
    return new Impact(mapping.change(), pair, all, uses.size() - touched.size(), risk(all));
  }

  private Risk risk(List<Affected> services) {
    List<Line> lines = new ArrayList<>();
    lost()
        .forEach(words ->
            lines.add(
                new Line(
                    LOST,
                    "the change %s, and only kept originals bring it back".formatted(words))));
    int touched =
        findings.stream()
            .filter(finding -> finding.level() == Level.ERROR)
            .mapToInt(finding -> Math.max(1, finding.consumers().size()))
            .sum();
    add(lines, touched, ERROR, "errors, each counted for every service that it touches");
    add(lines, count(Level.UNKNOWN), UNKNOWN, "things that nobody can tell");
    List<QueryDuty> queries = services.stream().flatMap(each -> each.queries().stream()).toList();
    long byHand = queries.stream().filter(QueryDuty::isByHand).count();
    add(lines, (int) byHand, BY_HAND, "queries that must be written anew by hand");
    rate(queries).ifPresent(lines::add);
    documents().ifPresent(lines::add);
    return new Risk(lines);
  }

  private static void add(List<Line> lines, int number, int points, String what) {
    if (number > 0) {
      lines.add(new Line(number * points, "%d %s, %d each".formatted(number, what, points)));
    }
  }

  private int count(Level level) {
    return (int) findings.stream().filter(finding -> finding.level() == level).count();
  }

  /** The operations whose way back needs kept originals, in words. */
  private List<String> lost() {
    return IntStream.range(0, mapping.change().operations().size())
        .filter(operation -> mapping.loss(operation).compareTo(Loss.COMPLEMENT) >= 0)
        .mapToObj(mapping.evolved()::words)
        .toList();
  }

  private static Optional<Line> rate(List<QueryDuty> queries) {
    BigDecimal perSecond =
        queries.stream()
            .map(QueryDuty::query)
            .map(QueryTemplate::rate)
            .flatMap(Optional::stream)
            .map(Rate::perSecond)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (perSecond.signum() == 0) {
      return Optional.empty();
    }
    int points =
        perSecond
            .divide(QUERIES_PER_POINT, 0, RoundingMode.CEILING)
            .min(BigDecimal.valueOf(QUERIES_MAX))
            .intValue();
    return Optional.of(
        new Line(
            points,
            "%s queries a second become others, one for each 10 begun, %d at most"
                .formatted(
                    perSecond
                        .setScale(1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString(),
                    QUERIES_MAX)));
  }

  /** How many of the documents hold something that the change touches. */
  private Optional<Line> documents() {
    if (mapping.evolved().isOfIndexesOnly()) {
      return Optional.empty();
    }
    if (statistics.documents() == 0) {
      return Optional.of(new Line(UNCOUNTED, "nobody counted how many documents change (--stats)"));
    }
    long present =
        statistics.paths().entrySet().stream()
            .filter(entry -> isTouched(mapping.change(), entry.getKey()))
            .mapToLong(entry -> entry.getValue().present())
            .max()
            .orElse(0);
    int points = (int) Math.ceil((double) ALL_DOCUMENTS * present / statistics.documents());
    return Optional.of(
        new Line(
            points,
            "%d of %d documents hold what changes, %d for all of them"
                .formatted(present, statistics.documents(), ALL_DOCUMENTS)));
  }

  private static boolean isTouched(Change change, Path path) {
    return !Fate.of(path, change.operations()).isUntouched();
  }
}
