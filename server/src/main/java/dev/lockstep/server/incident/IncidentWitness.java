package dev.lockstep.server.incident;

import dev.lockstep.journal.Entry;
import dev.lockstep.journal.JournalTable;
import dev.lockstep.rollout.gate.Verdict;
import dev.lockstep.rollout.step.NextStep;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.fleet.Leases;
import dev.lockstep.server.fleet.Leases.Lease;
import dev.lockstep.server.incident.Incident.Finding;
import dev.lockstep.server.incident.Incident.Position;
import dev.lockstep.server.incident.Incident.Span;
import dev.lockstep.server.incident.Incident.Summary;
import dev.lockstep.server.rollout.Rollout;
import dev.lockstep.server.rollout.Rollout.Identity;
import dev.lockstep.server.rollout.RolloutView.VerdictView;
import dev.lockstep.server.rollout.Witness;
import dev.lockstep.server.telemetry.PastTraffic;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Keeps what is known at the moment in which a rollout is taken back. Threads share it. */
@Component
class IncidentWitness implements Witness {
  private static final Duration BEFORE = Duration.ofMinutes(10);
  private static final int WINDOWS_MAX = 2000;
  private static final int LEASES_MAX = 1000;
  private static final int ENTRIES_MAX = 50;

  private final Database database;
  private final IncidentTable table;
  private final Leases leases;
  private final PastTraffic traffic;

  IncidentWitness(Database database, IncidentTable table, Leases leases, PastTraffic traffic) {
    this.database = database;
    this.table = table;
    this.leases = leases;
    this.traffic = traffic;
  }

  @Override
  public void saw(Made made) {
    boolean isBack =
        made.step() instanceof NextStep.RollBack || made.step() instanceof NextStep.HoldRegions;
    if (isBack) {
      table.keep(made.before().identity(), incident(made));
    }
  }

  private Incident incident(Made made) {
    Identity identity = made.before().identity();
    Instant now = made.after().state().since();
    return new Incident(
        summary(made, now),
        made.before().plan().plan().name(),
        table.planFile(identity).stream().findFirst(),
        state(made.before()),
        state(made.after()),
        VerdictView.each(made.before(), made.report(), IncidentWitness::finding),
        traffic.between(identity.place(), now.minus(BEFORE), now, WINDOWS_MAX),
        leases.all(identity.place()).stream()
            .sorted(Comparator.comparingLong(Lease::epoch))
            .limit(LEASES_MAX)
            .toList(),
        entries(identity));
  }

  private static Summary summary(Made made, Instant now) {
    Map<String, String> fields = made.draft().fields();
    return new Summary(
        made.after().state().epoch(),
        made.before().identity().id(),
        made.before().identity().change(),
        now,
        made.draft().actor(),
        made.draft().action(),
        fields.getOrDefault("cause", ""),
        fields.getOrDefault("from", ""),
        fields.getOrDefault("to", ""));
  }

  private static Position state(Rollout rollout) {
    return new Position(
        rollout.stage().word(),
        rollout.state().epoch(),
        rollout.course().version(),
        rollout.state().since(),
        rollout.state().isFrozen(),
        rollout.state().condition().held());
  }

  private static Finding finding(VerdictView view, Verdict verdict) {
    return new Finding(
        view.region(),
        view.check(),
        view.required(),
        verdict.outcome().name().toLowerCase(Locale.ROOT),
        view.newPath(),
        view.oldPath(),
        view.logHarm(),
        view.logSafety(),
        view.bound(),
        verdict.evidence().basis().recent().windows().stream()
            .map(window ->
                new Span(
                    window.start(),
                    window.length().toSeconds(),
                    window.newPath(),
                    window.oldPath()))
            .toList());
  }

  private List<Entry> entries(Identity identity) {
    return database.use(connection ->
        JournalTable.before(connection, identity.subject(), Long.MAX_VALUE, ENTRIES_MAX));
  }
}
