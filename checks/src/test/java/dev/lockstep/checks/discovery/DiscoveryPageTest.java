package dev.lockstep.checks.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.lockstep.checks.tidy.Repository;
import dev.lockstep.testkit.mongo.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/discovery.md work as they stand there, one after the other. */
final class DiscoveryPageTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
  private static final String ADDRESS = "mongodb://127.0.0.1:27017";

  @TempDir private Path folder;

  @Test
  void everyCommandOfThePageEndsWell() throws IOException {
    List<String> commands = commands();
    assertThat(commands).hasSize(4);
    try (EmbeddedMongo server = EmbeddedMongo.start();
        MongoClient client = MongoClients.create(server.address())) {
      assertThat(
              client
                  .getDatabase("shop")
                  .getCollection("orders")
                  .insertOne(new Document("_id", 1).append("status", "new"))
                  .wasAcknowledged())
          .isTrue();
      for (String command : commands) {
        Command ran = Command.run(folder, arguments(command, server.address()));
        assertThat(ran.exit()).as("%s: %s", command, ran.all()).isZero();
      }
    }
    assertThat(folder.resolve("orders.odcs.yaml")).exists();
  }

  private static List<String> commands() throws IOException {
    Path page = Repository.containing().root().resolve("docs/discovery.md");
    return BLOCK
        .matcher(Files.readString(page))
        .results()
        .flatMap(block -> block.group(1).lines())
        .filter(line -> line.startsWith("lockstep "))
        .toList();
  }

  private String[] arguments(String command, String server) {
    return Stream.of(command.split(" ", -1))
        .skip(1)
        .map(word -> word.replace(ADDRESS, server))
        .map(word -> word.endsWith(".yaml") ? folder.resolve(word).toString() : word)
        .toArray(String[]::new);
  }
}
