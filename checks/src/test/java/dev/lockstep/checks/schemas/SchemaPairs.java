package dev.lockstep.checks.schemas;

import dev.lockstep.registry.json.JsonException;
import dev.lockstep.registry.json.JsonReader;
import dev.lockstep.registry.schema.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ./dev schema-pairs FILE [--draft D]}: compares the pairs of a file and has each witness
 * confirmed by an independent validator. The draft is the one given, else the one in the file's
 * name, else 4.
 */
public final class SchemaPairs {
  private static final String USAGE = "./dev schema-pairs FILE [--draft 4|6|7|2019-09|2020-12]";
  private static final Map<String, Dialect> DRAFTS =
      Map.of(
          "4", Dialect.DRAFT_4,
          "6", Dialect.DRAFT_6,
          "7", Dialect.DRAFT_7,
          "2019-09", Dialect.DRAFT_2019_09,
          "2020-12", Dialect.DRAFT_2020_12);
  private static final Pattern DRAFT_IN_NAME = Pattern.compile("draft-?0?(2019-09|2020-12|[467])");

  private SchemaPairs() {}

  /** Reports on one file; ends with 1 where a witness is not confirmed or nothing can be read. */
  public static void main(String[] args) {
    Optional<Dialect> dialect = dialect(args);
    if (dialect.isEmpty()) {
      System.err.println("Cannot compare schemas: what was asked for is not " + USAGE);
      System.exit(2);
      return;
    }
    try {
      PairsReport report =
          PairsReport.of(JsonReader.read(Files.readString(Path.of(args[0]))), dialect.get());
      report.lines().forEach(System.out::println);
      System.out.println(report.summary());
      System.exit(report.unconfirmed() == 0 ? 0 : 1);
    } catch (IOException | JsonException | IllegalArgumentException e) {
      System.err.printf("Cannot compare the pairs of %s: %s%n", args[0], e.getMessage());
      System.exit(1);
    }
  }

  private static Optional<Dialect> dialect(String[] args) {
    if (args.length == 3 && args[1].equals("--draft")) {
      return Optional.ofNullable(DRAFTS.get(args[2]));
    }
    return args.length == 1 ? Optional.of(named(Path.of(args[0]))) : Optional.empty();
  }

  /** The dialect that a file's name says. */
  static Dialect named(Path file) {
    Matcher matcher = DRAFT_IN_NAME.matcher(String.valueOf(file.getFileName()));
    return matcher.find()
        ? DRAFTS.getOrDefault(matcher.group(1), Dialect.DRAFT_4)
        : Dialect.DRAFT_4;
  }
}
