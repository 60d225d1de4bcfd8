package dev.lockstep.server.registry;

import dev.lockstep.journal.Draft;
import dev.lockstep.model.version.Version.Semantic;
import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.request.Page;
import dev.lockstep.server.request.Refused;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The versions of contracts that nobody should use any more, over REST. */
@RestController
class Deprecations {
  private static final int REASON_MAX = 500;

  private final Library library;
  private final Notices notices;
  private final Database database;
  private final InstantSource clock;

  Deprecations(Library library, Notices notices, Database database, InstantSource clock) {
    this.library = library;
    this.notices = notices;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Why, and until when.
   *
   * @param sunset the last day on which the version is served
   */
  record Notice(String reason, LocalDate sunset) {}

  /**
   * A version that nobody should use any more.
   *
   * @param users the versions of services that say they work with it
   */
  record Ending(
      String contract, String version, String reason, LocalDate sunset, List<String> users) {}

  @Route(value = "Deprecates a version of a contract of one's team.", allows = Role.DEVELOPER)
  @PutMapping("/v1/registry/contracts/{name}/{version}/deprecation")
  Ending deprecate(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String name,
      @PathVariable String version,
      @RequestBody Notice notice) {
    Stock stock = library.stock();
    var contract =
        stock
            .contract(name, version)
            .orElseThrow(() -> Refused.unknown("this version of the contract"));
    caller.require(Role.DEVELOPER, Library.owner(contract.value()));
    if (notice.reason().isBlank() || notice.reason().length() > REASON_MAX) {
      throw Refused.invalid("Cannot deprecate the version: the reason has 1 to 500 characters");
    }
    return database.decide(scribe -> {
      int done =
          database
              .sql()
              .sql(
                  "INSERT INTO deprecation VALUES (?, ?, ?, ?, ?, ?)"
                      + " ON CONFLICT (contract, version) DO UPDATE SET"
                      + " reason = excluded.reason, sunset = excluded.sunset,"
                      + " author = excluded.author, time = excluded.time")
              .params(
                  name,
                  version,
                  notice.reason(),
                  notice.sunset().toString(),
                  caller.subject(),
                  clock.millis())
              .update();
      assert done == 1;
      scribe.record(
          new Draft(
              caller.subject(),
              "version deprecated",
              "contract:" + name,
              Map.of("version", version, "sunset", notice.sunset().toString())));
      return of(name, version, notice, stock);
    });
  }

  @Route(
      value = "Lists the deprecated versions of contracts, with the services that use them.",
      allows = {
        Role.VIEWER,
        Role.DEVELOPER,
        Role.STEWARD,
        Role.OPERATOR,
        Role.RUNNER,
        Role.SERVICE
      })
  @GetMapping("/v1/deprecations")
  Page<Ending> deprecations() {
    Stock stock = library.stock();
    return Page.whole(
        notices.all().stream()
            .map(each ->
                of(
                    each.contract(),
                    each.version(),
                    new Notice(each.reason(), each.sunset()),
                    stock))
            .toList());
  }

  private static Ending of(String name, String version, Notice notice, Stock stock) {
    Optional<Semantic> ordered =
        stock.contract(name, version).flatMap(each -> each.value().version().semantic());
    List<String> users =
        stock.usages().stream()
            .map(each -> each.value())
            .filter(usage ->
                usage.contracts().stream()
                    .anyMatch(use ->
                        use.contract().equals(name)
                            && ordered.filter(use.supports()::contains).isPresent()))
            .map(usage -> usage.service() + " " + usage.version())
            .toList();
    return new Ending(name, version, notice.reason(), notice.sunset(), users);
  }
}
