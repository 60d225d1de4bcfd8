package dev.lockstep.server.fleet;

import dev.lockstep.api.wire.Acknowledgement;
import dev.lockstep.api.wire.LeaseAnswer;
import dev.lockstep.api.wire.LeaseRequest;
import dev.lockstep.journal.Draft;
import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.environment.Environments;
import dev.lockstep.server.fleet.Leases.Holder;
import dev.lockstep.server.fleet.Leases.Lease;
import dev.lockstep.server.request.Page;
import dev.lockstep.server.request.Refused;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Leases over REST. */
@RestController
@RequestMapping("/v1/environments/{environment}/collections/{collection}/leases")
class LeaseRoutes {
  private final Leases leases;
  private final Environments environments;
  private final Database database;

  LeaseRoutes(Leases leases, Environments environments, Database database) {
    this.leases = leases;
    this.environments = environments;
    this.database = database;
  }

  @Route(
      value = "Grants or renews the lease of an instance and answers the state it acts by.",
      allows = Role.SERVICE)
  @PutMapping("/{instance}")
  LeaseAnswer renew(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @PathVariable String collection,
      @PathVariable String instance,
      @RequestBody LeaseRequest request) {
    environments.require(environment);
    Holder holder = new Holder(new Place(environment, collection), instance);
    return leases.grant(holder, request, caller.subject());
  }

  @Route(
      value = "Notes that an instance has nothing older than an epoch in flight.",
      allows = Role.SERVICE)
  @PutMapping("/{instance}/acknowledgement")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void acknowledge(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @PathVariable String collection,
      @PathVariable String instance,
      @RequestBody Acknowledgement acknowledgement) {
    Holder holder = new Holder(new Place(environment, collection), instance);
    leases.acknowledge(holder, acknowledgement.epoch(), caller.subject());
  }

  @Route(value = "Ends the lease of an instance, which acts no more.", allows = Role.SERVICE)
  @DeleteMapping("/{instance}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @PathVariable String collection,
      @PathVariable String instance) {
    leases.end(new Holder(new Place(environment, collection), instance), caller.subject());
  }

  @Route(
      value = "Declares that an instance whose lease ran out is gone and will not write again.",
      allows = Role.OPERATOR)
  @PostMapping("/{instance}/gone")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void gone(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @PathVariable String collection,
      @PathVariable String instance) {
    Holder holder = new Holder(new Place(environment, collection), instance);
    boolean unused =
        database.decide(scribe -> {
          if (!leases.remove(holder)) {
            throw Refused.unknown("an instance of this name whose lease ran out");
          }
          scribe.record(
              new Draft(
                  caller.subject(),
                  "instance declared gone",
                  "collection:" + holder.place(),
                  Map.of("instance", instance)));
          return true;
        });
  }

  @Route(
      value = "Lists the instances that act on a collection and what each has heard.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR, Role.RUNNER})
  @GetMapping
  Page<Lease> all(@PathVariable String environment, @PathVariable String collection) {
    return Page.whole(leases.all(new Place(environment, collection)));
  }
}
