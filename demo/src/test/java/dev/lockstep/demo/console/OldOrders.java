package dev.lockstep.demo.console;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** Orders as years leave them: some hold what their contract does not say. */
final class OldOrders {
  private static final Date PLACED = Date.from(Instant.parse("2026-11-01T10:00:00Z"));

  private OldOrders() {}

  /** Adds fields that the change leaves alone; {@code lockstep drift} finds four differences. */
  static void grow(MongoCollection<Document> orders) {
    var unused =
        orders.bulkWrite(
            List.of(
                new UpdateManyModel<>(Filters.gte("_id", 10), Updates.set("placed", PLACED)),
                new UpdateManyModel<>(Filters.lt("_id", 400), Updates.set("coupon", "TEN-OFF")),
                new UpdateManyModel<>(Filters.lt("_id", 20), Updates.set("coupon", 10)),
                new UpdateManyModel<>(Filters.gte("_id", 950), Updates.set("note", "ring twice"))));
  }
}
