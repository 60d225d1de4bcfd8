package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody agrees to a change as it is, and to nothing else. */
final class ApproveVerbTest {
  private static final Path SHOP = Path.of("..", "examples", "shop");

  @TempDir private Path folder;
  private Path change;
  private Path approval;

  @BeforeEach
  void copyTheShop() throws IOException {
    try (Stream<Path> files = Files.walk(SHOP)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
        Path copy = folder.resolve(SHOP.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        assertThat(Files.copy(file, copy)).exists();
      }
    }
    change = folder.resolve("changes/02-index-by-status.change.yaml");
    approval = folder.resolve("approvals/shop-02-index-by-status.ana.approval.yaml");
  }

  private Ran on(String day, String verb, String... more) {
    InstantSource clock = InstantSource.fixed(Instant.parse(day + "T12:00:00Z"));
    List<String> words = new ArrayList<>(List.of(verb, change.toString()));
    words.addAll(List.of("--in", folder.toString()));
    words.addAll(List.of(more));
    return new Shell(folder.resolve("state"), clock).run(words.toArray(String[]::new));
  }

  private Ran check(String... more) {
    return on("2026-11-21", "check", more);
  }

  private Ran approve(String... more) {
    List<String> words = new ArrayList<>(List.of("--by", "Ana", "--team", "checkout"));
    words.addAll(List.of(more));
    return on("2026-11-21", "approve", words.toArray(String[]::new));
  }

  private static void replace(Path file, String text, String instead) throws IOException {
    String before = Files.readString(file);
    assertThat(before).contains(text);
    Files.writeString(file, before.replace(text, instead));
  }

  @Test
  void whatIsApprovedStaysApprovedUntilItsLastDay() throws IOException {
    int exit = check().exit();
    Ran approved = approve("--until", "2026-11-30");
    assertThat(approved.exit()).as(approved.err()).isZero();
    assertThat(approved.out())
        .contains("Ana of checkout approves shop-02-index-by-status as it is");
    assertThat(Files.readString(approval))
        .contains("kind: Approval", "by: Ana", "at: ", "until: ", "2026-11-30");
    assertThat(check().out()).doesNotContain("APPROVAL_STALE");
    assertThat(check().exit()).isEqualTo(exit);
    Ran later = on("2026-12-01", "check");
    assertThat(later.exit()).isEqualTo(100);
    assertThat(later.out())
        .contains("02-index-by-status.change.yaml:1:1: error APPROVAL_STALE")
        .contains("the approval by Ana of checkout does not hold:", "it held until 2026-11-30");
  }

  @Test
  void theSameInOtherWordsIsStillApprovedAndAnythingElseIsNot() throws IOException {
    assertThat(approve().exit()).isZero();
    Files.writeString(change, "# a remark\n" + Files.readString(change));
    assertThat(check().out()).doesNotContain("APPROVAL_STALE");
    replace(change, "title: ", "title: Really, ");
    assertThat(check().exit()).isEqualTo(100);
    assertThat(check().out())
        .contains("error APPROVAL_STALE", "the change or a contract that it ties was another one");
    assertThat(approve().exit()).isZero();
    assertThat(check().out()).doesNotContain("APPROVAL_STALE");
  }

  @Test
  void whatIsKnownOfItBelongsToWhatWasApproved() throws IOException {
    change = folder.resolve("changes/01-channel.change.yaml");
    assertThat(approve().exit()).isZero();
    assertThat(check().out()).doesNotContain("APPROVAL_STALE");
    replace(folder.resolve("usages/storefront.usage.yaml"), "version: 7.3.0", "version: 7.4.0");
    assertThat(check().out())
        .contains("error APPROVAL_STALE", "the check found other things")
        .doesNotContain("was another one");
  }

  @Test
  void bothFingerprintsAreToldToPeopleAndMachines() throws IOException {
    String json = check("--format", "json").out();
    assertThat(json).containsPattern("\"fingerprints\":\\{\"plan\":\"[0-9a-f]{32}\",\"evidence\"");
    String plan = json.replaceFirst("(?s).*\"plan\":\"(\\w+)\".*", "$1");
    assertThat(check().out()).contains("to approve: plan " + plan + ", evidence ");
    assertThat(approve("--output", "json").out())
        .contains("\"plan\":\"" + plan + "\"", "\"file\":");
    assertThat(Files.readString(approval)).contains(plan);
  }

  @Test
  void anApprovalOfAnotherChangeSaysNothingOfThisOne() throws IOException {
    assertThat(approve().exit()).isZero();
    replace(approval, "shop-02-index-by-status", "shop-03");
    replace(change, "title: ", "title: Really, ");
    assertThat(check().out()).doesNotContain("APPROVAL_STALE");
  }

  @Test
  void aBrokenApprovalIsNeverTakenForNone() throws IOException {
    assertThat(approve().exit()).isZero();
    replace(approval, "kind: Approval", "kind: Consent");
    replace(approval, "team: ", "squad: ");
    Ran ran = check();
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("Cannot read the approvals in", "approval.yaml:2:7: ", "'team'");
    assertThat(approve().exit()).isEqualTo(1);
  }
}
