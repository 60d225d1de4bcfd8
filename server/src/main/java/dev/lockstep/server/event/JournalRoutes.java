package dev.lockstep.server.event;

import dev.lockstep.journal.Entry;
import dev.lockstep.journal.JournalTable;
import dev.lockstep.journal.Search;
import dev.lockstep.journal.Verification;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.database.Pulse;
import dev.lockstep.server.event.Events.Rhythm;
import dev.lockstep.server.request.Page;
import dev.lockstep.server.request.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The journal over REST: page by page, verified, and as it is written. */
@RestController
@RequestMapping("/v1")
class JournalRoutes {
  private static final int TEXT_MAX = 200;
  private static final Duration TURN = Duration.ofMillis(500);
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private final Database database;
  private final Pulse pulse;
  private final Listening listening;

  JournalRoutes(Database database, Pulse pulse, Listening listening) {
    this.database = database;
    this.pulse = pulse;
    this.listening = listening;
  }

  /**
   * What came of verifying the chain of entries.
   *
   * @param entries how many belong to it
   * @param why what is wrong with the one after them; empty where nothing is
   */
  record Verified(long entries, Optional<String> why) {}

  @Route(
      value =
          "Lists what was decided, the newest first: all, or what is looked for. Where that is"
              + " rare a page may have few entries or none, and a next one all the same.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping("/journal")
  Page<Entry> entries(
      @RequestParam Optional<String> subject,
      @RequestParam Optional<String> actor,
      @RequestParam Optional<String> action,
      @RequestParam Optional<String> text,
      @RequestParam Optional<Instant> since,
      @RequestParam Optional<Instant> until,
      @RequestParam Optional<String> after,
      @RequestParam Optional<Integer> limit) {
    int size = Page.limit(limit.orElse(Page.SIZE));
    long before = after.map(JournalRoutes::number).orElse(Long.MAX_VALUE);
    Search search = checked(new Search(subject, actor, action, text, since, until));
    JournalTable.Found found =
        database.use(connection -> JournalTable.search(connection, search, before, size));
    return new Page<>(found.entries(), found.next().map(each -> Long.toString(each)));
  }

  private static Search checked(Search search) {
    boolean isShort = search.text().filter(each -> each.length() > TEXT_MAX).isEmpty();
    boolean isTime =
        Stream.of(search.since(), search.until())
            .flatMap(Optional::stream)
            .noneMatch(each -> each.isBefore(Instant.EPOCH) || !each.isBefore(LAST));
    if (!isShort || !isTime) {
      throw Refused.invalid(
          "Cannot search the journal: text has at most %d characters, and times are from 1970 to %s"
              .formatted(TEXT_MAX, LAST));
    }
    return search;
  }

  @Route(
      value = "Recomputes the chain of all entries.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping("/journal/verification")
  Verified verified() {
    return switch (database.use(JournalTable::verify)) {
      case Verification.Intact intact -> new Verified(intact.head().seq(), Optional.empty());
      case Verification.Broken broken -> new Verified(broken.seq() - 1, Optional.of(broken.why()));
    };
  }

  @Route(
      value = "Streams what is decided, from now on or from an entry on.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Events<Entry> events(
      @RequestParam Optional<String> subject,
      @RequestHeader("Last-Event-ID") Optional<String> last) {
    long after =
        last.map(JournalRoutes::number).orElseGet(() -> database.use(JournalTable::head).seq());
    return listening.to(
        new Decisions(database, subject, after), new Rhythm(pulse, TURN, Duration.ZERO));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Refused.invalid("Cannot find the entry: its number is not one").causedBy(e);
    }
  }
}
