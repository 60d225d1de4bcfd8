package dev.lockstep.demo.regression;

import com.mongodb.client.MongoDatabase;
import dev.lockstep.demo.control.Answers;
import dev.lockstep.demo.control.DemoPlan;
import dev.lockstep.demo.control.DemoServer;
import dev.lockstep.demo.control.LedRollout;
import dev.lockstep.demo.control.LedRollout.Wanted;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.document.Document;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A change to a second collection, whose ramp meets a bad release. For one thread. */
public final class Regression {
  private static final String FILE = "order-client.yaml";
  private static final String COLLECTION = "demo_orders";
  private static final String RAMP = "ramp 50.0 %";
  private static final String TAKEN_BACK = "rollout rolled back softly";

  private final DemoServer server;
  private final MongoDatabase database;
  private final InstantSource clock;
  private final Telling telling;

  /** The story, in a collection of its own of this database. */
  public Regression(
      DemoServer server, MongoDatabase database, InstantSource clock, Telling telling) {
    this.server = server;
    this.database = database;
    this.clock = clock;
    this.telling = telling;
  }

  /** Who is told what happens. */
  public interface Telling {
    /** The second change begins. */
    void second(String title, String collection);

    /** The ramp was reached, and the bad release goes out. */
    void badRelease(String place);

    /** The gate has taken the rollout back. */
    void takenBack(Result result, List<Document> history, String why);
  }

  /**
   * What came of it.
   *
   * @param detectedMillis from the bad release until the gate took the rollout back
   * @param trigger the check that tripped
   * @param lostWrites orders that do not hold what was acknowledged last
   */
  public record Result(long detectedMillis, String trigger, long lostWrites) {}

  /** Tells the story and answers what came of it; nothing is left of the collection. */
  public Result tell(Duration dwell) {
    String text = text();
    Change change = OrderServices.read(text);
    telling.second(change.title(), COLLECTION);
    try (OrderServices services = OrderServices.start(server, database, COLLECTION, text)) {
      LedRollout rollout =
          LedRollout.begin(
              server.as("carol", "operator"),
              server.as("dave", "operator"),
              new Wanted(change.id(), COLLECTION, text, DemoPlan.ofTraffic(dwell)));
      rollout.awaitPlace(RAMP);
      telling.badRelease(RAMP);
      Instant bad = clock.instant();
      services.turnBad();
      Document unused = rollout.awaitTakenBack();
      Document turn = turn(rollout);
      String why = rollout.why();
      List<Document> history = rollout.history();
      services.closeUpgraded();
      rollout.takeAway();
      Result result =
          new Result(
              Duration.between(bad, Instant.parse(Answers.text(turn, "time"))).toMillis(),
              Answers.text(turn, "fields", "cause"),
              services.lost());
      telling.takenBack(result, history, why);
      return result;
    }
  }

  private static Document turn(LedRollout rollout) {
    return rollout.history().stream()
        .filter(entry -> Answers.text(entry, "action").equals(TAKEN_BACK))
        .findFirst()
        .orElseThrow();
  }

  private static String text() {
    try (InputStream content =
        Optional.ofNullable(Regression.class.getResourceAsStream(FILE)).orElseThrow()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
