package dev.lockstep.checks.columns;

import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.check.Checker;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.check.Policy;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.evidence.StatisticsFile;
import dev.lockstep.registry.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A table as it is, and the contract versions that would alter it.
 *
 * @param columns as the table is created
 * @param first what is done to the table before, with %s for its name
 * @param before the columns of the old version
 * @param after the columns of the new version
 * @param facts what the store knows, as statistics write it
 */
record AlteredTable(
    String columns, List<String> first, Version before, Version after, String facts) {
  /**
   * One version of a contract.
   *
   * @param keys as {@code nosql} writes them; may be empty
   * @param fields one property on each line
   */
  record Version(String keys, String fields) {
    static Version of(String fields) {
      return new Version("", fields);
    }
  }

  static AlteredTable of(String columns, Version before, Version after) {
    return new AlteredTable(columns, List.of(), before, after, "");
  }

  AlteredTable knowing(String facts) {
    return new AlteredTable(columns, first, before, after, facts);
  }

  AlteredTable after(String... statements) {
    return new AlteredTable(columns, List.of(statements), before, after, facts);
  }

  List<Finding> findings(String rule, String table) {
    Map<String, Statistics> statistics =
        facts.isEmpty()
            ? Map.of()
            : value(
                StatisticsFile.read(
                    "statistics",
                    "%s: {documents: 0, engine: {%s}}"
                        .formatted(table, facts)
                        .getBytes(StandardCharsets.UTF_8)));
    return new Checker(Policy.DEFAULTS)
            .check(
                contract(before, "1.0.0", table),
                contract(after, "2.0.0", table),
                new Knowledge(List.of(), statistics, LocalDate.of(2026, 11, 21)))
            .stream()
            .filter(finding -> finding.rule().equals(rule))
            .toList();
  }

  /** The statements that a rule says are refused. */
  Stream<String> refused(String rule, String table) {
    return findings(rule, table).stream()
        .flatMap(finding -> finding.witness().stream())
        .filter(Value.Text.class::isInstance)
        .map(witness -> ((Value.Text) witness).value())
        .distinct();
  }

  private static Contract contract(Version version, String number, String table) {
    String text =
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: shop.orders
        version: %s
        status: active
        schema:
          - id: orders
            name: orders
            physicalName: %s
            logicalType: object
            customProperties:
              - property: nosql
                value: {engine: cassandra%s}
            properties:
        %s
        """
            .formatted(
                number,
                table,
                version.keys().isEmpty() ? "" : ", keys: " + version.keys(),
                version.fields().indent(6));
    return value(ContractFile.read("contract", text.getBytes(StandardCharsets.UTF_8)));
  }

  private static <T> T value(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Whole<T> whole -> whole.located().value();
      case Outcome.Broken<T> broken -> throw new AssertionError(broken.findings().toString());
    };
  }
}
