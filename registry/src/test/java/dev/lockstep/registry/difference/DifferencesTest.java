package dev.lockstep.registry.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.registry.difference.Difference.Kind;
import dev.lockstep.testkit.seed.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two versions of one contract, and what is said to differ. */
final class DifferencesTest {
  private static final String ORDERS = orders();

  private static String orders() {
    try {
      return Files.readString(Path.of("..", "examples", "contracts", "orders.odcs.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Contract> contract(String text) {
    return switch (ContractFile.read("c.yaml", text.getBytes(StandardCharsets.UTF_8))) {
      case Outcome.Whole<Contract> whole -> Optional.of(whole.located().value());
      case Outcome.Broken<Contract> broken -> Optional.empty();
    };
  }

  private static List<Difference> since(String text) {
    return Differences.between(
        List.of(contract(ORDERS).orElseThrow()), List.of(contract(text).orElseThrow()));
  }

  @Test
  void aContractDoesNotDifferFromItself() {
    assertThat(since(ORDERS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: totalMinor|name: totalCents|renamed orders.totalMinor: totalMinor -> totalCents",
        "{minimum: 0}|{minimum: 1}|changed orders.totalMinor: logicalTypeOptions.minimum: 0 -> 1",
        "level: moderate|level: strict|changed orders: validator.level: moderate -> strict",
        "name: by_expiry|name: by_end|changed orders, index by_expiry: name: by_expiry -> by_end",
        "rate: 40/s|rate: 41/s|changed orders, query latest_of_customer: rate: 40/s -> 41/s",
        "maxLength: 40|maxLength: 41|"
            + "changed orders.lines[].sku: logicalTypeOptions.maxLength: 40 -> 41",
        "version: 2.3.0|version: 2.4.0|changed the contract: version: 2.3.0 -> 2.4.0",
        "unit: EUR cent|unit: EUR|changed orders.totalMinor: unit: EUR cent -> EUR"
      })
  void aDifferenceNamesItsPlaceAndBothWords(String text, String instead, String said) {
    assertThat(ORDERS).contains(text);
    assertThat(since(ORDERS.replace(text, instead)))
        .extracting(each -> "%s %s: %s".formatted(each.kind().word(), each.subject(), each.words()))
        .contains(said);
  }

  @Test
  void whatIsNewOrGoneIsNamedOnce() {
    String line =
        "      - {id: expires, name: expiresAt, logicalType: timestamp, physicalType: date}\n";
    assertThat(ORDERS).contains(line);
    String without = ORDERS.replace(line, "");
    assertThat(since(without)).extracting(Difference::kind).containsExactly(Kind.REMOVED);
  }

  @Test
  void nothingThatContractsSayDiffersInSilence() {
    Contract before = contract(ORDERS).orElseThrow();
    int[] seen = new int[1];
    Seeds.configured()
        .check(
            500,
            random -> {
              Optional<Contract> after = contract(altered(random));
              if (after.isPresent() && !after.get().equals(before)) {
                seen[0]++;
                assertThat(Differences.between(List.of(before), List.of(after.get()))).isNotEmpty();
              }
            });
    assertThat(seen[0]).as("contracts that differ").isGreaterThan(30);
  }

  /** The example with one word changed, or one line gone. */
  private static String altered(SplittableRandom random) {
    List<String> lines = ORDERS.lines().toList();
    int at = random.nextInt(lines.size());
    String[] words = lines.get(at).split("(?<=[ {,\\[])|(?=[},\\]])", -1);
    int word = random.nextInt(words.length);
    words[word] =
        List.of("7", "true", "other", "false", "date", "2027-01-01", "").get(random.nextInt(7));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      text.append(i == at ? String.join("", words) : lines.get(i)).append('\n');
    }
    return text.toString();
  }
}
