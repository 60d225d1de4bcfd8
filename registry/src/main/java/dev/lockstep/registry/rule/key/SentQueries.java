package dev.lockstep.registry.rule.key;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.query.QueryLanguage;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.rule.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The begins and patterns of keys in queries, as far as their text says them. */
final class SentQueries {
  private static final Pattern BEGIN =
      Pattern.compile(
          "(?i)begins_with\\s*\\(\\s*\"?([#\\w.-]+)\"?\\s*,\\s*(?:'([^']*)'|(:\\w+|\\?))\\s*\\)");
  private static final Pattern MATCH = Pattern.compile("(?i)\\bMATCH\\s+(\"[^\"]*\"|\\S+)");
  private static final Pattern KEYS = Pattern.compile("(?i)^\\s*KEYS\\s+(\"[^\"]*\"|\\S+)");
  private static final Pattern PREFIX = Pattern.compile("(?i)\\bPREFIX\\s+(\\d{1,3})\\s+(.*)$");

  private SentQueries() {}

  /** What queries of DynamoDB look for by the begin of a key. */
  static List<Sought> begins(Subject subject) {
    return all(subject)
        .flatMap(sent -> begins(sent.query().template()).stream().map(sent::sought))
        .toList();
  }

  /** What commands of Redis look for by a pattern. */
  static List<Sought> patterns(Subject subject) {
    return all(subject)
        .filter(sent -> sent.query().language() == QueryLanguage.REDIS)
        .flatMap(sent -> patterns(sent.query()).stream().map(sent::sought))
        .toList();
  }

  /** The patterns of a collection's own queries. */
  static List<String> patterns(CollectionPromise collection) {
    return collection.queries().stream()
        .filter(query -> query.language() == QueryLanguage.REDIS)
        .flatMap(query -> patterns(query).stream())
        .flatMap(found -> found.text().stream())
        .toList();
  }

  private record Sent(List<Use> use, QueryTemplate query) {
    Sought sought(Text found) {
      return new Sought(use, query.name(), found.attribute(), found.text());
    }
  }

  private record Text(String attribute, Optional<String> text) {}

  private static Stream<Sent> all(Subject subject) {
    Stream<Sent> sent =
        subject.uses().stream()
            .flatMap(
                use -> use.use().queries().stream().map(query -> new Sent(List.of(use), query)));
    Stream<Sent> promised =
        subject.pair().before().queries().stream().map(query -> new Sent(List.of(), query));
    return Stream.concat(sent, promised);
  }

  private static List<Text> begins(Value template) {
    List<Text> found = new ArrayList<>();
    for (String text : texts(template).toList()) {
      Matcher begin = BEGIN.matcher(text);
      while (begin.find()) {
        Optional<String> literal =
            Optional.ofNullable(begin.group(2)).or(() -> given(template, begin.group(3)));
        found.add(new Text(named(template, begin.group(1)), literal));
      }
    }
    return found;
  }

  private static Stream<String> texts(Value value) {
    return switch (value) {
      case Value.Text(String text) -> Stream.of(text);
      case Document document ->
          document.names().stream()
              .flatMap(name -> document.get(name).stream())
              .flatMap(SentQueries::texts);
      case Value.Array(List<Value> items) -> items.stream().flatMap(SentQueries::texts);
      default -> Stream.empty();
    };
  }

  /** An attribute by the name that stands for it in the query. */
  private static String named(Value template, String name) {
    return inside(template, "ExpressionAttributeNames", name)
        .filter(Value.Text.class::isInstance)
        .map(value -> ((Value.Text) value).value())
        .orElse(name);
  }

  /** The text that the query itself gives to a parameter. */
  private static Optional<String> given(Value template, String parameter) {
    return inside(template, "ExpressionAttributeValues", parameter)
        .flatMap(value -> value instanceof Document typed ? typed.get("S") : Optional.of(value))
        .filter(Value.Text.class::isInstance)
        .map(value -> ((Value.Text) value).value())
        .filter(text -> !text.startsWith(":"));
  }

  private static Optional<Value> inside(Value template, String part, String name) {
    return template instanceof Document document
            && document.get(part).orElse(Value.NULL) instanceof Document inner
        ? inner.get(name)
        : Optional.empty();
  }

  private static List<Text> patterns(QueryTemplate query) {
    List<Text> found = new ArrayList<>();
    for (String text : texts(query.template()).toList()) {
      Stream.of(MATCH, KEYS)
          .map(pattern -> pattern.matcher(text))
          .filter(Matcher::find)
          .forEach(matcher -> found.add(pattern(query, unquoted(matcher.group(1)))));
      Matcher prefix = PREFIX.matcher(text);
      if (prefix.find()) {
        Stream.of(prefix.group(2).trim().split("\\s+"))
            .limit(Integer.parseInt(prefix.group(1)))
            .forEach(begin -> found.add(pattern(query, unquoted(begin) + "*")));
      }
    }
    return found;
  }

  private static Text pattern(QueryTemplate query, String pattern) {
    boolean isParameter =
        query.parameters().keySet().stream().anyMatch(name -> pattern.contains(":" + name));
    return new Text("key", isParameter ? Optional.empty() : Optional.of(pattern));
  }

  private static String unquoted(String text) {
    return text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
  }
}
