package dev.lockstep.server;

import dev.lockstep.server.access.Route;
import dev.lockstep.server.database.Database;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the server and its database answer. */
@RestController
class HealthRoutes {
  private final Database database;

  HealthRoutes(Database database) {
    this.database = database;
  }

  /** The state of the server: {@code up}. */
  record Health(String state) {}

  @Route(value = "Tells that the server and its database answer.", allows = {})
  @GetMapping("/v1/health")
  Health health() {
    long tokens = database.sql().sql("SELECT count(*) FROM token").query(Long.class).single();
    return new Health(tokens < 0 ? "down" : "up");
  }
}
