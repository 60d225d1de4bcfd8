package dev.lockstep.server.registry;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.journal.Draft;
import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.database.Database.Scribe;
import dev.lockstep.server.request.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes files in. A version never changes: the same bytes again are no new publication. */
@Component
class Publishing {
  private final Shelf shelf;
  private final Library library;
  private final Database database;
  private final InstantSource clock;

  Publishing(Shelf shelf, Library library, Database database, InstantSource clock) {
    this.shelf = shelf;
    this.library = library;
    this.database = database;
    this.clock = clock;
  }

  /**
   * What came of a publication.
   *
   * @param added whether it was not there before
   * @param remarks what was found and does not keep it out, one finding each
   */
  record Published(Artifact artifact, boolean added, List<String> remarks) {}

  /** A file with those who may publish it. */
  private record Offer(Incoming incoming, Located.Content content, Caller caller) {
    String digest() {
      return Shelf.digest(content.bytes());
    }

    void requireTeam(String team) {
      switch (incoming.kind()) {
        case CONTRACT, USAGE, CHANGE -> caller.require(Role.DEVELOPER, team);
        case PLAN -> caller.require(Role.STEWARD, team);
        case POLICY -> caller.require(Role.ADMIN, team);
      }
    }
  }

  /** Publishes a file, if its owners and the rules let it. */
  Published publish(Caller caller, Kind kind, byte[] content) {
    long seen = shelf.position();
    Offer offer = new Offer(Incoming.read(kind, content), new Located.Content(content), caller);
    owners(offer).forEach(offer::requireTeam);
    Optional<Published> known = known(offer);
    if (known.isPresent()) {
      return known.get();
    }
    List<String> remarks = check(offer);
    return database.decide(scribe -> {
      if (shelf.position() == seen) {
        return add(offer, remarks, scribe);
      }
      owners(offer).forEach(offer::requireTeam);
      return known(offer).orElseGet(() -> add(offer, check(offer), scribe));
    });
  }

  /**
   * What a file would come to.
   *
   * @param remarks what is found and does not keep it out, one finding each
   */
  record Examined(String name, String version, List<String> remarks) {}

  /** Refuses what publishing would refuse, whoever asks. */
  Examined examine(Kind kind, byte[] content) {
    Incoming incoming = Incoming.read(kind, content);
    List<String> remarks = incoming.check().apply(new Door(library.stock(), today()));
    return new Examined(incoming.name(), incoming.version().orElse("next"), remarks);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private List<String> check(Offer offer) {
    return offer.incoming().check().apply(new Door(library.stock(), today()));
  }

  /** Those who own it by its own words, and those who owned it up to now. */
  private Set<String> owners(Offer offer) {
    Set<String> owners = new HashSet<>();
    owners.add(offer.incoming().team());
    shelf
        .last(offer.incoming().kind(), offer.incoming().name())
        .map(Artifact::team)
        .ifPresent(owners::add);
    return owners;
  }

  /** What is there already; another file of the same version is refused. */
  private Optional<Published> known(Offer offer) {
    Incoming incoming = offer.incoming();
    List<Artifact> versions = shelf.versions(incoming.kind(), incoming.name());
    Optional<Artifact> same =
        incoming.version().isPresent()
            ? versions.stream()
                .filter(each -> each.version().equals(incoming.version().get()))
                .findFirst()
            : versions.stream().reduce((one, other) -> other).filter(each -> isSame(each, offer));
    same.filter(each -> !isSame(each, offer))
        .ifPresent(each -> {
          throw Refused.conflict(
              "Cannot publish version %s of %s: it is there with another content"
                  .formatted(each.version(), each.name()));
        });
    return same.map(each -> new Published(each, false, List.of()));
  }

  private boolean isSame(Artifact artifact, Offer offer) {
    return artifact.digest().equals(offer.digest())
        && shelf
            .content(artifact.kind(), artifact.name(), artifact.version())
            .filter(bytes -> Arrays.equals(bytes, offer.content().bytes()))
            .isPresent();
  }

  private Published add(Offer offer, List<String> remarks, Scribe scribe) {
    Incoming incoming = offer.incoming();
    int revisions = shelf.versions(incoming.kind(), incoming.name()).size();
    Artifact artifact =
        new Artifact(
            incoming.kind(),
            incoming.name(),
            incoming.version().orElse(Integer.toString(revisions + 1)),
            incoming.team(),
            offer.digest(),
            offer.caller().subject(),
            Instant.ofEpochMilli(clock.millis()),
            shelf.position() + 1);
    shelf.put(artifact, offer.content().bytes());
    scribe.record(
        new Draft(
            artifact.publisher(),
            artifact.kind().word() + " published",
            artifact.kind().word() + ":" + artifact.name(),
            Map.of("version", artifact.version(), "digest", artifact.digest())));
    return new Published(artifact, true, remarks);
  }
}
