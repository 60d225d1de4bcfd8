package dev.lockstep.registry.catalog;

import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.reading.FileKind;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.usage.UsageFile;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.usage.ContractUse;
import dev.lockstep.model.usage.Usage;
import java.util.Optional;

/** A file that was read as what it is. */
public sealed interface CatalogFile {
  /** Neither a contract nor a usage. */
  record Other() implements CatalogFile {}

  /** A contract, or what should be one. */
  record OfContract(Outcome<Contract> outcome) implements CatalogFile {}

  /** A usage, or what should be one. */
  record OfUsage(Outcome<Usage> outcome) implements CatalogFile {}

  /**
   * Reads a file that was found: it is ours where its {@code kind} says so, and where its name ends
   * as ours do.
   */
  static CatalogFile found(String name, byte[] content) {
    Optional<String> kind = FileKind.of(content);
    boolean isOurs =
        Naming.of(name) != Naming.PLAIN
            || kind.filter(word -> word.equals(ContractFile.KIND) || word.equals(UsageFile.KIND))
                .isPresent();
    return isOurs ? read(name, content, kind) : new Other();
  }

  /** Reads a file that somebody named: if nothing says what it is, it should be a contract. */
  static CatalogFile named(String name, byte[] content) {
    return read(name, content, FileKind.of(content));
  }

  private static CatalogFile read(String name, byte[] content, Optional<String> kind) {
    boolean isUsage =
        kind.map(UsageFile.KIND::equals).orElseGet(() -> Naming.of(name) == Naming.USAGE);
    return isUsage
        ? new OfUsage(UsageFile.read(name, content))
        : new OfContract(ContractFile.read(name, content));
  }

  /** The file in short. */
  default Facts facts() {
    return switch (this) {
      case Other other -> new Facts.Other();
      case OfContract(Outcome.Whole<Contract> whole) -> {
        Contract contract = whole.located().value();
        yield new Facts.OfContract(contract.id(), contract.version().text());
      }
      case OfUsage(Outcome.Whole<Usage> whole) -> {
        Usage usage = whole.located().value();
        yield new Facts.OfUsage(
            usage.service(),
            usage.version().text(),
            usage.contracts().stream().map(ContractUse::contract).distinct().toList());
      }
      case OfContract(Outcome.Broken<Contract> broken) -> new Facts.Broken();
      case OfUsage(Outcome.Broken<Usage> broken) -> new Facts.Broken();
    };
  }
}
