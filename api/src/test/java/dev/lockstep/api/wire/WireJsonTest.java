package dev.lockstep.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.wire.StageMessage.Ramp;
import dev.lockstep.api.wire.StageMessage.Share;
import dev.lockstep.api.wire.TelemetryReport.Bin;
import dev.lockstep.api.wire.TelemetryReport.KeyCount;
import dev.lockstep.api.wire.TelemetryReport.Keys;
import dev.lockstep.api.wire.TelemetryReport.OfCollection;
import dev.lockstep.api.wire.TelemetryReport.OfPath;
import dev.lockstep.api.wire.TelemetryReport.Shadow;
import dev.lockstep.api.wire.TelemetryReport.ShadowTally;
import dev.lockstep.api.wire.TelemetryReport.Sketch;
import dev.lockstep.api.wire.TelemetryReport.Slow;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.model.stage.WayBack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {
  private static final Path PAGE = Path.of("..", "docs", "spec", "control-plane.md");
  private static final StageMessage RAMP =
      new StageMessage(
          7,
          Stage.RAMP,
          WayBack.IN_STEP,
          Optional.of(
              new Ramp(1, "orders-address", List.of(new Share(Set.of("a"), Set.of(), 500)))));
  private static final DistinctKeys DISTINCT =
      new DistinctKeys("BAD" + "A".repeat(DistinctKeys.REGISTERS - 3));
  private static final TelemetryReport REPORT =
      new TelemetryReport(
          "i-1", "billing", "eu-1", List.of(window(Instant.parse("2026-11-22T08:00:10Z"))));

  private static OfCollection window(Instant from) {
    return new OfCollection(
        "orders",
        7,
        from,
        10,
        List.of(
            new OfPath(
                TelemetryReport.Path.OLD,
                120,
                2,
                List.of(new Slow("p99-old", 12.5, 3)),
                new Sketch(1.02, 1, List.of(new Bin(-3, 100), new Bin(40, 19))),
                Optional.of(
                    new Keys(
                        412,
                        List.of(
                            new KeyCount("a1b2c3d4e5f60718", 40),
                            new KeyCount("0918273645546372", 9)),
                        DISTINCT)),
                Optional.of(new Sketch(1.02, 0, List.of(new Bin(12, 118)))))),
        List.of(
            new OfPath(TelemetryReport.Path.NEW, 4, 0, List.of(), new Sketch(1.02, 0, List.of()))),
        new Shadow(new ShadowTally(40, 1, 2, 1, 3, 4, 2, 1), List.of("0f3a")),
        1,
        Optional.of(new TelemetryReport.ReadBack(20, 1)));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RAMP")
  void everyStageIsReadAsItWasWritten(Stage stage) {
    StageMessage state = StageMessage.of(3, stage);
    assertThat(WireJson.readState(WireJson.write(state))).isEqualTo(state);
  }

  @Test
  void everyBodyIsReadAsItWasWritten() {
    StageEvent event = new StageEvent("orders", RAMP);
    LeaseRequest request = new LeaseRequest("billing", "", 6, 2, true);
    LeaseAnswer answer = new LeaseAnswer(RAMP, 30_000);
    Acknowledgement acknowledgement = new Acknowledgement(7);
    assertThat(WireJson.readEvent(WireJson.write(event))).isEqualTo(event);
    assertThat(WireJson.readLeaseRequest(WireJson.write(request))).isEqualTo(request);
    assertThat(WireJson.readLeaseAnswer(WireJson.write(answer))).isEqualTo(answer);
    assertThat(WireJson.readAcknowledgement(WireJson.write(acknowledgement)))
        .isEqualTo(acknowledgement);
    assertThat(WireJson.readTelemetry(WireJson.write(REPORT))).isEqualTo(REPORT);
  }

  @Test
  void thePageShowsEveryBodyAsItIsWritten() throws IOException {
    assertThat(Files.readString(PAGE))
        .contains(
            WireJson.write(new LeaseRequest("billing", "eu-1", 6, 0, false)),
            WireJson.write(new LeaseAnswer(RAMP, 30_000)),
            WireJson.write(new Acknowledgement(7)),
            WireJson.write(new StageEvent("orders", StageMessage.of(8, Stage.NEW_PRIMARY))))
        .contains(
            WireJson.write(REPORT)
                .replace(DISTINCT.registers(), "BADA...")
                .split("(?<=\\[\\{|\\},)"));
  }

  @Test
  void aReportOfWorkSaysWhatWasFoundOrNothing() throws IOException {
    WorkReport silent =
        new WorkReport(
            "db1/3f0a97c1",
            9,
            WorkReport.State.DONE,
            WorkReport.Progress.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    WorkReport told =
        silent
            .with(
                Optional.of(
                    new WorkReport.WayBack(
                        WorkReport.WayBack.Outcome.PASS,
                        "All of 5000 documents that were looked at come back",
                        Optional.of(
                            new WorkReport.WayBack.Forecast(
                                5000, 2000, 1990, 10, 0, 3, 4, 1_795_341_600_000L)))))
            .behind(Optional.of(Duration.ofMillis(350)))
            .throttled(Optional.of(new ThrottleOrder("max-lag=5s,rate=500/s")));

    assertThat(WireJson.readWork(WireJson.write(silent))).isEqualTo(silent);
    assertThat(WireJson.readWork(WireJson.write(told))).isEqualTo(told);
    assertThat(Files.readString(PAGE)).contains(WireJson.write(told));
  }

  @Test
  void anOrderSaysHowHardToWorkOrNothing() {
    WorkOrder usual = new WorkOrder("orders:7", "split-name", "orders", RAMP);
    WorkOrder slow =
        new WorkOrder("orders:8", "split-name", "orders", RAMP, new ThrottleOrder("rate=5/s"));
    WorkOrders orders = new WorkOrders("v1", List.of(usual, slow));

    assertThat(WireJson.readOrders(WireJson.write(orders))).isEqualTo(orders);
    assertThat(WireJson.write(new WorkOrders("v1", List.of(usual)))).doesNotContain("throttle");
  }

  @Test
  void whatIsAskedOfTheThrottleIsSettingsAndNoAddress() {
    ThrottleOrder asked = new ThrottleOrder(" max-lag=5s, rate = 500/s");
    assertThat(asked.settings()).isEqualTo("rate=500/s,max-lag=5s");
    assertThat(asked.with(new ThrottleOrder("rate=unlimited,nice=2")).settings())
        .isEqualTo("rate=unlimited,nice=2,max-lag=5s");
    assertThat(
            ThrottleOrder.among(
                "rate=5/s,batch=10,url=http://a/?b,c,url-timeout=2s,query=jobs:x>1,max-lag=2s"))
        .isEqualTo(new ThrottleOrder("rate=5/s,batch=10,max-lag=2s"));
    for (String wrong :
        List.of(
            "url=http://127.0.0.1/",
            "query=jobs:state=waiting>1",
            "rate=fast",
            "rate",
            "rate=1/s,rate=2/s",
            "max-lag=5",
            "nice=\u0007",
            "rate=1/s".repeat(200))) {
      assertThatThrownBy(() -> new ThrottleOrder(wrong)).isInstanceOf(WireException.class);
    }
  }

  @Test
  void aForecastThatCountsMoreThanItExaminedIsRefused() {
    assertThatThrownBy(() -> new WorkReport.WayBack.Forecast(5, 6, 0, 0, 0, 0, 0, 0))
        .isInstanceOf(WireException.class);
    assertThatThrownBy(() -> new WorkReport.WayBack.Forecast(5, 5, 6, 0, 0, 0, 0, 0))
        .isInstanceOf(WireException.class);
  }

  @Test
  void aFieldThatIsNotKnownIsPassedOver() {
    assertThat(
            WireJson.readState(
                """
                {"epoch":3,"stage":"verified","wayBack":"in-step","since":{"any":["thing"]}}
                """))
        .isEqualTo(StageMessage.of(3, Stage.VERIFIED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'stage':'ramp'}                                          | epoch: it is missing",
        "{'epoch':0,'stage':'verified','wayBack':'in-step'}        | epoch: it is not between",
        "{'epoch':-1,'stage':'verified','wayBack':'in-step'}       | epoch: it is not between",
        "{'epoch':1e3,'stage':'verified','wayBack':'in-step'}      | epoch: it is no integer",
        "{'epoch':9e99,'stage':'verified','wayBack':'in-step'}     | epoch: it is no integer",
        "{'epoch':9007199254740992,'stage':'verified','wayBack':'in-step'} | epoch: it is not",
        "{'epoch':'1','stage':'verified','wayBack':'in-step'}      | epoch: it is no integer",
        "{'epoch':1,'stage':'Verified','wayBack':'in-step'}        | stage: it is none of its",
        "{'epoch':1,'stage':'ramp','wayBack':'in-step'}            | ramp: it is there at",
        "{'epoch':1,'stage':'verified','wayBack':'back'}           | wayBack: it is none of",
        "{'epoch':1,'epoch':2,'stage':'verified'}                  | a body: an object in it",
        "[]                                                        | a body: a document",
        "{'epoch':1                                                | a body: the text ends"
      })
  void aStateThatIsNotWholeIsRefusedInOneSentence(String body, String why) {
    assertThatThrownBy(() -> WireJson.readState(body.replace('\'', '"')))
        .isInstanceOf(WireException.class)
        .hasMessageStartingWith("Cannot take " + why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'operations':120                  | 'operations':-120                        | operations",
        "'errors':2                        | 'errors':121                             | errors",
        "'count':3                         | 'count':121                              | slow.count",
        "'millis':12.5                     | 'millis':-0.5                            |"
            + " slow.millis",
        "'millis':12.5                     | 'millis':{'$numberDouble':'NaN'}         |"
            + " slow.millis",
        "'millis':12.5                     | 'millis':NaN                             | a body",
        "'mapping':1.02                    | 'mapping':1.0                            |"
            + " mapping",
        "'mapping':1.02                    | 'mapping':{'$numberDouble':'Infinity'}   |"
            + " mapping",
        "[-3,100]                          | [41,100]                                 |" + " bins",
        "[-3,100]                          | [-3,0]                                   |" + " bins",
        "[-3,100]                          | [-3]                                     |" + " bins",
        "[-3,100]                          | [-99999999,1]                            |" + " bins",
        "2026-11-22T08:00:10Z              | 2026-11-22T08:00:11Z                     | from",
        "2026-11-22T08:00:10Z              | yesterday                                | from",
        "'seconds':10                      | 'seconds':0                              | seconds",
        "'path':'old'                      | 'path':'shadow'                          | path",
        "'mismatched':1                    | 'mismatched':41                          |"
            + " shadow.mismatched",
        "'collection':'orders'             | 'collection':'../orders'                 | collection",
        "'service':'billing'               | 'service':'bil\\nling'                   | service"
      })
  void telemetryOutOfBoundsIsRefusedInOneSentence(String part, String instead, String what) {
    assertRefused(part, instead, what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[12,118]                          | [12,{'$numberDouble':'NaN'}]             | bins",
        "'requests':412                    | 'requests':-1                            |"
            + " keys.requests",
        "'requests':412                    | 'requests':9e99                          | requests",
        "'requests':412                    | 'requests':48                            | keys.top",
        "5f60718',40]                      | 5f60718',0]                              | keys.top",
        "5f60718',40]                      | 5f60718']                                | keys.top",
        "5f60718',40]                      | 5f60718',40.5]                           | keys.top",
        "'a1b2c3d4e5f60718'                | 'anna@example.org'                       | keys.top",
        "'a1b2c3d4e5f60718'                | '0918273645546372'                       | keys.top",
        "'distinct':'BAD                   | 'distinct':'BA                           |"
            + " keys.distinct",
        "'distinct':'BAD                   | 'distinct':'BA=                          |"
            + " keys.distinct",
        "'distinct':'BAD                   | 'distinct':'BAy                          |"
            + " keys.distinct",
        "'compared':20                     | 'compared':0                             |"
            + " readBack.mismatched",
        "'compared':20                     | 'compared':-1                            |"
            + " readBack.compared"
      })
  void figuresOfKeysAndSizesOutOfBoundsAreRefusedInOneSentence(
      String part, String instead, String what) {
    assertRefused(part, instead, what);
  }

  private static void assertRefused(String part, String instead, String what) {
    String body = WireJson.write(REPORT);
    String bad = body.replace(part.replace('\'', '"'), instead.replace('\'', '"'));
    assertThat(bad).isNotEqualTo(body);
    assertThatThrownBy(() -> WireJson.readTelemetry(bad))
        .isInstanceOf(WireException.class)
        .hasMessageStartingWith("Cannot take " + what + ": ");
  }

  @Test
  void thoseWhoTellNothingOfKeysAndSizesAreTakenAsBefore() {
    String old = WireJson.write(REPORT).replaceFirst(",\"keys\":.*?\\]\\]\\}\\}\\]", "}]");
    assertThat(WireJson.readTelemetry(old).collections().getFirst().paths())
        .hasSize(1)
        .allSatisfy(path -> assertThat(path.keys()).isEmpty())
        .allSatisfy(path -> assertThat(path.sizes()).isEmpty());
  }

  @Test
  void moreKeysAndMoreRegistersThanThereAreKeysAreRefused() {
    List<KeyCount> many = Collections.nCopies(17, new KeyCount("a1b2c3d4e5f60718", 1));
    assertThatThrownBy(() -> new Keys(100, many, DISTINCT))
        .isInstanceOf(WireException.class)
        .hasMessage("Cannot take keys.top: it has more than 16 items");
    assertThatThrownBy(() -> new Keys(1, List.of(), DISTINCT))
        .isInstanceOf(WireException.class)
        .hasMessageStartingWith("Cannot take keys.distinct: it is more than the whole");
  }

  @ParameterizedTest
  @ValueSource(ints = {1 << 20, 64 << 20})
  void aBodyThatIsTooLongIsRefusedBeforeItIsRead(int length) {
    assertThatThrownBy(() -> WireJson.readState("[".repeat(length + 1)))
        .isInstanceOf(WireException.class)
        .hasMessage("Cannot take a body: it is longer than 1 MiB");
  }
}
