package dev.lockstep.registry.exchange;

import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.registry.exchange.draft.Foreign;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Imports for tests. */
final class Imports {
  private Imports() {}

  /** The example of a format. */
  static byte[] example(ImportFormat format) {
    try (InputStream example = Imports.class.getResourceAsStream(file(format))) {
      return example.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String file(ImportFormat format) {
    return format.word() + (format == ImportFormat.CQL ? ".cql" : ".json");
  }

  static Import.Result of(ImportFormat format, byte[] content) {
    return Import.of(format, new Foreign("f.json", content, "things", Optional.of("team")));
  }

  static Import done(ImportFormat format, byte[] content) {
    return switch (of(format, content)) {
      case Import.Result.Done done -> done.made();
      case Import.Result.Refused refused -> throw new AssertionError(refused.findings());
    };
  }

  static Import done(ImportFormat format, String text) {
    return done(format, text.getBytes(StandardCharsets.UTF_8));
  }

  static Located<Contract> contract(Import made) {
    byte[] content = made.text().getBytes(StandardCharsets.UTF_8);
    return switch (ContractFile.read("c.yaml", content)) {
      case Outcome.Whole<Contract> whole -> whole.located();
      case Outcome.Broken<Contract> broken ->
          throw new AssertionError(broken.findings() + "\n" + made.text());
    };
  }
}
