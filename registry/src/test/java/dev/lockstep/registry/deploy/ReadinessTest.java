package dev.lockstep.registry.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.deployment.DeploymentsFile;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.usage.UsageFile;
import dev.lockstep.model.usage.Usage;
import dev.lockstep.registry.evidence.Freshness;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReadinessTest {
  private final List<String> usages =
      new ArrayList<>(List.of(usage("billing", ">=2 <4", "reads: [total], writes: [status]")));
  private String live = "services: {billing: [1.0.0]}, contracts: {orders: [2.0.0]}";
  private Set<String> ignored = Set.of();

  private static String usage(String service, String supports, String more) {
    return """
    {apiVersion: lockstep/v1, kind: Usage, service: %s, version: 1.0.0, contracts: [
      {contract: orders, supports: "%s", %s}]}
    """
        .formatted(service, supports, more);
  }

  private static String contract(String version, String field) {
    return """
    {apiVersion: v3.1.0, kind: DataContract, id: orders, version: %s, status: active,
     schema: [{name: orders, logicalType: object, properties: [
       {name: %s, logicalType: integer}, {name: status, logicalType: string}]}]}
    """
        .formatted(version, field);
  }

  private static <T> Located<T> whole(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Whole<T> whole) {
      return whole.located();
    }
    throw new AssertionError(outcome);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Readiness asked() {
    String deployments =
        "{apiVersion: lockstep/v1, kind: Deployments, environments: {prod: {%s}}}".formatted(live);
    List<Located<Usage>> files = new ArrayList<>();
    for (int i = 0; i < usages.size(); i++) {
      files.add(whole(UsageFile.read("u" + i, bytes(usages.get(i)))));
    }
    return Readiness.of(
        new Question("billing", "1.0.0", "prod", ignored),
        new Known(
            whole(DeploymentsFile.read("d", bytes(deployments))).value(),
            List.of(
                whole(ContractFile.read("c2", bytes(contract("2.0.0", "total")))),
                whole(ContractFile.read("c3", bytes(contract("3.0.0", "sum"))))),
            files,
            new Freshness(LocalDate.of(2026, 6, 30), 29)));
  }

  @Test
  void aServiceThatSupportsWhatIsLiveMayGo() {
    Readiness yes = asked();
    assertThat(yes.verdict()).isEqualTo(Verdict.YES);
    assertThat(yes.reasons()).isEmpty();
    assertThat(yes.rows()).extracting(Row::contractVersion).containsExactly("2.0.0");
  }

  @ParameterizedTest
  @CsvSource({
    "'[3.0.0]', NO, total",
    "'[2.0.0, 3.0.0]', NO, total",
    "'[4.0.0]', NO, 'it supports >=2.0.0 <4.0.0'",
    "'[2.5.0]', UNKNOWN, this version is not among the files",
    "'[spring]', UNKNOWN, this version has no order",
    "'[]', UNKNOWN, nobody says which version is live",
    "'{other: [2.0.0]}', YES, ''"
  })
  void whatIsLiveDecides(String versions, Verdict verdict, String why) {
    live = "contracts: {orders: %s}".formatted(versions);
    Readiness readiness = asked();
    assertThat(readiness.verdict()).isEqualTo(verdict);
    assertThat(String.join("\n", readiness.reasons())).contains(why);
  }

  @Test
  void anEnvironmentThatNobodyDescribedIsUnknown() {
    Readiness readiness =
        Readiness.of(
            new Question("billing", "1.0.0", "prd", Set.of()),
            new Known(
                whole(DeploymentsFile.read("d", bytes(DeploymentsFile.empty()))).value(),
                List.of(),
                List.of(),
                new Freshness(LocalDate.EPOCH, 1)));
    assertThat(readiness.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(readiness.reasons())
        .containsExactly(
            "nobody says what is live in 'prd'", "no usage says what billing 1.0.0 does");
  }

  @Test
  void anotherLiveServiceWithoutAUsageIsUnknownUnlessItIsIgnored() {
    live = "services: {reports: [1.0.0]}, contracts: {orders: [2.0.0]}";
    assertThat(asked().verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(asked().reasons())
        .containsExactly("no usage says what reports 1.0.0 does, which is live in prod");
    ignored = Set.of("reports");
    assertThat(asked().verdict()).isEqualTo(Verdict.YES);
  }

  @Test
  void anotherLiveServiceMustSupportWhatThisOneWrites() {
    live = "services: {reports: [1.0.0]}, contracts: {orders: [2.0.0]}";
    usages.add(usage("reports", "<2", "reads: [total]"));
    assertThat(asked().verdict()).isEqualTo(Verdict.NO);
    assertThat(asked().reasons())
        .containsExactly(
            "reports 1.0.0, orders 2.0.0: it supports <2.0.0, and this version is live");
    usages.set(0, usage("billing", "*", "reads: [total]"));
    assertThat(asked().verdict()).as("it only reads").isEqualTo(Verdict.YES);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-31T23:00:00Z, UNKNOWN",
    "2026-06-01T00:00:00Z, YES",
    "2026-07-01T10:00:00Z, YES",
    "2026-07-02T00:00:00Z, UNKNOWN"
  })
  void evidenceThatIsTooOldOrOfDaysToComeSaysNothing(String at, Verdict verdict) {
    String evidence = "reads: [total], evidence: [{grade: observed, at: \"%s\"}]".formatted(at);
    usages.set(0, usage("billing", "*", evidence));
    Readiness readiness = asked();
    assertThat(readiness.verdict()).isEqualTo(verdict);
    assertThat(readiness.reasons())
        .allMatch(why -> why.contains("none of its evidence is of 2026-06-01 or later"));
  }

  @Test
  void aNoIsNotMadeUnknownByWhatElseIsMissing() {
    live = "services: {reports: [1.0.0]}, contracts: {orders: [3.0.0]}";
    assertThat(asked().verdict()).isEqualTo(Verdict.NO);
    assertThat(asked().reasons()).hasSize(2);
  }
}
