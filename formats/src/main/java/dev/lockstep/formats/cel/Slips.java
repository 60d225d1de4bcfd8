package dev.lockstep.formats.cel;

import dev.lockstep.model.problem.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people write who know other languages than CEL, and how it is said here. */
final class Slips {
  private static final Pattern UNEXPECTED =
      Pattern.compile("(?:mismatched|extraneous) input '(.*?)' expecting .*");
  private static final Pattern UNKNOWN = Pattern.compile("token recognition error at: '(.*?)'");
  private static final Map<String, String> SIGNS =
      Map.of(
          "is", "compare by ==, as in doc.a == null",
          "and", "write &&",
          "or", "write ||",
          "not", "write !",
          "=", "compare by ==",
          "?", "there is no ??: write has(doc.a) ? doc.a : doc.b",
          ":", "cut a text by substring(doc.a, 0, 2)",
          "$", "a field is called by its bare name or as doc.name",
          "=~", "search by matches(doc.a, \"pattern\")",
          "like", "search by matches(doc.a, \"pattern\")");
  private static final Map<String, List<String>> FUNCTIONS =
      Map.ofEntries(
          Map.entry("lower", List.of("tolowercase", "tolower", "lowercase", "downcase", "lcase")),
          Map.entry("upper", List.of("touppercase", "toupper", "uppercase", "upcase", "ucase")),
          Map.entry("trim", List.of("strip", "trimboth", "trimspace")),
          Map.entry("size", List.of("length", "len", "count", "strlen")),
          Map.entry("has", List.of("defined", "isset", "present", "isdefined")),
          Map.entry("int", List.of("toint", "parseint", "integer", "toint32")),
          Map.entry("long", List.of("tolong", "toint64")),
          Map.entry("double", List.of("todouble", "parsefloat", "number", "tonumber", "float")),
          Map.entry("decimal", List.of("todecimal", "bigdecimal")),
          Map.entry("string", List.of("tostring", "str", "text")),
          Map.entry("bool", List.of("tobool", "boolean")),
          Map.entry("timestamp", List.of("date", "todate", "isodate", "datetime", "newdate")),
          Map.entry("objectId", List.of("toobjectid", "oid")),
          Map.entry("substring", List.of("substr", "slice", "left", "right", "mid")),
          Map.entry("replace", List.of("replaceall", "gsub", "sub")),
          Map.entry("contains", List.of("includes", "include")),
          Map.entry("distinct", List.of("unique", "uniq", "dedupe", "toset")));
  private static final Map<String, String> SAYINGS =
      Map.ofEntries(
          said("join texts by +, as in doc.a + \" \" + doc.b", "concat", "concatenate"),
          said("write has(doc.a) ? doc.a : doc.b", "coalesce", "ifnull", "nvl"),
          said("write a condition as c ? a : b", "if", "iif", "cond"),
          said("there is no clock and no chance in a change", "now", "uuid", "random", "rand"),
          said(
              "write an operation with a path through [], which is carried out in each element",
              "map",
              "foreach",
              "transform"),
          said("expressions have no loops", "filter", "all", "reduce", "sum"),
          said("ask for a field by has(doc.a), for an item by x in doc.a", "exists", "some", "any"),
          said(
              "cut the parts of a date out of its text, as in int(substring(string(doc.at), 0, 4))",
              "getfullyear",
              "getmonth",
              "getdate",
              "getdayofmonth",
              "gethours",
              "year",
              "month",
              "day"));

  private Slips() {}

  private static Map.Entry<String, String> said(String how, String... words) {
    return Map.entry("," + String.join(",", words) + ",", how);
  }

  /** A parser's message, without what it would have taken, and with how to say it. */
  static String explained(String message) {
    Matcher unexpected = UNEXPECTED.matcher(message);
    if (unexpected.matches()) {
      String input = unexpected.group(1);
      return (input.equals("<EOF>")
              ? "it ends too early"
              : "'%s' was not expected here".formatted(input))
          + hint(input);
    }
    Matcher unknown = UNKNOWN.matcher(message);
    if (unknown.find()) {
      String input = unknown.group(1).strip();
      return "'%s' is no part of an expression".formatted(input) + hint(input);
    }
    return message.startsWith("reserved identifier: ")
        ? "'%s' is a word of CEL's own; a field of this name is doc[\"…\"]"
            .formatted(message.substring("reserved identifier: ".length()))
        : message;
  }

  private static String hint(String input) {
    String how = SIGNS.get(input.toLowerCase(Locale.ROOT));
    return how == null ? "" : ": " + how;
  }

  /** What may be meant by a function that is unknown, to append to a sentence. */
  static String meant(String word, List<String> known) {
    String plain = word.replace("_", "").toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> saying : SAYINGS.entrySet()) {
      if (saying.getKey().contains("," + plain + ",")) {
        return ": " + saying.getValue();
      }
    }
    for (Map.Entry<String, List<String>> function : FUNCTIONS.entrySet()) {
      if (function.getValue().contains(plain)) {
        return "; did you mean " + function.getKey() + "?";
      }
    }
    return Nearest.suggestion(word, known);
  }
}
