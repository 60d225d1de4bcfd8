package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.store.Collection;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.Store;
import dev.lockstep.store.StoreProvider;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.testkit.mongo.EmbeddedMongo;
import dev.lockstep.testkit.process.JavaCommand;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/** People on a server, so that commands reach them from processes of their own. */
final class ServedPeople implements AutoCloseable {
  private final Path folder;
  private final EmbeddedMongo server = EmbeddedMongo.start();
  private final Store store;
  private final String change;

  /** So many people, and the change as a file in the folder. */
  ServedPeople(Path folder, int count) throws IOException {
    this.folder = folder;
    this.store = open(address());
    for (int i = 0; i < count; i++) {
      assertThat(people().insert(People.person(i))).isInstanceOf(WriteOutcome.Applied.class);
    }
    Path file = folder.resolve("town.change.yaml");
    this.change = Files.writeString(file, People.text("town")).toString();
  }

  private static Store open(String address) {
    URI uri = URI.create(address);
    return ServiceLoader.load(StoreProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.opens(uri))
        .findFirst()
        .orElseThrow()
        .open(uri);
  }

  private Collection people() {
    return store.collection("people");
  }

  String address() {
    return server.address() + "/test";
  }

  String change() {
    return change;
  }

  Path state() {
    return folder.resolve("state");
  }

  /** The names of all collections of the database. */
  Set<String> collections() {
    return store.collections();
  }

  List<Document> documents() {
    List<Document> documents = new ArrayList<>();
    for (KeyRange range : people().ranges(1)) {
      for (StoredDocument stored : people().scan(range, Optional.empty(), 10_000)) {
        assertThat(stored).isInstanceOf(StoredDocument.Readable.class);
        documents.add(((StoredDocument.Readable) stored).document());
      }
    }
    return documents;
  }

  /** A verb on the change, its store and collection. */
  String[] arguments(String verb, String... more) {
    return Stream.of(
            List.of(verb, change, "--store", address(), "--collection", "people"), List.of(more))
        .flatMap(List::stream)
        .toArray(String[]::new);
  }

  /** The command with these arguments as a process. */
  static JavaCommand command(String... arguments) {
    return JavaCommand.of(LockstepCommand.class, arguments)
        .withJvmOption("-Dorg.slf4j.simpleLogger.defaultLogLevel=off")
        .withJvmOption("-XX:TieredStopAtLevel=1");
  }

  @Override
  public void close() {
    store.close();
    server.close();
  }
}
