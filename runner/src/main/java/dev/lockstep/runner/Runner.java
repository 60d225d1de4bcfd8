package dev.lockstep.runner;

import dev.lockstep.engine.Pacer;
import dev.lockstep.engine.ParkingPacer;
import dev.lockstep.journal.ChangeLock;
import dev.lockstep.journal.Draft;
import dev.lockstep.journal.Entry;
import dev.lockstep.journal.Journal;
import dev.lockstep.model.document.Value;
import dev.lockstep.runner.report.ChangeStatus;
import dev.lockstep.runner.report.Inspection;
import dev.lockstep.runner.report.JournalCheck;
import dev.lockstep.runner.report.JournalRecord;
import dev.lockstep.runner.report.Keys;
import dev.lockstep.runner.report.RunnerActions;
import dev.lockstep.runner.report.SetAside;
import dev.lockstep.runner.report.Trace;
import dev.lockstep.runner.report.WayBack;
import dev.lockstep.runner.seal.KeyFile;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Carries changes from one state folder, and tells what is known of them. Nothing is kept in memory
 * between calls: the state is the journal's, so that a killed process takes nothing with it.
 * Threads may share it.
 */
public final class Runner {
  /** What records about keys are about: no change has such an id. */
  private static final String KEYS = "(keys)";

  private final StateFolder folder;
  private final Person person;
  private final InstantSource clock;
  private final Pacer pacer = new ParkingPacer();
  private final RandomGenerator random;
  private final Optional<StoreAddress> usualStore;

  /**
   * A runner.
   *
   * @param person who asks
   * @param random for tokens and nonces
   * @param usualStore the store of the environment, where one is named there
   */
  public Runner(
      StateFolder folder,
      Person person,
      InstantSource clock,
      RandomGenerator random,
      Optional<StoreAddress> usualStore) {
    this.folder = folder;
    this.person = person;
    this.clock = clock;
    this.random = random;
    this.usualStore = usualStore;
  }

  /** What servers call it: the machine and the state folder, the same after a restart. */
  public String name() {
    return Machine.place(folder);
  }

  /** Begins, or goes on, to carry a change: locks it, opens its store, takes its lease. */
  public Carrying carry(Wanted wanted) {
    return Carrying.open(this, wanted);
  }

  /**
   * Looks at the documents with the eyes of a change: what would go wrong. Reads only.
   *
   * @param documents about how many to look at; {@link Long#MAX_VALUE} for all
   */
  public Inspection preflight(Wanted wanted, long documents) {
    return new Looking(this, wanted).preflight(documents);
  }

  /**
   * What rolling a change back now would do. Reads only, at any moment.
   *
   * @param documents about how many to examine
   */
  public WayBack forecast(Wanted wanted, long documents) {
    return new Looking(this, wanted).forecast(documents);
  }

  /** Follows the document of a key through a change. Reads only, at any moment. */
  public Trace trace(Wanted wanted, Value key) {
    return new Looking(this, wanted).trace(key);
  }

  /**
   * The key of the document that a server calls by this name, which only this machine can tell;
   * goes through all documents. Reads only, at any moment.
   */
  public Optional<Value> unmasked(Wanted wanted, String name) {
    return new Looking(this, wanted).unmasked(name);
  }

  /**
   * Gives out what was set aside beside the collection of a change. Reads only, at any moment.
   *
   * @param record is given one record after the other; their number may be large
   */
  public void setAside(Wanted wanted, SetAside.Kind kind, Consumer<SetAside> record) {
    new Looking(this, wanted).setAside(kind, record);
  }

  /** The keys of what is set aside. */
  public Keys keys() {
    KeyFile file = folder.keys().file();
    return new Keys(file.path(), file.ids());
  }

  /** Adds a key that seals from now on; what earlier keys sealed stays theirs. */
  public Keys renewKey() {
    try (Journal journal = folder.open(clock)) {
      String id = folder.keys().renew(journal.checkpoints());
      Entry written =
          journal.append(
              new Draft(person.actor(), RunnerActions.KEY_ADDED, KEYS, Map.of("key", id)));
      assert written.seq() > 0;
    }
    return keys();
  }

