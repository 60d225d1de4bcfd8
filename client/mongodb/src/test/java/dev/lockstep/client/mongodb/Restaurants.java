package dev.lockstep.client.mongodb;

import dev.lockstep.client.Lockstep;
import dev.lockstep.client.Settings;
import dev.lockstep.client.stage.LocalStages;
import dev.lockstep.client.stage.StageState;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.routing.Salt;
import dev.lockstep.model.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonString;
import org.bson.Document;

/** A change of restaurants, and documents in both of its shapes. */
final class Restaurants {
  static final BsonString KEY = new BsonString("r-1");

  static final Change CHANGE =
      new Change(
          "restaurants",
          "A city, and a rating as a number",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(
              step(new Operation.Rename(Path.of("town"), Path.of("city"))),
              step(
                  new Operation.MapValues(
                      Path.of("rating"),
                      Map.of(
                          Value.text("fair"), Value.int32(1), Value.text("good"), Value.int32(2)),
                      new Operation.Otherwise.Reject()))),
          Optional.empty());

  private Restaurants() {}

  private static Operation.Step step(Operation operation) {
    return new Operation.Step(operation, Optional.empty());
  }

  static SpokenChange spoken(Shape shape) {
    return SpokenChange.of(CHANGE, shape);
  }

  /** A restaurant as this shape says it. */
  static Document in(Shape shape, String town, int rating) {
    Document document = new Document("_id", KEY.getValue()).append("name", "Adler");
    return switch (shape) {
      case OLD -> document.append("town", town).append("rating", rating == 1 ? "fair" : "good");
      case NEW -> document.append("city", town).append("rating", rating);
    };
  }

  static Document moved(Document document, Shape shape, String town) {
    document.put(shape == Shape.OLD ? "town" : "city", town);
    return document;
  }

  /** A state of this stage, half of the reads moved where it is the ramp. */
  static StageState state(long epoch, Stage stage) {
    return stage == Stage.RAMP
        ? StageState.ramp(epoch, new Salt("restaurants", 1), 50_000)
        : StageState.of(epoch, stage);
  }

  static Lockstep connect(LocalStages stages, java.nio.file.Path folder) {
    return Lockstep.connect(stages, new Settings(folder, 4096, 16, Duration.ofMillis(10)));
  }
}
