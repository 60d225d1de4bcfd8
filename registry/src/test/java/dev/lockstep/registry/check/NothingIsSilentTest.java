package dev.lockstep.registry.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.contract.Contract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every word of a contract is changed, one at a time: what documents depend on is never silent. */
final class NothingIsSilentTest {
  private static final Path EXAMPLE = Path.of("..", "examples", "contracts", "orders.odcs.yaml");

  /** What people, plans and queries depend on, and no document. */
  private static final Pattern NO_DOCUMENT =
      Pattern.compile(
          "(- )?(id|status|owner|version|apiVersion|template|deprecated|latencyMaxMillis"
              + "|documents|documentBytes|documentBytesMax|parameters|rate|reads|writes): .*"
              + "|(- )?name: ([Oo]rders|latest_of_customer|card|voucher)"
              + "|- \\{id: ix.*|- \\{property: availability.*|- \\{username: .*"
              + "|- property: nosql");

  private static final List<String> OTHERS =
      List.of("9", "true", "false", "string", "closed", "strict");

  private static final Pattern WORD =
      Pattern.compile("[A-Za-z0-9_.$^{}\\[\\]-]+(?=[,}\\]\"\\s]|$)");

  @Test
  void aChangedWordIsFoundOrConcernsNoDocument() throws IOException {
    String text = Files.readString(EXAMPLE);
    Contract before = read(text).orElseThrow();
    List<String> silent = new ArrayList<>();
    int tried = 0;
    int at = 0;
    for (String line : text.lines().toList()) {
      Matcher word = WORD.matcher(line);
      boolean matters =
          !line.strip().startsWith("#") && !NO_DOCUMENT.matcher(line.strip()).matches();
      while (matters && word.find()) {
        for (String other : others(word.group())) {
          String changed =
              text.substring(0, at + word.start()) + other + text.substring(at + word.end());
          Optional<Contract> after = read(changed).filter(each -> !each.equals(before));
          tried += after.isPresent() ? 1 : 0;
          if (after.filter(each -> isSilent(before, each) || isSilent(each, before)).isPresent()) {
            silent.add("%s : %s -> %s".formatted(line.strip(), word.group(), other));
          }
        }
      }
      at += line.length() + 1;
    }
    assertThat(silent).isEmpty();
    assertThat(tried).isGreaterThan(300);
  }

  private static List<String> others(String word) {
    List<String> others = new ArrayList<>(OTHERS);
    others.add(word + "9");
    return others;
  }

  private static boolean isSilent(Contract before, Contract after) {
    return new Checker(Policy.DEFAULTS)
        .check(before, after, Knowledge.none(RuleCase.TODAY))
        .isEmpty();
  }

  private static Optional<Contract> read(String text) {
    return ContractFile.read("changed", text.getBytes(StandardCharsets.UTF_8))
            instanceof Outcome.Whole<Contract> whole
        ? Optional.of(whole.located().value())
        : Optional.empty();
  }
}
