package dev.lockstep.formats.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.contract.ExampleFiles;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.governance.Sensitivity;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.query.QueryLanguage;
import dev.lockstep.model.usage.Access;
import dev.lockstep.model.usage.ContractUse;
import dev.lockstep.model.usage.Evidence;
import dev.lockstep.model.usage.PathUse;
import dev.lockstep.model.usage.Surprise;
import dev.lockstep.model.usage.Usage;
import dev.lockstep.model.usage.Writing;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsageFileTest {
  private static final Located<Usage> BILLING =
      ExampleFiles.whole(UsageFile.read("billing.usage.yaml", ExampleFiles.usage()));

  private static ContractUse orders() {
    return BILLING.value().contracts().getFirst();
  }

  @Test
  void theServiceSaysWhoItIsAndWhereItRuns() {
    assertThat(BILLING.value().service()).isEqualTo("billing");
    assertThat(BILLING.value().version()).hasToString("4.2.0");
    assertThat(BILLING.value().team()).contains("payments");
    assertThat(BILLING.value().environments()).containsExactly("test", "prod");
    assertThat(orders().supports()).hasToString(">=2.1.0 <3.0.0");
  }

  @Test
  void pathsKeepTheirAccessAndWhatIsTakenInTheirPlace() {
    assertThat(orders().paths(Access.READ))
        .contains(
            new PathUse(Path.of("totalMinor"), Access.READ, true, Optional.empty()),
            new PathUse(Path.of("status"), Access.READ, false, Optional.of(Value.text("new"))),
            PathUse.of(Path.parse("lines[].sku"), Access.READ));
    assertThat(orders().paths(Access.UPSERT_KEY))
        .containsExactly(PathUse.of(Path.of("_id"), Access.UPSERT_KEY));
    assertThat(orders().paths(Access.PROJECT)).isEmpty();
  }

  @Test
  void theRestSaysHowItWritesAndWhatItTakes() {
    assertThat(orders().writing().mode()).contains(Writing.Mode.PATCH);
    assertThat(orders().writing().together())
        .containsExactly(List.of(Path.of("status"), Path.of("payment", "kind")));
    assertThat(orders().tolerance().of(Surprise.UNKNOWN_FIELD)).contains(true);
    assertThat(orders().tolerance().of(Surprise.NULL)).contains(false);
    assertThat(orders().tolerance().of(Surprise.MIXED_TYPE)).isEmpty();
    assertThat(orders().clearance()).contains(Sensitivity.RESTRICTED);
    assertThat(orders().history()).contains(Period.ofYears(7));
    assertThat(orders().queries().getFirst().language()).isEqualTo(QueryLanguage.MONGODB);
    assertThat(orders().evidence())
        .first()
        .isEqualTo(
            new Evidence(
                Evidence.Grade.TESTED,
                Optional.of("build 5121"),
                Optional.of(Instant.parse("2026-11-18T09:30:00Z")),
                Optional.of(new BigDecimal("0.92"))));
  }

  @Test
  void everyPathHasItsPlace() {
    List<String> text = new String(ExampleFiles.usage(), StandardCharsets.UTF_8).lines().toList();
    for (PathUse use : orders().paths()) {
      Mark mark = BILLING.mark(use.path());
      assertThat(text.get(mark.line() - 1).substring(mark.column() - 1).replace("\"", ""))
          .startsWith(use.path().toString());
    }
  }
}
