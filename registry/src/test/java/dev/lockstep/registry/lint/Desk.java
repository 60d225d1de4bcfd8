package dev.lockstep.registry.lint;

import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.usage.UsageFile;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.usage.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Contracts and usages laid side by side for lint. */
final class Desk {
  static final String ORDERS = text("orders.odcs.yaml");
  static final String BILLING = text("billing.usage.yaml");

  private final List<Located<Contract>> contracts = new ArrayList<>();
  private final List<Located<Usage>> usages = new ArrayList<>();

  private static String text(String file) {
    try {
      return Files.readString(Path.of("..", "examples", "contracts", file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The examples, with one text in the contract put in place of another. */
  static Desk ofContractWith(String text, String instead) {
    return new Desk().contract(replaced(ORDERS, text, instead)).usage(BILLING);
  }

  /** The examples, with one text in the usage put in place of another. */
  static Desk ofUsageWith(String text, String instead) {
    return new Desk().contract(ORDERS).usage(replaced(BILLING, text, instead));
  }

  private static String replaced(String whole, String text, String instead) {
    if (!whole.contains(text)) {
      throw new AssertionError("The example does not have: " + text);
    }
    return whole.replace(text, instead);
  }

  Desk contract(String text) {
    contracts.add(whole(ContractFile.read("c.yaml", text.getBytes(StandardCharsets.UTF_8))));
    return this;
  }

  Desk usage(String text) {
    usages.add(whole(UsageFile.read("u.yaml", text.getBytes(StandardCharsets.UTF_8))));
    return this;
  }

  private static <T> Located<T> whole(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Whole<T> whole -> whole.located();
      case Outcome.Broken<T> broken -> throw new AssertionError(broken.findings().toString());
    };
  }

  List<LintFinding> lint(LintSettings settings) {
    return Lint.of(contracts, usages, settings);
  }

  List<LintFinding> lint() {
    return lint(LintSettings.DEFAULTS);
  }
}
