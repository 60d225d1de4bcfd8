package dev.lockstep.engine.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.write.Assertion;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottleSettingsTest {

  @Test
  void everyKeyAndEveryDefaultIsPinned() {
    assertThat(ThrottleSettings.DEFAULTS.text())
        .isEqualTo(
            "rate=unlimited,batch=1000,min-batch=10,quick-batch=50ms,slow-batch=2s,nice=0,"
                + "max-lag=10s,max-cache=0.9,max-connections=0.8,max-queued=0.8,max-ping=20x,"
                + "critical-lag=120s,critical-cache=0.99,critical-connections=0.98,"
                + "critical-queued=0.99,"
                + "critical-ping=1000x,check-every=1s,url=none,url-timeout=2s,query=none");
  }

  @Test
  void whatTheTextSaysReplacesTheDefaultAndNothingElse() {
    String text =
        "rate=500/s, batch=200,min-batch=5,quick-batch=10ms,slow-batch=1m,nice=0.2,max-lag=5s,"
            + "max-cache=80%,max-connections=0.5,max-queued=0.6,"
            + "max-ping=3x,critical-lag=1m,critical-cache=0.95,"
            + "critical-connections=0.9,critical-queued=0.95,critical-ping=50x,check-every=250ms,"
            + "url=https://ops.example/may-i,url-timeout=1s,query=jobs:state=waiting>1000";
    ThrottleSettings settings = ThrottleSettings.parse(text);
    assertThat(settings.rate()).isEqualTo(500);
    assertThat(settings.batches().max()).isEqualTo(200);
    assertThat(settings.soft().lag()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.soft().cache()).isEqualTo(0.8);
    assertThat(settings.soft().queued()).isEqualTo(0.6);
    assertThat(settings.critical().queued()).isEqualTo(0.95);
    assertThat(settings.probes().url()).contains(URI.create("https://ops.example/may-i"));
    assertThat(ThrottleSettings.parse(settings.text())).isEqualTo(settings);
    assertThat(ThrottleSettings.parse("")).isEqualTo(ThrottleSettings.DEFAULTS);
    assertThat(settings.with("rate=unlimited,url=none,query=none").text())
        .contains("rate=unlimited", "batch=200", "url=none", "query=none");
  }

  @Test
  void anAddressMayHoldCommasAndNeverShowsWhatMayBeSecret() {
    ThrottleSettings settings =
        ThrottleSettings.parse("url=https://me:pass@ops.example:8443/a,b?token=s3cret,nice=1");
    assertThat(settings.nice()).isEqualTo(1);
    assertThat(settings.text())
        .contains("url=https://ops.example:8443/a,b,")
        .doesNotContain("pass", "s3cret");
  }

  @Test
  void everythingWrongIsSaidAtOnceWithTheNearestSetting() {
    assertThatThrownBy(() -> ThrottleSettings.parse("rat=5,batch=many,nice=0.1,nice=0.2,max-lag"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.USAGE))
        .hasMessage(
            "Cannot set the throttle: rat is not a setting; did you mean rate?; nice is given"
                + " twice; max-lag has no value: write max-lag=VALUE; batch=many: a whole number"
                + " is expected");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rate=0            | a rate is above 0
          rate=fast         | a number is expected
          rate=NaN          | a finite number is expected
          batch=0           | a batch has 1 to 100000 documents
          nice=-1           | nice is from 0 to 100
          max-cache=120%    | a share is up to 1
          max-queued=2      | a share is up to 1
          max-lag=5         | a duration is written 500ms, 5s, 2m or 1h
          max-ping=1x       | the limit of a ping is above 1x
          check-every=0s    | a duration is above 0
          url=ftp://x/y     | an address begins with http:// or https://
          query=jobs        | a query is written collection:condition>limit
          """)
  void aBadValueIsRefusedWithItsRule(String text, String rule) {
    assertThatThrownBy(() -> ThrottleSettings.parse(text)).hasMessageContaining(rule);
  }

  @Test
  void aQuerysConditionIsExactInItsType() {
    assertThat(CountLimit.parse("jobs:lease.owner>0").conditions())
        .isEqualTo(List.of(new Assertion.Present(Path.of("lease", "owner"))));
    assertThat(CountLimit.parse("jobs:!done>5").conditions())
        .isEqualTo(List.of(new Assertion.Absent(Path.of("done"))));
    assertThat(condition("n=5")).isEqualTo(Value.int32(5));
    assertThat(condition("n=5.0")).isEqualTo(Value.float64(5));
    assertThat(condition("n=5000000000")).isEqualTo(Value.int64(5_000_000_000L));
    assertThat(condition("n=true")).isEqualTo(Value.bool(true));
    assertThat(condition("n=null")).isEqualTo(Value.NULL);
    assertThat(condition("n=waiting")).isEqualTo(Value.text("waiting"));
  }

  private static Value condition(String text) {
    return ((Assertion.Equal) CountLimit.parse("jobs:" + text + ">5").conditions().getFirst())
        .value();
  }
}