  /** Requests to whoever carries a change. */
  public Requests requests() {
    return new Requests(this);
  }

  /** Where each change of this folder stands, in the order they were first asked for. */
  public List<ChangeStatus> statuses() {
    return examining(
        journal -> {
          List<ChangeStatus> all = new ArrayList<>();
          for (String change : changes(journal)) {
            all.add(status(journal, change));
          }
          return List.copyOf(all);
        },
        List.of());
  }

  /**
   * Where one change stands.
   *
   * @param change its id, or its file
   */
  public ChangeStatus status(String change) {
    String id = id(change);
    return examining(
            journal ->
                changes(journal).contains(id)
                    ? Optional.of(status(journal, id))
                    : Optional.<ChangeStatus>empty(),
            Optional.<ChangeStatus>empty())
        .orElseThrow(() -> ChangeText.unknown(id, known(), folder));
  }

  /** The journal, to tell what it says: not where its end was cut off. */
  <T> T examining(Function<Journal, T> look, T otherwise) {
    return looking(
        journal -> {
          journal.requireTail();
          return look.apply(journal);
        },
        otherwise);
  }

  /** The journal itself, whatever became of it. */
  private <T> T looking(Function<Journal, T> look, T otherwise) {
    Optional<Journal> journal = folder.examine(clock);
    if (journal.isEmpty()) {
      return otherwise;
    }
    try (Journal open = journal.get()) {
      return look.apply(open);
    }
  }

  /** The records of the journal, oldest first: of one change, or of all. */
  public List<JournalRecord> records(Optional<String> change) {
    Optional<String> id = change.map(this::id);
    List<Entry> entries =
        looking(journal -> id.map(journal::entries).orElseGet(journal::entries), List.<Entry>of());
    if (id.isPresent() && entries.isEmpty()) {
      throw ChangeText.unknown(id.get(), known(), folder);
    }
    return entries.stream().map(JournalRecord::of).toList();
  }

  /** Whether the journal is as it was written; a journal not begun yet is. */
  public JournalCheck checkJournal() {
    return looking(
        journal -> JournalCheck.of(journal.verify()), new JournalCheck.Intact(0, "none"));
  }

  private Set<String> known() {
    return examining(Runner::changes, Set.of());
  }

  static Set<String> changes(Journal journal) {
    Set<String> changes = new LinkedHashSet<>();
    journal.entries().stream()
        .map(Entry::subject)
        .filter(subject -> !subject.equals(KEYS))
        .forEach(changes::add);
    return changes;
  }

  private ChangeStatus status(Journal journal, String change) {
    return ChangeStatus.of(
        change, journal.entries(change), carrier(change), journal.live().find(change));
  }

  /** The process that holds the change's lock on this machine, if one does. */
  Optional<Long> carrier(String change) {
    return ChangeLock.isHeld(folder.path(), change)
        ? ChangeLock.lastHolder(folder.path(), change).or(() -> Optional.of(0L))
        : Optional.empty();
  }

  /** The id of the one change that is under way here, or else of the one that is known here. */
  public String theOnlyChange() {
    List<String> known = statuses().stream().map(ChangeStatus::change).toList();
    List<String> underWay =
        statuses().stream().filter(ChangeStatus::isUnderWay).map(ChangeStatus::change).toList();
    List<String> meant = underWay.isEmpty() ? known : underWay;
    if (meant.size() != 1) {
      throw ChangeText.unnamed(meant, folder);
    }
    return meant.getFirst();
  }

  /** The id behind a word that may be a file. */
  public String id(String change) {
    return ChangeText.isFileName(change) ? ChangeText.read(change).change().id() : change;
  }

  StateFolder folder() {
    return folder;
  }

  Person person() {
    return person;
  }

  /** The time it goes by. */
  public InstantSource clock() {
    return clock;
  }

  Pacer pacer() {
    return pacer;
  }

  RandomGenerator random() {
    return random;
  }

  Optional<StoreAddress> usualStore() {
    return usualStore;
  }
}
