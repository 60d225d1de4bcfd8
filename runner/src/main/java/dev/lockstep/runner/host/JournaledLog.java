package dev.lockstep.runner.host;

import dev.lockstep.engine.host.RolloutLog;
import dev.lockstep.journal.Draft;
import dev.lockstep.journal.Journal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The log of one rollout, kept in the journal under the change's id. Threads may share it. */
public final class JournaledLog implements RolloutLog {
  private final Journal journal;
  private final String change;
  private final String actor;
  private final UnaryOperator<String> hiding;

  /**
   * The log of a change.
   *
   * @param actor who is written down as having decided
   * @param hiding takes what is secret out of a text
   */
  public JournaledLog(Journal journal, String change, String actor, UnaryOperator<String> hiding) {
    this.journal = journal;
    this.change = change;
    this.actor = actor;
    this.hiding = hiding;
  }

  @Override
  public void append(Entry entry) {
    Map<String, String> fields = new TreeMap<>();
    entry.fields().forEach((name, value) -> fields.put(name, hiding.apply(value)));
    dev.lockstep.journal.Entry written =
        journal.append(new Draft(actor, entry.action(), change, fields));
    assert written.seq() > 0;
  }

  @Override
  public List<Entry> entries() {
    return journal.entries(change).stream()
        .map(entry -> new Entry(entry.action(), entry.fields()))
        .toList();
  }
}
