package dev.lockstep.server;

import dev.lockstep.server.access.Route;
import dev.lockstep.server.database.Database;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the server tells of itself: its routes, and whether it and its database answer. */
@RestController
class SelfRoutes {
  private final Database database;

  SelfRoutes(Database database) {
    this.database = database;
  }

  /** The state of the server: {@code up}; one whose database does not answer tells a problem. */
  record Health(String state) {}

  @Route(
      value = "Answers the description of all routes, an OpenAPI file.",
      allows = {})
  @GetMapping(path = "/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  Resource openApi() {
    return new ClassPathResource("dev/lockstep/api/openapi.json");
  }

  @Route(
      value = "Tells that the server and its database answer.",
      allows = {})
  @GetMapping("/v1/health")
  Health health() {
    long answered = database.sql().sql("SELECT 1").query(Long.class).single();
    assert answered == 1;
    return new Health("up");
  }
}
