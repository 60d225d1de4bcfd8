package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.tck.memory.MemoryStoreProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A collection of people in a store in memory, and a change of it. */
final class People {
  /** The change's id. */
  static final String ID = "town-city";

  private final String store;
  private final ApplicationClient services;
  private final String change;

  /** So many people in the store of this address, and the change as a file in the folder. */
  People(Path folder, String store, int count) throws IOException {
    this.store = store;
    this.services =
        MemoryStoreProvider.named(store.substring("memory:".length())).application("people");
    for (int i = 0; i < count; i++) {
      assertThat(services.insert(person(i))).isInstanceOf(WriteOutcome.Applied.class);
    }
    Path file = folder.resolve("town.change.yaml");
    this.change = Files.writeString(file, text("town")).toString();
  }

  private People(String store, ApplicationClient services, String change) {
    this.store = store;
    this.services = services;
    this.change = change;
  }

  /** The same people with the change in another file. */
  People with(String file) {
    return new People(store, services, file);
  }

  static Document person(int key) {
    return Document.builder()
        .add("_id", Value.int32(key))
        .add("name", Value.text("n" + key))
        .add("town", Value.text("canary-value-" + key))
        .build();
  }

  /** The change file, renaming this field. */
  static String text(String from) {
    return """
    apiVersion: lockstep/v1
    kind: Change
    id: town-city
    title: Towns are cities
    contract: people
    owner: team-people
    rationale: One word for one thing.
    operations:
      - rename: {from: %s, to: city}
    """
        .formatted(from);
  }

  String change() {
    return change;
  }

  String store() {
    return store;
  }

  ApplicationClient services() {
    return services;
  }

  /** The arguments of a command on this change, its store and collection. */
  String[] args(String verb, String... more) {
    List<String> first = List.of(verb, change, "--store", store, "--collection", "people");
    return Stream.concat(first.stream(), List.of(more).stream()).toArray(String[]::new);
  }
}
