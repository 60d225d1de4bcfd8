package dev.lockstep.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.access.Role;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every route with every role, as the OpenAPI file says them. */
class AuthorizationMatrixTest {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final TestServer on = TestServer.SQLITE;

  /** A route as the file says it. */
  private record Told(String method, String path, String contentType, Set<String> roles) {
    String address() {
      return path.replaceAll("\\{[^}]+}", "nothing-of-this-name");
    }
  }

  @Test
  void aRouteIsOpenToTheRolesThatTheFileSaysAndToNoOther() {
    Map<Role, Client> clients = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      clients.put(role, on.as(role.word()));
    }
    List<Told> routes = routes();
    assertThat(routes).hasSizeGreaterThan(5);

    for (Told route : routes) {
      clients.forEach((role, client) -> {
        boolean allowed =
            route.roles().isEmpty() || role == Role.ADMIN || route.roles().contains(role.word());
        int status = status(client, route);
        assertThat(status == 403).as("%s as %s: %s", route, role, status).isEqualTo(!allowed);
        assertThat(status).as("%s as %s", route, role).isNotEqualTo(401).isLessThan(500);
      });
    }
  }

  @Test
  void withoutATokenNothingIsOpenButWhatTheFileSays() {
    Client nobody = new Client(on.server().address(), "");

    for (Told route : routes()) {
      assertThat(status(nobody, route) == 401)
          .as(route.toString())
          .isEqualTo(!route.roles().isEmpty());
    }
  }

  @Test
  void aRoleOfOneEnvironmentIsNoneInAnother() {
    for (Role role : Role.values()) {
      Client foreign = on.as(role.word() + "@elsewhere");
      for (Told route : routes()) {
        if (route.path().contains("{environment}") && !route.roles().isEmpty()) {
          assertThat(status(foreign, route)).as("%s as %s", route, role).isEqualTo(403);
        }
      }
    }
  }

  /** The status alone: a stream would not end. */
  private static int status(Client client, Told route) {
    return Client.status(
        client
            .request(route.address())
            .header("Content-Type", route.contentType())
            .method(route.method().toUpperCase(Locale.ROOT), BodyPublishers.ofString("{}")));
  }

  private List<Told> routes() {
    List<Told> routes = new ArrayList<>();
    JsonNode paths = on.admin().get("/v1/openapi.json").json().at("/paths");
    paths
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation -> {
                  if (METHODS.contains(operation.getKey())) {
                    Set<String> roles = new TreeSet<>();
                    operation.getValue().at("/x-roles").forEach(role -> roles.add(role.asString()));
                    JsonNode bodies = operation.getValue().at("/requestBody/content");
                    String type =
                        bodies.isEmpty()
                            ? "application/json"
                            : bodies.propertyNames().iterator().next();
                    routes.add(new Told(operation.getKey(), path.getKey(), type, roles));
                  }
                }));
    return routes;
  }
}
