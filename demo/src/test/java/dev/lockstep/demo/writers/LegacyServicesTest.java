package dev.lockstep.demo.writers;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.lockstep.demo.check.AfterRollback;
import dev.lockstep.demo.check.Findings;
import dev.lockstep.demo.check.Sightings;
import dev.lockstep.demo.data.BsonCollection;
import dev.lockstep.demo.data.Catalogue;
import dev.lockstep.demo.data.GeneratedRestaurants;
import dev.lockstep.demo.data.Tokens;
import dev.lockstep.demo.history.History;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.path.Path;
import dev.lockstep.testkit.mongo.EmbeddedMongo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LegacyServicesTest {
  private static final long SEED = 7;

  private final EmbeddedMongo server = EmbeddedMongo.start();
  private final MongoClient client = MongoClients.create(server.address());
  private final BsonCollection collection = new BsonCollection(client.getDatabase("d"), "c");
  private final History history = new History();
  private final Findings findings = new Findings();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private World world;
  private Catalogue before;

  @BeforeEach
  void load() {
    collection.insertAll(GeneratedRestaurants.documents(300, SEED));
    List<Document> loaded = new ArrayList<>();
    collection.forEach(loaded::add);
    loaded.forEach(history::load);
    before = collection.catalogue();
    Shapes shapes = shapes();
    world =
        new World(
            collection,
            history,
            shapes,
            Vocabulary.of(loaded, shapes),
            new Tokens(),
            new Sightings(findings));
  }

  private static Shapes shapes() {
    Operation rename = new Operation.Rename(Path.of("address line 2"), Path.of("city"));
    CompiledChange compiled =
        CompiledChange.of(
            new Change(
                "c1",
                "A city",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new Operation.Step(rename, Optional.empty())),
                Optional.empty()));
    return new Shapes(compiled.lens(), new Layout("c1", compiled.components()));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private AfterRollback.Result work() {
    List<Service> services =
        List.of(
            new FieldService(world),
            new ReplacingService(world),
            ComingAndGoing.inserting(world),
            ComingAndGoing.deleting(world),
            new ReadingService(world));
    for (int step = 0; step < 3_000; step++) {
      services.get(random.nextInt(services.size())).step(random);
    }
    return AfterRollback.judge(collection, history, world.shapes().layout(), before);
  }

  @Test
  void recordExactlyWhatTheStoreHolds() {
    AfterRollback.Result result = work();

    assertThat(result.findings()).isEmpty();
    assertThat(result.identical()).isTrue();
    assertThat(result.leftovers()).isEmpty();
    assertThat(findings.all()).isEmpty();
    assertThat(history.liveWrites()).isGreaterThan(1_000);
  }

  @Test
  void leaveAThirdOfTheDocumentsAlone() {
    AfterRollback.Result ignored = work();

    assertThat(history.keys().stream().filter(key -> key.isUntouched()).count()).isGreaterThan(60);
  }
}
