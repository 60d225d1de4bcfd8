package dev.lockstep.server.evidence;

import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.environment.Environments;
import dev.lockstep.server.evidence.TestResults.Suite;
import dev.lockstep.server.fleet.Place;
import dev.lockstep.server.request.Refused;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Results of tests that run elsewhere, over REST. */
@RestController
@RequestMapping("/v1/environments/{environment}/collections/{collection}/tests")
class TestRoutes {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");

  private final TestResults results;
  private final Environments environments;
  private final InstantSource clock;

  TestRoutes(TestResults results, Environments environments, InstantSource clock) {
    this.results = results;
    this.environments = environments;
    this.clock = clock;
  }

  @Route(
      value = "Takes the newest results of a suite as JSON.",
      allows = {Role.DEVELOPER, Role.OPERATOR, Role.RUNNER})
  @PostMapping(path = "/{suite}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void json(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @PathVariable String collection,
      @PathVariable String suite,
      @RequestBody String body) {
    Suite named = suite(new Place(environment, collection), suite);
    results.post(caller.subject(), named, TestReport.json(body, clock.instant()));
  }

  @Route(
      value = "Takes the newest results of a suite as JUnit XML.",
      allows = {Role.DEVELOPER, Role.OPERATOR, Role.RUNNER})
  @PostMapping(
      path = "/{suite}",
      consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void junit(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @PathVariable String collection,
      @PathVariable String suite,
      @RequestBody String body) {
    Suite named = suite(new Place(environment, collection), suite);
    results.post(caller.subject(), named, TestReport.junit(body, clock.instant()));
  }

  private Suite suite(Place place, String name) {
    environments.require(place.environment());
    if (!NAME.matcher(name).matches()) {
      throw Refused.invalid(
          "Cannot name the suite so: it begins with a letter and has at most 64 letters, digits,"
              + " . - and _");
    }
    return new Suite(place, name);
  }
}
