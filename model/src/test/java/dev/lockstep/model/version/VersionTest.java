package dev.lockstep.model.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.version.Version.Semantic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
  @Test
  void precedenceIsThatOfTheSpecification() {
    List<String> ordered =
        List.of(
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.0.1",
            "1.2.0",
            "1.10.0",
            "2.0.0");
    for (int i = 0; i + 1 < ordered.size(); i++) {
      assertThat(semantic(ordered.get(i))).isLessThan(semantic(ordered.get(i + 1)));
    }
    assertThat(semantic("1.0.0+a")).isEqualByComparingTo(semantic("1.0.0+b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.3", "0.0.0", "1.0.0-rc.1+build.5", "1.0.0+001", "1.0.0--"})
  void aSemanticVersionIsWrittenAsItWasRead(String text) {
    assertThat(Version.of(text)).isInstanceOf(Semantic.class).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.2", "v1.2.3", "01.2.3", "1.2.3-", "1.2.3-01", "1.2.3.4", "x"})
  void anotherTextIsAVersionWithoutOrder(String text) {
    assertThat(Version.of(text)).isEqualTo(new Version.Other(text)).hasToString(text);
    assertThat(Version.of(text).semantic()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    ">=2.1 <4, 2.1.0, true",
    ">=2.1 <4, 3.9.9, true",
    ">=2.1 <4, 4.0.0, false",
    ">=2.1 <4, 2.0.9, false",
    "2.1, 2.1.7, true",
    "2.1, 2.2.0, false",
    "2, 2.9.0, true",
    "=2, 3.0.0, false",
    "2.1.3, 2.1.3, true",
    "2.1.3, 2.1.4, false",
    "> 1.0.0 <= 2.0.0, 2.0.0, true",
    "*, 9.9.9, true",
    ">=1.0.0-rc.1, 1.0.0, true"
  })
  void aRangeLetsInWhatItsComparisonsSay(String range, String version, boolean isIn) {
    assertThat(VersionRange.parse(range).orElseThrow().contains(semantic(version))).isEqualTo(isIn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", ">=", "2.x", "^2.1", "~2", ">=2.1<4", "2 || 3", "1.2.3.4", "* 2"})
  void whatIsNoRangeIsNotRead(String text) {
    assertThat(VersionRange.parse(text)).isEmpty();
  }

  @Test
  void aRangeReadsBackFromItsFullNotation() {
    VersionRange range = VersionRange.parse(">=2.1 <4").orElseThrow();
    assertThat(range).hasToString(">=2.1.0 <4.0.0");
    assertThat(VersionRange.parse(range.toString())).contains(range);
  }

  private static Semantic semantic(String text) {
    return Semantic.parse(text).orElseThrow();
  }
}
