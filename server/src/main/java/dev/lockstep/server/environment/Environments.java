package dev.lockstep.server.environment;

import dev.lockstep.journal.Draft;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.request.Refused;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The environments that changes are carried through, in their order. Threads share it. */
@Component
public final class Environments {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");

  private final Database database;
  private final InstantSource clock;

  /** Those that were seen: an environment that is there is never taken away. */
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  Environments(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * An environment.
   *
   * @param position changes come to lower ones first
   */
  public record Environment(String name, int position) {}

  /** Adds an environment after those that are there. */
  Environment add(String actor, String name) {
    if (!NAME.matcher(name).matches()) {
      throw Refused.invalid(
          "Cannot add the environment: its name has lower-case letters, digits, . and -");
    }
    return database.decide(scribe -> {
      List<Environment> known = all();
      if (known.stream().anyMatch(each -> each.name().equals(name))) {
        throw Refused.conflict("Cannot add the environment %s: it is there".formatted(name));
      }
      Environment added = new Environment(name, known.size() + 1);
      database
          .sql()
          .sql("INSERT INTO environment VALUES (?, ?, ?)")
          .params(name, added.position(), clock.millis())
          .update();
      scribe.record(new Draft(actor, "environment added", "environment:" + name, Map.of()));
      return added;
    });
  }

  /** Adds an environment where there is none of this name. */
  public void ensure(String actor, String name) {
    boolean unused =
        database.decide(scribe ->
            all().stream().anyMatch(each -> each.name().equals(name))
                || add(actor, name).position() > 0);
  }

  /** All, in their order. */
  public List<Environment> all() {
    return database
        .sql()
        .sql("SELECT name, position FROM environment ORDER BY position")
        .query((row, number) -> new Environment(row.getString(1), row.getInt(2)))
        .list();
  }

  /** Refuses the name of an environment that is not there. */
  public void require(String name) {
    if (seen.contains(name)) {
      return;
    }
    if (all().stream().noneMatch(each -> each.name().equals(name))) {
      throw Refused.unknown("the environment");
    }
    boolean unused = seen.add(name);
  }
}
