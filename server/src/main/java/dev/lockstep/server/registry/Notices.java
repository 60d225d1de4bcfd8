package dev.lockstep.server.registry;

import dev.lockstep.server.database.Database;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which versions of contracts nobody should use any more. Threads share it. */
@Component
public class Notices {
  private final Database database;

  Notices(Database database) {
    this.database = database;
  }

  /**
   * A version that was deprecated.
   *
   * @param sunset the last day on which it is served
   */
  public record Sunset(String contract, String version, String reason, LocalDate sunset) {}

  /** All, the one that ends first before the others. */
  public List<Sunset> all() {
    return database
        .sql()
        .sql(
            "SELECT contract, version, reason, sunset FROM deprecation ORDER BY sunset, contract,"
                + " version")
        .query((row, number) ->
            new Sunset(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                LocalDate.parse(row.getString(4))))
        .list();
  }
}
