package dev.lockstep.server.flag;

import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.fleet.Place;
import dev.lockstep.server.fleet.Stages;
import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.TestServer;

/** An environment of its own, what is published there, and a service that asks. */
record Published(TestServer on, String environment, Client service) {
  static Published in(TestServer on) {
    String environment = TestServer.unique("staging");
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(environment)).expect(201);
    return new Published(on, environment, on.as("service@" + environment));
  }

  /** What the planner would publish, whatever came before. */
  void publish(String collection, StageMessage state) {
    Stages stages = on.server().part(Stages.class);
    Place place = new Place(environment, collection);
    long before =
        on.server()
            .part(Database.class)
            .note(() -> {
              long epoch = stages.alone(place).epoch();
              stages.publish(
                  place, new StageMessage(epoch + 1, state.stage(), state.wayBack(), state.ramp()));
              return epoch;
            });
    assert before > 0;
  }

  String flags() {
    return "/v1/environments/%s/ofrep/v1/evaluate/flags".formatted(environment);
  }

  Answer evaluate(String flag, String context) {
    return service.post(flags() + "/" + flag, "{\"context\":%s}".formatted(context));
  }
}
