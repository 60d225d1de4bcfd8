package dev.lockstep.checks.query;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Statements over {@link EventTable}. */
final class RandomStatements {
  private static final List<String> COLUMNS =
      List.of("shop", "day", "at", "id", "owner", "name", "pieces", "paid", "state", "zip");
  private static final List<String> WRITTEN = List.of("owner", "name", "pieces", "state", "zip");

  private final SplittableRandom random;

  RandomStatements(SplittableRandom random) {
    this.random = random;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  String literal(String column) {
    return switch (column) {
      case "shop" -> one(List.of("'a'", "'b'"));
      case "day", "at", "id" -> Integer.toString(random.nextInt(3));
      case "pieces" -> Integer.toString(random.nextInt(5) - 1);
      case "paid" -> one(List.of("true", "false"));
      case "state" -> one(List.of("'new'", "'sent'", "'lost'", "'odd'"));
      default -> one(List.of("'ada'", "'bob'", "'c''y'", "''"));
    };
  }

  private String listed(String column) {
    return Stream.generate(() -> literal(column))
        .limit(1 + random.nextInt(3))
        .distinct()
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** A query that Cassandra takes, as far as filters allow it to. */
  String select() {
    String where = filters();
    boolean ordered = where.startsWith("shop = ") && random.nextInt(3) == 0;
    return "SELECT %s FROM events%s%s%s ALLOW FILTERING"
        .formatted(
            selection(),
            where.isEmpty() ? "" : " WHERE " + where,
            ordered ? " ORDER BY at ASC, id DESC" : "",
            random.nextInt(8) == 0 ? " LIMIT 3" : "");
  }

  private String selection() {
    return switch (random.nextInt(8)) {
      case 0 -> "*";
      case 1 -> "count(*)";
      case 2 -> "at, max(%s)".formatted(one(List.of("name", "pieces", "zip")));
      default ->
          Stream.generate(() -> one(COLUMNS))
              .limit(1 + random.nextInt(5))
              .collect(Collectors.joining(", "));
    };
  }

  private String filters() {
    List<String> filters = new ArrayList<>();
    if (random.nextBoolean()) {
      filters.add("shop = " + literal("shop"));
      filters.add("day = " + literal("day"));
      if (random.nextBoolean()) {
        filters.add(comparison("at"));
      }
    }
    for (String column : List.of("name", "pieces", "paid", "state", "zip", "owner")) {
      if (random.nextInt(6) == 0) {
        filters.add(comparison(column));
      }
    }
    return String.join(" AND ", filters);
  }

  private String comparison(String column) {
    return switch (random.nextInt(4)) {
      case 0 -> column + " IN " + listed(column);
      case 1 -> column + one(List.of(" < ", " >= ")) + literal(column);
      default -> column + " = " + literal(column);
    };
  }

  private String row() {
    return "shop = %s AND day = %s AND at = %s AND id = %s"
        .formatted(literal("shop"), literal("day"), literal("at"), literal("id"));
  }

  /** A statement that writes one row, and whether it is in a batch. */
  String write() {
    String one = single();
    return random.nextInt(5) == 0
        ? "BEGIN BATCH %s; %s; APPLY BATCH".formatted(one, single())
        : one;
  }

  private String stored(String column) {
    String literal = literal(column);
    return literal.equals("'odd'") ? "'new'" : literal;
  }

  private String single() {
    List<String> columns =
        Stream.generate(() -> one(WRITTEN)).limit(1 + random.nextInt(3)).distinct().toList();
    return switch (random.nextInt(3)) {
      case 0 ->
          "INSERT INTO events (shop, day, at, id, %s) VALUES (%s, %s, %s, %s, %s)"
              .formatted(
                  String.join(", ", columns),
                  literal("shop"),
                  literal("day"),
                  literal("at"),
                  literal("id"),
                  columns.stream().map(this::stored).collect(Collectors.joining(", ")));
      case 1 ->
          "UPDATE events SET %s WHERE %s"
              .formatted(
                  columns.stream()
                      .map(column -> column + " = " + stored(column))
                      .collect(Collectors.joining(", ")),
                  rowOf(columns));
      default ->
          "DELETE %s FROM events WHERE %s".formatted(String.join(", ", columns), rowOf(columns));
    };
  }

  /** A write of static columns alone names no row. */
  private String rowOf(List<String> columns) {
    return columns.equals(List.of("owner"))
        ? "shop = %s AND day = %s".formatted(literal("shop"), literal("day"))
        : row();
  }

  /** Any query, whether Cassandra takes it or not. */
  String daring() {
    List<String> filters = new ArrayList<>();
    for (String column : List.of("shop", "day", "at", "id")) {
      if (random.nextInt(5) > 0) {
        filters.add(random.nextInt(3) > 0 ? column + " = " + literal(column) : comparison(column));
      }
    }
    for (String column : List.of("name", "pieces", "zip")) {
      if (random.nextInt(5) == 0) {
        filters.add(comparison(column));
      }
    }
    switch (random.nextInt(12)) {
      case 0 -> filters.add("tags CONTAINS 'x'");
      case 1 -> filters.add("notes CONTAINS KEY 'x'");
      case 2 -> filters.add("notes['x'] = 'y'");
      case 3 -> filters.add("token(shop, day) > 0");
      case 4 -> filters.add("(at, id) > (1, 1)");
      default -> {}
    }
    return "SELECT %s FROM events%s%s%s%s"
        .formatted(
            one(List.of("*", "name", "DISTINCT shop, day", "name")),
            filters.isEmpty() ? "" : " WHERE " + String.join(" AND ", filters),
            random.nextInt(8) == 0 ? " GROUP BY shop, day, at" : "",
            random.nextInt(4) == 0
                ? one(List.of(" ORDER BY at", " ORDER BY at DESC, id", " ORDER BY id DESC"))
                : "",
            one(List.of("", " ALLOW FILTERING")));
  }
}
