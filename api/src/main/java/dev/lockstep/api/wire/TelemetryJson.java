package dev.lockstep.api.wire;

import dev.lockstep.api.wire.TelemetryReport.Bin;
import dev.lockstep.api.wire.TelemetryReport.KeyCount;
import dev.lockstep.api.wire.TelemetryReport.Keys;
import dev.lockstep.api.wire.TelemetryReport.OfCollection;
import dev.lockstep.api.wire.TelemetryReport.OfPath;
import dev.lockstep.api.wire.TelemetryReport.Path;
import dev.lockstep.api.wire.TelemetryReport.ReadBack;
import dev.lockstep.api.wire.TelemetryReport.Shadow;
import dev.lockstep.api.wire.TelemetryReport.ShadowTally;
import dev.lockstep.api.wire.TelemetryReport.Sketch;
import dev.lockstep.api.wire.TelemetryReport.Slow;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Telemetry as JSON. */
final class TelemetryJson {
  private TelemetryJson() {}

  static TelemetryReport report(WireFields in) {
    return new TelemetryReport(
        in.text("instance"),
        in.text("service"),
        in.text("region"),
        in.objects("collections").stream().map(TelemetryJson::collection).toList());
  }

  private static OfCollection collection(WireFields in) {
    return new OfCollection(
        in.text("collection"),
        in.integer("epoch"),
        TelemetryReport.instant(in.text("from")),
        in.small("seconds"),
        in.objects("paths").stream().map(TelemetryJson::path).toList(),
        in.objects("writes").stream().map(TelemetryJson::path).toList(),
        shadow(in.object("shadow")),
        in.integer("owedWrites"),
        in.maybe("readBack").map(TelemetryJson::readBack));
  }

  private static ReadBack readBack(WireFields in) {
    return new ReadBack(in.integer("compared"), in.integer("mismatched"));
  }

  private static OfPath path(WireFields in) {
    return new OfPath(
        in.word("path", TelemetryJson::named),
        in.integer("operations"),
        in.integer("errors"),
        in.objects("slow").stream().map(TelemetryJson::slow).toList(),
        sketch(in.object("latency")),
        in.maybe("keys").map(TelemetryJson::keys),
        in.maybe("sizes").map(TelemetryJson::sketch));
  }

  private static Optional<Path> named(String word) {
    return Stream.of(Path.values()).filter(path -> path.word().equals(word)).findFirst();
  }

  private static Slow slow(WireFields in) {
    return new Slow(in.text("threshold"), in.real("millis"), in.integer("count"));
  }

  private static Keys keys(WireFields in) {
    return new Keys(
        in.integer("requests"),
        in.items("top").stream().map(TelemetryJson::keyCount).toList(),
        new DistinctKeys(in.text("distinct")));
  }

  private static KeyCount keyCount(Value value) {
    List<Value> pair = pair("keys.top", value, "a key has a hash and a count");
    return new KeyCount(
        WireFields.text("keys.top", pair.get(0)), WireFields.integer("keys.top", pair.get(1)));
  }

  private static List<Value> pair(String what, Value value, String otherwise) {
    List<Value> pair = WireFields.items(what, value);
    if (pair.size() != 2) {
      throw new WireException(what, otherwise);
    }
    return pair;
  }

  private static Sketch sketch(WireFields in) {
    return new Sketch(
        in.real("mapping"),
        in.integer("zero"),
        in.items("bins").stream().map(TelemetryJson::bin).toList());
  }

  private static Bin bin(Value value) {
    List<Value> pair = pair("bins", value, "a bin is an index and a count");
    return new Bin(WireFields.small("bins", pair.get(0)), WireFields.integer("bins", pair.get(1)));
  }

  private static Shadow shadow(WireFields in) {
    ShadowTally tally =
        new ShadowTally(
            in.integer("compared"),
            in.integer("mismatched"),
            in.integer("shed"),
            in.integer("failed"),
            in.integer("onlyNewSlow"),
            in.integer("onlyOldSlow"),
            in.integer("noiseCompared"),
            in.integer("noiseMismatched"));
    return new Shadow(tally, in.texts("samples"));
  }

  static Document json(TelemetryReport report) {
    return Document.builder()
        .add("instance", Value.text(report.instance()))
        .add("service", Value.text(report.service()))
        .add("region", Value.text(report.region()))
        .add("collections", list(report.collections().stream().map(TelemetryJson::json)))
        .build();
  }

  private static Document json(OfCollection window) {
    Document.Builder json =
        Document.builder()
            .add("collection", Value.text(window.collection()))
            .add("epoch", Value.int64(window.epoch()))
            .add("from", Value.text(window.from().toString()))
            .add("seconds", Value.int32(window.seconds()))
            .add("paths", list(window.paths().stream().map(TelemetryJson::json)))
            .add("writes", list(window.writes().stream().map(TelemetryJson::json)))
            .add("shadow", json(window.shadow()))
            .add("owedWrites", Value.int64(window.owedWrites()));
    window
        .readBack()
        .ifPresent(found ->
            json.add(
                "readBack",
                Document.of(
                    "compared",
                    Value.int64(found.compared()),
                    "mismatched",
                    Value.int64(found.mismatched()))));
    return json.build();
  }

  private static Document json(OfPath path) {
    Document.Builder json =
        Document.builder()
            .add("path", Value.text(path.path().word()))
            .add("operations", Value.int64(path.operations()))
            .add("errors", Value.int64(path.errors()))
            .add("slow", list(path.slow().stream().map(TelemetryJson::json)))
            .add("latency", json(path.latency()));
    path.keys().ifPresent(keys -> json.add("keys", json(keys)));
    path.sizes().ifPresent(sizes -> json.add("sizes", json(sizes)));
    return json.build();
  }

  private static Document json(Keys keys) {
    Stream<Value> top =
        keys.top().stream()
            .map(each -> Value.Array.of(Value.text(each.key()), Value.int64(each.count())));
    return Document.builder()
        .add("requests", Value.int64(keys.requests()))
        .add("top", list(top))
        .add("distinct", Value.text(keys.distinct().registers()))
        .build();
  }

  private static Document json(Slow slow) {
    return Document.builder()
        .add("threshold", Value.text(slow.threshold()))
        .add("millis", Value.float64(slow.millis()))
        .add("count", Value.int64(slow.count()))
        .build();
  }

  private static Document json(Sketch sketch) {
    Stream<Value> bins =
        sketch.bins().stream()
            .map(bin -> Value.Array.of(Value.int32(bin.index()), Value.int64(bin.count())));
    return Document.builder()
        .add("mapping", Value.float64(sketch.gamma()))
        .add("zero", Value.int64(sketch.zero()))
        .add("bins", list(bins))
        .build();
  }

  private static Document json(Shadow shadow) {
    ShadowTally tally = shadow.tally();
    return Document.builder()
        .add("compared", Value.int64(tally.compared()))
        .add("mismatched", Value.int64(tally.mismatched()))
        .add("shed", Value.int64(tally.shed()))
        .add("failed", Value.int64(tally.failed()))
        .add("onlyNewSlow", Value.int64(tally.onlyNewSlow()))
        .add("onlyOldSlow", Value.int64(tally.onlyOldSlow()))
        .add("noiseCompared", Value.int64(tally.noiseCompared()))
        .add("noiseMismatched", Value.int64(tally.noiseMismatched()))
        .add("samples", list(shadow.samples().stream().map(Value::text)))
        .build();
  }

  private static Value list(Stream<? extends Value> items) {
    return new Value.Array(items.<Value>map(item -> item).toList());
  }
}
