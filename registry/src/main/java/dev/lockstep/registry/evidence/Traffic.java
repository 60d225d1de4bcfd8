package dev.lockstep.registry.evidence;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.usage.Access;
import dev.lockstep.model.usage.Evidence;
import dev.lockstep.model.usage.Evidence.Grade;
import dev.lockstep.model.usage.Writing.Mode;
import dev.lockstep.model.version.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was seen of the traffic of one collection. Immutable.
 *
 * @param from the begin of the time in which somebody looked
 * @param to its end
 * @param coverage the share of all traffic in that time that was seen, from 0 to 1
 */
public record Traffic(Instant from, Instant to, BigDecimal coverage, List<Caller> callers) {
  /**
   * A service as the store knows it: by the name of its application or its user.
   *
   * @param version empty where the store does not know it
   * @param writes how many writes of each kind
   * @param paths what it did with single paths
   */
  public record Caller(
      String service, Optional<Version> version, Map<Mode, Long> writes, List<Sighting> paths) {
    public Caller {
      writes = Map.copyOf(writes);
      paths = List.copyOf(paths);
    }

    /** Whether it is what this usage speaks of; one without a version is every version. */
    public boolean is(Use use) {
      return use.usage().service().equals(service)
          && version.filter(each -> !each.text().equals(use.usage().version().text())).isEmpty();
    }

    /** The kind of its writes that does the most to what it does not name; empty without writes. */
    public Optional<Mode> mode() {
      return Stream.of(Mode.REPLACE, Mode.UPSERT, Mode.PATCH)
          .filter(mode -> writes.getOrDefault(mode, 0L) > 0)
          .findFirst();
    }
  }

  /** One kind of access to one path: how often, and when first and last in that time. */
  public record Sighting(
      Path path, Access access, long count, Optional<Instant> first, Optional<Instant> last) {}

  public Traffic {
    callers = List.copyOf(callers);
  }

  /** Whether so much was seen for so long that what was not seen counts as not done. */
  public boolean isTelling(BigDecimal share, int days) {
    return coverage.compareTo(share) >= 0 && Duration.between(from, to).toDays() >= days;
  }

  /** On what a statement about this traffic stands. */
  Evidence evidence() {
    return new Evidence(
        Grade.OBSERVED, Optional.of("--observed"), Optional.of(to), Optional.of(coverage));
  }
}
