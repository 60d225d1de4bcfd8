package dev.lockstep.server.governance;

import dev.lockstep.formats.change.ChangeFile.Parsed;
import dev.lockstep.server.registry.Artifact;
import dev.lockstep.server.registry.Library;
import dev.lockstep.server.registry.Stock;
import dev.lockstep.server.request.Refused;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts together what is known of changes now. Threads share it. */
@Component
class Cases {
  private final Library library;
  private final Remarks remarks;
  private final InstantSource clock;
  private final Assessments assessments = new Assessments();

  Cases(Library library, Remarks remarks, InstantSource clock) {
    this.library = library;
    this.remarks = remarks;
    this.clock = clock;
  }

  /** One change. */
  Case read(String id) {
    Stock stock = library.stock();
    Parsed parsed =
        Optional.ofNullable(stock.changes().get(id))
            .orElseThrow(() -> Refused.unknown("the change"));
    return new Case(
        parsed.change(),
        library.revisions(id),
        assessments.of(parsed, stock, today()),
        remarks.of(id));
  }

  /** Every change whose last revision is older than a publication, the newest first. */
  Stream<Case> before(long position) {
    Stock stock = library.stock();
    Map<String, List<Artifact>> revisions = library.revisions();
    Map<String, List<Remark>> said = remarks.binding();
    return stock.changes().values().stream()
        .map(each -> new Found(each, revisions.getOrDefault(each.change().id(), List.of())))
        .filter(each -> !each.revisions().isEmpty() && each.position() < position)
        .sorted((one, other) -> Long.compare(other.position(), one.position()))
        .map(each ->
            new Case(
                each.parsed().change(),
                each.revisions(),
                assessments.of(each.parsed(), stock, today()),
                said.getOrDefault(each.parsed().change().id(), List.of())));
  }

  /** A change with its revisions, before it is assessed. */
  private record Found(Parsed parsed, List<Artifact> revisions) {
    long position() {
      return revisions.getLast().position();
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
