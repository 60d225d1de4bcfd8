package dev.lockstep.demo;

import dev.lockstep.demo.DemoReport.StageTime;
import dev.lockstep.demo.check.AfterRollback;
import dev.lockstep.demo.check.BothShapes;
import dev.lockstep.demo.check.Finding;
import dev.lockstep.demo.check.Finding.Kind;
import dev.lockstep.demo.check.Findings;
import dev.lockstep.demo.check.Sightings;
import dev.lockstep.demo.data.Catalogue;
import dev.lockstep.demo.data.LiveCollection;
import dev.lockstep.demo.data.Tokens;
import dev.lockstep.demo.history.History;
import dev.lockstep.demo.history.KeyHistory;
import dev.lockstep.demo.regression.Regression;
import dev.lockstep.demo.writers.SdkServices;
import dev.lockstep.demo.writers.Services;
import dev.lockstep.demo.writers.Vocabulary;
import dev.lockstep.demo.writers.World;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.inplace.NewShapeWriter;
import dev.lockstep.model.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * One story: documents, services that go on, a change carried to {@code new-primary} and taken
 * back, and the proof that nothing was lost.
 */
final class Demo {
  private static final List<Stage> STAGES =
      List.of(
          Stage.EXPANDED,
          Stage.DUAL_WRITE,
          Stage.BACKFILL,
          Stage.VERIFIED,
          Stage.SHADOW_READ,
          Stage.RAMP,
          Stage.NEW_PRIMARY);
  private static final int LOOKS = 10;

  private final DemoOptions options;
  private final DemoChange change;
  private final LiveCollection collection;
  private final Narrator narrator;
  private final Optional<OwnStory> own;
  private final History history = new History();
  private final Findings findings = new Findings();
  private final List<StageTime> stages = new ArrayList<>();
  private final long began = System.nanoTime();

  Demo(DemoOptions options, DemoChange change, LiveCollection collection, Telling telling) {
    this.options = options;
    this.change = change;
    this.collection = collection;
    this.narrator = telling.narrator();
    this.own = telling.own();
  }

  /**
   * Who tells the story, and what is added to it.
   *
   * @param own services with the SDK and a second change, where the demo has its own story
   */
  record Telling(Narrator narrator, Optional<OwnStory> own) {}

  /** Tells the story of a collection that was just loaded. */
  DemoReport tell(Rollout rollout) {
    List<Document> loaded = new ArrayList<>();
    collection.forEach(loaded::add);
    loaded.forEach(history::load);
    Catalogue before = collection.catalogue();
    World world =
        new World(
            collection,
            history,
            change.shapes(),
            Vocabulary.of(loaded, change.shapes()),
            new Tokens(),
            new Sightings(findings));
    Optional<SdkServices> sdk = own.map(story -> story.services(world));
    AfterRollback.Result result;
    Optional<Regression.Result> second;
    try (Services services = Services.start(world, options.seed())) {
      sdk.ifPresent(services::startWithSdk);
      forward(rollout, services, sdk);
      second = own.map(OwnStory::regression);
      result = back(rollout, services, before);
    } finally {
      sdk.ifPresent(SdkServices::close);
    }
    return report(loaded.size(), result, rollout.led(second));
  }

  private void forward(Rollout rollout, Services services, Optional<SdkServices> sdk) {
    for (Stage stage : STAGES) {
      timed(stage, () -> rollout.carryTo(stage));
      letServicesGoOn(1);
    }
    rollout.whileFollowing(() -> {
      narrator.newShape();
      NewShapeWriter writer = rollout.newShapeWriter();
      services.startNewShape(writer, rollout.collection());
      sdk.ifPresent(each -> services.startNewShape(each, writer, rollout.collection()));
      letServicesGoOn(2);
      services.stopNewShape();
    });
    services.whileStill(() -> judgeBothShapes(rollout));
  }

  /** A divergence counts when it is still there after everything was brought in step. */
  private void judgeBothShapes(Rollout rollout) {
    BothShapes judge =
        new BothShapes(
            history,
            change.shapes().layout(),
            change.reference(),
            change.shapes().lens().footprint().newPaths());
    List<Finding> found = List.of();
    for (int look = 0; look < LOOKS; look++) {
      rollout.carryTo(Stage.NEW_PRIMARY);
      found = judge.judge(collection);
      if (found.isEmpty()) {
        break;
      }
    }
    findings.add(found);
    narrator.compared(found.size());
  }

  private AfterRollback.Result back(Rollout rollout, Services services, Catalogue before) {
    timed(Stage.ROLLED_BACK, rollout::rollBack);
    letServicesGoOn(1);
    List<AfterRollback.Result> results = new ArrayList<>();
    services.whenOver(() -> {
      new Spoiler(collection, history).spoil(options.plant());
      results.add(AfterRollback.judge(collection, history, change.shapes().layout(), before));
    });
    return results.getFirst();
  }

  private void timed(Stage stage, Runnable work) {
    long start = System.nanoTime();
    work.run();
    StageTime time = new StageTime(stage.word(), collection.count(), millisSince(start));
    stages.add(time);
    narrator.stage(time, history.liveWrites());
  }

  private void letServicesGoOn(int times) {
    Duration wait = options.perStage().multipliedBy(times);
    long until = System.nanoTime() + wait.toNanos();
    for (long left = wait.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private DemoReport report(int loaded, AfterRollback.Result result, Optional<DemoReport.Led> led) {
    long lostByRollback =
        result.findings().stream().filter(finding -> finding.kind() == Kind.LOST).count();
    findings.add(result.findings());
    long untouched = history.keys().stream().filter(KeyHistory::isUntouched).count();
    DemoReport report =
        new DemoReport(
            loaded,
            history.liveWrites(),
            findings.count(Kind.LOST),
            findings.count(Kind.INVENTED),
            findings.count(Kind.DIVERGENT),
            stages,
            new DemoReport.Rollback(
                result.identical(),
                Math.max(0, history.liveWrites() - lostByRollback),
                lostByRollback,
                result.leftovers()),
            led,
            millisSince(began));
    narrator.end(report, findings.all(), untouched);
    return report;
  }

  private static long millisSince(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
  }
}
