package dev.lockstep.api.wire;

import dev.lockstep.api.wire.StageMessage.Ramp;
import dev.lockstep.api.wire.StageMessage.Share;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.model.stage.WayBack;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** States as JSON. */
final class StageJson {
  private StageJson() {}

  static StageMessage state(WireFields in) {
    return new StageMessage(
        in.integer("epoch"),
        in.word("stage", Stage::named),
        in.word("wayBack", StageJson::named),
        in.maybe("ramp").map(StageJson::ramp));
  }

  private static Optional<WayBack> named(String word) {
    return Stream.of(WayBack.values()).filter(each -> each.word().equals(word)).findFirst();
  }

  private static Ramp ramp(WireFields in) {
    return new Ramp(
        in.small("version"),
        in.text("salt"),
        in.objects("shares").stream().map(StageJson::share).toList());
  }

  private static Share share(WireFields in) {
    return new Share(in.set("cohorts"), in.set("regions"), in.small("buckets"));
  }

  static Document json(StageMessage state) {
    Document.Builder json =
        Document.builder()
            .add("epoch", Value.int64(state.epoch()))
            .add("stage", Value.text(state.stage().word()))
            .add("wayBack", Value.text(state.wayBack().word()));
    state.ramp().ifPresent(ramp -> json.add("ramp", json(ramp)));
    return json.build();
  }

  private static Document json(Ramp ramp) {
    return Document.builder()
        .add("version", Value.int32(ramp.version()))
        .add("salt", Value.text(ramp.salt()))
        .add("shares", new Value.Array(ramp.shares().stream().map(StageJson::json).toList()))
        .build();
  }

  private static Value json(Share share) {
    return Document.builder()
        .add("cohorts", texts(share.cohorts()))
        .add("regions", texts(share.regions()))
        .add("buckets", Value.int32(share.buckets()))
        .build();
  }

  /** Sorted, so that equal states are equal texts. */
  private static Value texts(Collection<String> texts) {
    return new Value.Array(texts.stream().sorted().<Value>map(Value::text).toList());
  }
}
