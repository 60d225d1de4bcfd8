package dev.lockstep.runner;

import dev.lockstep.engine.rollout.EngineSettings;
import dev.lockstep.engine.rollout.Host;
import dev.lockstep.engine.rollout.Rollout;
import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.engine.throttle.Throttle;
import dev.lockstep.engine.throttle.ThrottleSettings;
import dev.lockstep.engine.verify.VerificationReport;
import dev.lockstep.engine.work.SealedRecords;
import dev.lockstep.journal.ChangeLock;
import dev.lockstep.journal.Draft;
import dev.lockstep.journal.Entry;
import dev.lockstep.journal.Journal;
import dev.lockstep.model.inplace.SharedPaths;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.runner.host.JournaledLog;
import dev.lockstep.runner.host.LiveProgress;
import dev.lockstep.runner.host.Mailbox;
import dev.lockstep.runner.host.SavedCheckpoints;
import dev.lockstep.runner.report.Arrival;
import dev.lockstep.runner.report.Comparison;
import dev.lockstep.runner.report.Divergences;
import dev.lockstep.runner.report.Masking;
import dev.lockstep.runner.report.ReturnLook;
import dev.lockstep.runner.report.RunnerActions;
import dev.lockstep.runner.report.Target;
import dev.lockstep.runner.report.WayBack;
import dev.lockstep.runner.seal.KeyedSealer;
import dev.lockstep.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * This process carrying one change: it holds the change's lock and lease until closed. What was
 * asked for, and what came of it, is in the journal. One thread at a time, but for {@link #stop}.
 */
public final class Carrying implements AutoCloseable {
  /** What is looked through while work waits takes a second or so. */
  private static final long RECORDS_MAX = 10_000;

  private final Wanted wanted;
  private final Runner runner;
  private final String change;
  private final ChangeLock lock;
  private final Journal journal;
  private final Mailbox mailbox;
  private final Opened opened;

  /** What is open while a change is carried. */
  private record Opened(
      Store store,
      StoreAddress address,
      String collection,
      Rollout rollout,
      Throttle throttle,
      Subject subject) {
    SharedPaths shared() {
      return subject.layout().shared();
    }
  }

  private Carrying(
      Runner runner, Wanted wanted, Subject subject, ChangeText text, ChangeLock lock) {
    this.runner = runner;
    this.wanted = wanted;
    this.change = subject.change().id();
    this.lock = lock;
    this.journal = runner.folder().open(runner.clock());
    this.mailbox = new Mailbox(journal.controls(), change);
    try {
      this.opened = open(subject, text);
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  static Carrying open(Runner runner, Wanted wanted) {
    ChangeText text = Texts.find(runner, wanted.change());
    Subject subject = Compilation.of(text.change());
    runner.folder().make();
    ChangeLock lock = Locks.take(runner, subject.change().id());
    try {
      return new Carrying(runner, wanted, subject, text, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private Opened open(Subject subject, ChangeText text) {
    List<Entry> entries = journal.entries(change);
    Choice choice = Choice.of(wanted, runner.usualStore(), entries);
    mailbox.clear();
    boolean known = !entries.isEmpty();
    if (known) {
      recordAsked(choice, text, entries);
    }
    return failing(
        choice.address(),
        () -> {
          Store store = Stores.open(choice.address());
          try {
            if (!known) {
              recordAsked(choice, text, entries);
            }
            Throttle throttle = new Throttle(store, throttle(), runner.clock());
            Rollout rollout = rollout(store, choice, subject, throttle);
            journal.checkpoints().save(text.asCheckpoints(change));
            return new Opened(
                store, choice.address(), choice.target().collection(), rollout, throttle, subject);
          } catch (RuntimeException e) {
            store.close();
            throw e;
          }
        });
  }

  private Rollout rollout(Store store, Choice choice, Subject subject, Throttle throttle) {
    int parallelism = wanted.tuning().parallelism().orElse(EngineSettings.DEFAULTS.parallelism());
    return Rollout.open(
        store,
        choice.target().collection(),
        subject,
        host(choice.address()),
        settings().withParallelism(parallelism),
        throttle);
  }

  private EngineSettings settings() {
    return switch (wanted.tuning().lead()) {
      case COMMAND -> EngineSettings.DEFAULTS;
      case SERVER -> EngineSettings.DEFAULTS.withoutRamp();
    };
  }

  private Host host(StoreAddress address) {
    return new Host(
        new JournaledLog(journal, change, runner.person().actor(), address::hide),
        new SavedCheckpoints(journal.checkpoints(), change),
        mailbox,
        runner.folder().keys().forWork(journal.checkpoints()),
        new LiveProgress(journal.live(), change, runner.clock(), wanted.listener()),
        runner.clock(),
        runner.pacer(),
        runner.random(),
        Machine.owner(runner.folder()),
        owner -> lock.isHeld() && Machine.isHere(owner, runner.folder()));
  }

  private ThrottleSettings throttle() {
    String remembered = journal.checkpoints().find(change, Requests.THROTTLE).orElse("");
    ThrottleSettings settings = ThrottleSettings.parse(remembered);
    return wanted.tuning().throttle().map(settings::with).orElse(settings);
  }

  /** The text is remembered at once when it is new, but replaced only once the engine takes it. */
  private void recordAsked(Choice choice, ChangeText text, List<Entry> entries) {
    String actor = runner.person().actor();
    List<Draft> drafts = new ArrayList<>();
    drafts.add(new Draft(actor, RunnerActions.ASKED, change, Map.of("command", wanted.command())));
    if (!Target.of(entries).equals(Optional.of(choice.target()))) {
      drafts.add(new Draft(actor, Target.ACTION, change, choice.target().fields()));
    }
    boolean remembered = ChangeText.remembered(journal.checkpoints(), change).isPresent();
    List<Entry> written =
        journal.append(drafts, remembered ? List.of() : text.asCheckpoints(change));
    assert written.size() == drafts.size();
  }

  /** Where the rollout stands. */
  public Stage stage() {
    return opened.rollout().state().stage();
  }

  /** The change's id. */
  public String change() {
    return change;
  }

  /** Carries the rollout forward until the work of a stage is done. */
  public Arrival run(Stage until) {
    return done(() -> Arrival.of(opened.rollout().run(until)));
  }

  /** Keeps both shapes in step until asked to stop. */
  public Arrival follow() {
    return done(() -> Arrival.of(opened.rollout().follow()));
  }

  /**
   * Keeps both shapes in step until asked to stop, or until it is over.
   *
   * @param over is asked several times a second
   */
  public Arrival follow(BooleanSupplier over) {
    return done(() -> Arrival.of(opened.rollout().follow(over)));
  }

  /**
   * Whether documents could be taken back as they are: looks at up to so many, for about so long at
   * most, each time at others. Reads only, also while {@link #follow(BooleanSupplier)} asks whether
   * it is over. Empty where it was asked to stop meanwhile.
   */
  public Optional<ReturnLook> returns(long documents, Duration longest) {
    return opened.rollout().returns(documents, longest).map(ReturnLook::of);
  }

  /**
   * How far the slowest replica of the store is behind, where the store tells. Any thread may ask.
   */
  public Optional<Duration> lag() {
    return opened.store().health().lag();
  }

  /** What rolling back now would do, counted on up to so many documents. Reads only. */
  public WayBack forecast(long documents) {
    return WayBack.of(opened.rollout().forecast(documents), opened.shared());
  }

  /** By which settings it works. Any thread may ask. */
  public String throttleInForce() {
    return opened.throttle().settings().text();
  }

  /**
   * Asks to work by these settings, and otherwise as before, from the next batch on. Any thread may
   * call it.
   */
  public void retune(String settings) {
    mailbox.retune(settings);
  }

  /** Archives the old shape, so that it can be given up; everything can still be taken back. */
  public Arrival archive() {
    return done(() -> {
      Optional<String> known = opened.rollout().state().retirement().oldWhen();
      return Arrival.of(opened.rollout().archive(known.map(Texts::oldWhen)));
    });
  }

  /** Takes the change back. */
  public Arrival rollBack() {
    return done(() -> Arrival.of(opened.rollout().rollBack()));
  }

  /**
   * Gives up the old shape for good, after holding both in step for a while.
   *
   * @param oldWhen an expression that holds for old documents only; where none is given, or the
   *     purge has begun, the one in the journal
   */
  public Arrival retire(Duration hold, Optional<String> oldWhen) {
    return done(() -> {
      Optional<String> known = opened.rollout().state().retirement().oldWhen();
      Optional<String> text = stage() == Stage.RETIRED ? known : oldWhen.or(() -> known);
      return Arrival.of(opened.rollout().retire(hold, text.map(Texts::oldWhen)));
    });
  }

  /** How many documents were found in the old shape after its purge. */
  public long writtenInOldShape() {
    return opened.rollout().state().retirement().written();
  }

  /** As of when this process last compared both shapes; empty where it has not. */
  public Optional<Instant> comparedAsOf() {
    return opened.rollout().compared().map(VerificationReport::asOf);
  }

  /**
   * What this process found when it last compared both shapes, with the journeys of up to so many
   * documents that were not as they should be; empty where it has not. Reads only.
   *
   * @param masking what may be told of them
   */
  public Optional<Divergences> divergences(int documents, Masking masking) {
    return opened
        .rollout()
        .compared()
        .map(report ->
            documents == 0 || report.examples().isEmpty()
                ? new Divergences(Comparison.of(report, 0), List.of())
                : diverging(masking).of(report, documents, journal.entries(change)));
  }

  private Diverging diverging(Masking masking) {
    KeyedSealer sealer = runner.folder().keys().forLooking();
    return new Diverging(
        opened.subject(),
        new Tracing(
            opened.store(),
            opened.store().collection(opened.collection()),
            opened.subject(),
            (beside, id) -> new SealedRecords(beside, sealer, id),
            RECORDS_MAX),
        new MaskedNames(sealer, opened.collection(), change),
        masking);
  }

  /** Compares both shapes on all data. */
  public Comparison verify() {
    return done(() -> Comparison.of(opened.rollout().verify(), 0));
  }

  /** Compares both shapes and mends what disagrees; answers what is left and what was mended. */
  public Comparison repair() {
    return done(() -> {
      VerificationReport before = opened.rollout().verify();
      long repaired = opened.rollout().repair(before);
      return Comparison.of(repaired > 0 ? opened.rollout().verify() : before, repaired);
    });
  }

  /** Asks this process to finish its batch, save its place and end. Any thread may call it. */
  public void stop() {
    mailbox.stop();
  }

  private <T> T done(Supplier<T> work) {
    T answer = failing(opened.address(), work);
    if (!(answer instanceof Arrival arrival && arrival.end() == Arrival.End.STOPPED)) {
      append(RunnerActions.DONE, Map.of("command", wanted.command()));
    }
    return answer;
  }

  private <T> T failing(StoreAddress address, Supplier<T> work) {
    try {
      return work.get();
    } catch (Problem problem) {
      Map<String, String> fields = new TreeMap<>();
      fields.put("code", problem.code().word());
      fields.put("why", address.hide(String.valueOf(problem.getMessage())));
      fields.put("next", address.hide(problem.next()));
      try {
        append(RunnerActions.FAILED, fields);
      } catch (Problem unrecorded) {
        problem.addSuppressed(unrecorded);
      }
      throw problem;
    }
  }

  private void append(String action, Map<String, String> fields) {
    Entry written = journal.append(new Draft(runner.person().actor(), action, change, fields));
    assert written.seq() > 0;
  }

  @Override
  public void close() {
    try (lock;
        journal;
        Store store = opened.store()) {
      assert store != null;
      opened.rollout().close();
    }
  }
}
