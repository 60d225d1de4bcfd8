package dev.lockstep.registry.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Fit;
import dev.lockstep.registry.compare.Fitting;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Where a rule is about what a place may hold, what it shows is a document of the version that the
 * edge is about, and one that the other version refuses. Versions of contracts from all cases of
 * the rules are compared with each other.
 */
final class WitnessTest {
  private static final long SEED = Long.getLong("lockstep.seed", 4);
  private static final int PAIRS = 3_000;

  /**
   * Rules about what a place may hold, and not about who looks for it. One text may be a moment to
   * one version and any text to the other.
   */
  private static final Pattern ABOUT_VALUES =
      Pattern.compile(
          "TYPE_(CHANGED|WIDENED|NARROWED|PRECISION_LOSS|SCALAR_TO_ARRAY|ARRAY_TO_SCALAR)"
              + "|ENUM_.*|RANGE_.*|LENGTH_.*|ARRAY_SIZE_.*|UNIQUE_ITEMS_ADDED|PATTERN_CHANGED"
              + "|FIELD_NULL_.*|FIELD_REQUIRED_.*|FIELD_ADDED_REQUIRED.*|UNION_MEMBER_.*"
              + "|CONTENT_MODEL_.*|MAP_KEY_.*|ARRAY_ELEMENT_.*|EMBED_.*|ID_.*");

  @Test
  void whatIsShownIsADocumentOfOneVersionThatTheOtherRefuses() {
    List<Contract> versions =
        RuleCasesTest.rules()
            .map(rule -> RuleCase.of(RuleCasesTest.node(rule, "fires").orElseThrow()))
            .flatMap(each -> Stream.of(each.before(), each.after()))
            .toList();
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      Contract before = versions.get(random.nextInt(versions.size()));
      Contract after = versions.get(random.nextInt(versions.size()));
      new Checker(Policy.DEFAULTS)
          .check(before, after, Knowledge.none(RuleCase.TODAY)).stream()
              .filter(finding -> finding.level() == Level.ERROR)
              .filter(finding -> ABOUT_VALUES.matcher(finding.rule()).matches())
              .filter(finding -> !tells(finding, before, after))
              .forEach(finding -> wrong.add(words(finding, before, after)));
    }
    assertThat(wrong.stream().distinct().limit(40)).as("seed %d", SEED).isEmpty();
  }

  private static boolean tells(Finding finding, Contract before, Contract after) {
    boolean isOld = finding.edge() != Edge.OLD_READER_NEW_DATA;
    Document shown = (Document) finding.witness().orElseThrow();
    return Fitting.of(shape(isOld ? before : after), shown) != Fit.FAILS
        && Fitting.of(shape(isOld ? after : before), shown) != Fit.FITS;
  }

  private static String words(Finding finding, Contract before, Contract after) {
    Document shown = (Document) finding.witness().orElseThrow();
    return "%s %s, shown by %s: the old version says %s, the new one %s"
        .formatted(
            finding.rule(),
            finding.message(),
            ExtendedJson.write(shown, Notation.RELAXED),
            Fitting.of(shape(before), shown),
            Fitting.of(shape(after), shown));
  }

  private static Shape.Fields shape(Contract contract) {
    return contract.collections().getFirst().shape();
  }
}
