package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.database.Database;
import dev.lockstep.server.testing.Canaries;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Comes after all others, and looks for what they gave to the servers that they share. What the
 * servers answered was looked at when it came.
 *
 * @see ClassOrderer.OrderAnnotation
 */
@ParameterizedClass
@EnumSource(TestServer.class)
@Order(Integer.MAX_VALUE)
class CanariesTest {
  private static final List<String> METHODS = List.of("post", "put");
  private static final List<String> MISTAKES =
      List.of(
          "{\"_id\":1,\"%1$s\":\"%1$s\"}".formatted(Canaries.DOCUMENT_VALUE),
          "{\"_id\":%s".formatted(Canaries.DOCUMENT_VALUE),
          Canaries.DOCUMENT_VALUE);

  @Parameter TestServer on;

  @Test
  void nothingThatIsShownOnceAndNoValueOfADocumentIsInTheDatabase() {
    Client shown = on.as("viewer");
    sendByMistake();

    List<String> cells = on.server().part(Database.class).use(CanariesTest::cells);

    assertThat(cells).hasSizeGreaterThan(20).doesNotContain(shown.token());
    assertThat(cells).allSatisfy(cell -> assertThat(Canaries.in(cell)).isEmpty());
  }

  /** Documents where none belong; the answers do not quote them. */
  private void sendByMistake() {
    String environment = TestServer.unique("canaries");
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(environment)).expect(201);
    JsonNode paths = on.admin().get("/v1/openapi.json").json().at("/paths");
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      String address =
          path.getKey().replace("{environment}", environment).replaceAll("\\{[^}]+}", "none");
      for (String method : METHODS) {
        JsonNode bodies = path.getValue().at("/" + method + "/requestBody/content");
        for (String type : bodies.propertyNames()) {
          MISTAKES.forEach(body -> assertThat(sent(method, address, type, body)).isLessThan(500));
        }
      }
    }
  }

  private int sent(String method, String address, String type, String body) {
    return Client.send(
            on.admin()
                .request(address)
                .header("Content-Type", type)
                .method(method.toUpperCase(Locale.ROOT), BodyPublishers.ofString(body)))
        .status();
  }

  private static List<String> cells(Connection connection) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (String table : tables(connection)) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + '"')) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (int i = 1; i <= columns; i++) {
            cells.add(String.valueOf(rows.getString(i)));
          }
        }
      }
    }
    return cells;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet found =
        connection
            .getMetaData()
            .getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (found.next()) {
        tables.add(found.getString("TABLE_NAME"));
      }
    }
    return tables;
  }

  @Test
  void theMetricsHaveNoneEither() {
    assertThat(on.admin().get("/metrics").expect(200).body()).contains("lockstep_");
  }
}
